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
    return base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)


def parse(line: bytes) -> dict:
    """JSON in which no member stands twice."""
    def once(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a member stands twice")
        return dict(pairs)
    return json.loads(line.decode("utf-8"), object_pairs_hook=once)


def verify(line: bytes, signature: bytes, jwks: dict) -> None:
    """Line 2 names the key and holds the signature over the bytes of line 1, its line break included."""
    stated = parse(signature)["signature"]
    if stated["alg"] != "EdDSA" or "=" in stated["value"]:
        raise ValueError("not a signature of this format")
    keys = {key["kid"]: key for key in jwks["keys"] if key.get("crv") == "Ed25519"}
    key = Ed25519PublicKey.from_public_bytes(unpadded(keys[stated["kid"]]["x"]))
    key.verify(unpadded(stated["value"]), line)


def main(package: str, identity: str, trust: str) -> None:
    line, signature, rest = (part + b"\n" for part in decrypt(package, identity).split(b"\n"))
    if rest != b"\n":
        raise ValueError("not two lines")
    with open(trust, encoding="utf-8") as file:
        verify(line, signature, json.load(file))
    document = parse(line)  # only what was verified is read
    if document["format"] != "gong-8x8-credentials/1":
        raise ValueError("another format")
    print(json.dumps(document["customer"]["company"], ensure_ascii=False))
    for part in ("css", "scim"):
        print(f"{part}: {', '.join(sorted(document[part]))}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (InvalidSignature, KeyError, OSError, RecursionError, TypeError, ValueError, pyrage.DecryptError) as error:
        sys.exit(f"not opened: {type(error).__name__}: {error}")
