"""``cxsim pack``: one file to hand over, and what a receiver does with it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from cxsim.cli.refusing import pack_folder, refuse

if TYPE_CHECKING:
    from cxsim.content.pack_file import PackFile


class Step(StrEnum):
    """What to do."""

    BUILD = "build"
    VERIFY = "verify"
    UNPACK = "unpack"
    KEY = "key"


def verb(
    step: Annotated[Step, typer.Argument(help="build a file, verify or unpack one, or make a key to sign with.")],
    path: Annotated[Path, typer.Argument(help="A pack's folder to build, a file to verify or unpack, a key's name.")],
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="build: file to write. unpack: folder to make.", metavar="PATH")
    ] = None,
    sign: Annotated[Path | None, typer.Option(help="build: sign with this private key.", metavar="FILE")] = None,
    key: Annotated[
        Path | None, typer.Option(help="verify, unpack: only if signed with this public key.", metavar="FILE")
    ] = None,
) -> None:
    """Make a pack into one file, look into one, or unpack it. Nothing that is there is ever written over."""
    from cxsim.content.pack_file import PackFileError

    _refuse_options(step, {"--out": out, "--sign": sign, "--key": key})
    try:
        match step:
            case Step.BUILD:
                _build(path, out, sign)
            case Step.VERIFY:
                _told(_verified(path, key), key)
            case Step.UNPACK:
                _unpack(path, out, key)
            case Step.KEY:
                _key(path)
    except PackFileError as error:
        refuse(f"{path}: {error}")


def _build(path: Path, out: Path | None, sign: Path | None) -> None:
    from cxsim.workbench.handover import build, default_name
    from cxsim.workbench.signing import signed

    folder = pack_folder(path)
    built = build(folder)
    if built.pack_file is None or built.to_fix:
        refuse(*map(str, built.to_fix), f"'{folder}' is not handed over before this is fixed. No file was written.")
    made = signed(built.pack_file, sign) if sign else built.pack_file
    target = out or Path(default_name(made))
    size = _write(target, made.as_bytes())
    for name in built.left_out:
        typer.echo(f"left out: {name} (a link, or no kind of file that packs carry)", err=True)
    typer.echo(f"{target}: {len(made.files)} files, {size / 1000:,.0f} kB{', signed' if sign else ''}.")


def _verified(path: Path, key: Path | None) -> PackFile:
    """Return a pack file that is what it says, and whose it should be; leave with 1 otherwise."""
    from cxsim.content.pack_file import read_pack_file
    from cxsim.workbench.handover import faults
    from cxsim.workbench.signing import public_key, signer

    found = read_pack_file(path)
    if key is not None:
        wanted, has = public_key(key), signer(found)
        if wanted != has:
            refuse(f"'{path}' is {'not signed' if has is None else f'signed with another key, {has}'}.")
    wrong = faults(found)
    if wrong:
        refuse(*wrong, f"'{path}' is no pack that can be played.")
    return found


def _told(found: PackFile, key: Path | None) -> None:
    from cxsim.workbench.signing import MissingLibraryError, signer

    manifest = found.manifest
    typer.echo(f"{manifest.pack} {manifest.version}: {manifest.title}")
    typer.echo(f"licence  {manifest.licence}")
    typer.echo(f"content  {manifest.content}")
    typer.echo(f"files    {len(manifest.files)}, each as the manifest says")
    if found.signature is None:
        typer.echo("signed   by nobody")
    elif key is not None:
        typer.echo(f"signed   with {key}")
    else:
        try:
            whose = f"with {signer(found)}. Whose key is it? Give --key with the public key you expect."
        except MissingLibraryError as error:
            whose = f"and not looked at. {error}"
        typer.echo(f"signed   {whose}")


def _unpack(path: Path, out: Path | None, key: Path | None) -> None:
    from cxsim.content.unpack import unpack

    found = _verified(path, key)
    folder = unpack(found, out or Path(found.manifest.pack))
    typer.echo(f"{folder}: {len(found.files)} files. Play it: cxsim play {folder}")


def _key(path: Path) -> None:
    from cxsim.workbench.signing import new_key

    private_file, public_file = path.with_name(f"{path.name}.key"), path.with_name(f"{path.name}.pub")
    for each in (private_file, public_file):
        if each.exists():
            refuse(f"'{each}' is there already. Choose another name.")
    private, public = new_key()
    _write(private_file, private, mode=0o600)
    _write(public_file, public)
    typer.echo(f"{private_file} signs: keep it to yourself, it has no password.")
    typer.echo(f"{public_file} is for everybody who should recognise what you sign.")


def _write(target: Path, content: bytes, mode: int = 0o644) -> int:
    """Write a file that is not there yet; return its size."""
    import os

    from cxsim.content.pack_file import PackFileError

    try:
        new = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except FileExistsError as error:
        raise PackFileError(f"'{target}' is there already. Delete it, or name another with -o.") from error
    except OSError as error:
        raise PackFileError(f"'{target}' cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(new, "wb") as opened:
            opened.write(content)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise PackFileError(f"'{target}' cannot be written: {error.strerror}.") from error
    return len(content)


_OPTIONS: Final = {Step.BUILD: {"--out", "--sign"}, Step.VERIFY: {"--key"}, Step.UNPACK: {"--out", "--key"}}


def _refuse_options(step: Step, given: dict[str, object]) -> None:
    for option, value in given.items():
        if value is not None and option not in _OPTIONS.get(step, ()):
            raise typer.BadParameter(f"'{step}' does not ask for it.", param_hint=option)
