"""The head of a case's log, signed: Ed25519 (RFC 8032) over the canonical JSON of the head.

What is signed is canonical JSON `{"case":...,"format":"hearsay head 1","hash":...,"seq":...}`. The signature is
a line of the log itself, `sign`, and can be written out beside the head. Keys are the usual files: PEM (PKCS 8) or
OpenSSH (`ssh-keygen -t ed25519`), without a passphrase.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.case.chain import Body, LogEntry, canonical
from hearsay.case.change import Change
from hearsay.case.log import Head, head
from hearsay.errors import CaseError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT = "hearsay head 1"
SIGN = "sign"
"""The action of a line that holds a signature of the line before it."""
_KEY = 64
"""Hex digits of a public key."""


def new_key(path: Path) -> str:
    """Writes a new private key to `path`, readable by its owner only, and returns its public key in hex.

    Raises:
        CaseError: there is a file already, or it cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
            stream.write(content)
    except OSError as wrong:
        raise CaseError(str(path), f"cannot be written ({wrong.strerror}).", "Choose another name.") from wrong
    return public(key)


def private_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a file.

    Raises:
        CaseError: there is no Ed25519 key without a passphrase in it.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    try:
        raw = path.read_bytes()
        load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in raw else load_pem_private_key
        key = load(raw, None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        advice = "Make one: hearsay case sign CASE --new-key FILE."
        raise CaseError(str(path), f"holds no key that can be used ({wrong}).", advice) from wrong
    if not isinstance(key, Ed25519PrivateKey):
        raise CaseError(str(path), "holds a key of another kind than Ed25519.", "Make one: ssh-keygen -t ed25519.")
    return key


def public_key(given: str) -> str:
    """A public key as hex digits, from hex digits, a `.pub` file of OpenSSH or a PEM file.

    Raises:
        CaseError: it is none.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key, load_ssh_public_key

    if len(given) == _KEY and all(c in "0123456789abcdefABCDEF" for c in given):
        return given.lower()
    try:
        raw = Path(given).read_bytes()
        if b"PRIVATE KEY" in raw:
            return public(private_key(Path(given)))
        key = load_ssh_public_key(raw) if raw.startswith(b"ssh-") else load_pem_public_key(raw)
    except (OSError, ValueError, UnsupportedAlgorithm) as wrong:
        raise CaseError(given, f"is no public key ({wrong}).", "Give the .pub file, or 64 hex digits.") from wrong
    if not isinstance(key, Ed25519PublicKey):
        raise CaseError(given, "is a key of another kind than Ed25519.")
    return key.public_bytes_raw().hex()


def public(key: Ed25519PrivateKey) -> str:
    """The public key of a private one, as hex digits."""
    return key.public_key().public_bytes_raw().hex()


def sign(change: Change, key: Ed25519PrivateKey) -> LogEntry:
    """Signs the log's newest line and puts the signature behind it."""
    newest = head(change.connection)
    signature = key.sign(message(newest)).hex()
    body: dict[str, Body] = {"seq": newest.seq, "hash": newest.hash, "key": public(key), "signature": signature}
    return change.append(SIGN, body=body)


def message(signed: Head) -> bytes:
    """What a signature is over."""
    return canonical({"format": FORMAT, "case": signed.case, "seq": signed.seq, "hash": signed.hash}).encode()


def good(signed: Head, key: str, signature: str) -> bool:
    """Whether `signature` is one of `signed` by the owner of `key`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message(signed))
    except (InvalidSignature, ValueError):
        return False
    return True
