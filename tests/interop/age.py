"""PyPI's pyrage as a command: age.py keygen, encrypt RECIPIENT [armor], decrypt IDENTITY; standard input to output."""

import sys

import pyrage


def keygen(_kind):
    identity = pyrage.x25519.Identity.generate()
    return f"{identity} {identity.to_public()}".encode()


def encrypt(recipient, form=None):
    to = [pyrage.x25519.Recipient.from_str(recipient)]
    return pyrage.encrypt(sys.stdin.buffer.read(), to, armored=form == "armor")


def decrypt(identity):
    return pyrage.decrypt(sys.stdin.buffer.read(), [pyrage.x25519.Identity.from_str(identity)])


verb, *rest = sys.argv[1:]
sys.stdout.buffer.write({"keygen": keygen, "encrypt": encrypt, "decrypt": decrypt}[verb](*rest))
