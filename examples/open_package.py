"""Opens a package without gong-onboarding: age decrypts it, Ed25519 (RFC 8032) proves who made it, JSON says what it holds.

    pip install pyrage cryptography
    python open_package.py PACKAGE IDENTITY TRUST

TRUST is a copy of the portal's /.well-known/jwks.json, fetched once over a way you trust.
"""
import base64
import json
import sys

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def decrypt(package: str, identity: str) -> bytes:
    """Reads binary and armored packages with an identity file as age-keygen writes it."""
    lines = [line.strip() for line in open(identity, encoding="utf-8")]
    identities = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    with open(package, "rb") as file:
        return pyrage.decrypt(file.read(), identities)


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verify(line: bytes, signature: bytes, jwks: dict) -> None:
    """Line 2 names the key and holds the signature over the bytes of line 1, its line break included."""
    stated = json.loads(signature)["signature"]
    keys = {key["kid"]: key for key in jwks["keys"] if key.get("crv") == "Ed25519"}
    key = Ed25519PublicKey.from_public_bytes(unpadded(keys[stated["kid"]]["x"]))
    key.verify(unpadded(stated["value"]), line)


def main(package: str, identity: str, trust: str) -> None:
    line, signature = decrypt(package, identity).splitlines(keepends=True)
    with open(trust, encoding="utf-8") as file:
        verify(line, signature, json.load(file))
    document = json.loads(line)  # only what was verified is read
    if document["format"] != "gong-8x8-credentials/1":
        raise ValueError("another format")
    print(json.dumps(document["customer"]["company"], ensure_ascii=False))
    for part in ("css", "scim"):
        print(f"{part}: {', '.join(sorted(document[part]))}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (InvalidSignature, KeyError, OSError, TypeError, ValueError, pyrage.DecryptError) as error:
        sys.exit(f"not opened: {type(error).__name__}: {error}")
