"""Whose pack it is: an Ed25519 signature of the manifest. Needs the library ``cryptography`` (extra ``sign``)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.content.pack_file import PackFileError, Signature
from cxsim.content.shipped import how_to_install

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    from cxsim.content.pack_file import Manifest, PackFile

LARGEST_KEY = 10_000
"""Bytes of a key's file."""
_PURPOSE = b"cxsim pack 1\n"
"""Signed before the manifest, so that the signature is good for nothing else."""


class MissingLibraryError(PackFileError):
    """The library for signatures is not installed."""


def new_key() -> tuple[bytes, bytes]:
    """Return a new private key and its public key, as PEM."""
    _require()
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - an extra

    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    return private, key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)


def signed(made: PackFile, key_file: Path) -> PackFile:
    """Return the pack file with a signature made with a private key."""
    key = _private_key(key_file)
    signature = key.sign(_message(made.manifest)).hex()
    return replace(made, signature=Signature(key=_digits(key.public_key()), signature=signature))


def signer(found: PackFile) -> str | None:
    """Return the public key (64 hexadecimal digits) that signed a pack file, None where nobody did.

    Raises :class:`PackFileError` where the signature is not one of this manifest.
    """
    if found.signature is None:
        return None
    _require()
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - an extra

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.signature.key))
        key.verify(bytes.fromhex(found.signature.signature), _message(found.manifest))
    except (InvalidSignature, ValueError) as error:
        raise PackFileError("Its signature is not one of this content.") from error
    return found.signature.key


def public_key(key_file: Path) -> str:
    """Return the public key (64 hexadecimal digits) in a PEM file."""
    _require()
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415 - an extra

    try:
        key = load_pem_public_key(_pem(key_file))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise PackFileError(f"'{key_file}' is no public key.") from error
    if not isinstance(key, Ed25519PublicKey):
        raise PackFileError(f"'{key_file}' is no Ed25519 key.")
    return _digits(key)


def _private_key(key_file: Path) -> Ed25519PrivateKey:
    _require()
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - an extra

    try:
        key = load_pem_private_key(_pem(key_file), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise PackFileError(f"'{key_file}' is no private key without a password.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PackFileError(f"'{key_file}' is no Ed25519 key.")
    return key


def _pem(key_file: Path) -> bytes:
    try:
        with key_file.open("rb") as opened:
            return opened.read(LARGEST_KEY)
    except OSError as error:
        raise PackFileError(f"'{key_file}' cannot be read: {error.strerror}.") from error


def _digits(key: Ed25519PublicKey) -> str:
    return key.public_bytes_raw().hex()


def _message(manifest: Manifest) -> bytes:
    return _PURPOSE + manifest.as_bytes()


def _require() -> None:
    """Raise :class:`MissingLibraryError` with the way out where there is none."""
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        words = f"Signatures need the library cryptography. Install it with: {how_to_install('sign')}"
        raise MissingLibraryError(words) from error
