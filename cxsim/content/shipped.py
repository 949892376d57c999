"""Where packs and assets stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_IN_WHEEL = _PACKAGE / "_shipped"


def shipped_folder(name: str) -> Path:
    """Return the folder ``scenarios`` or ``assets`` that ships with the product."""
    in_wheel = _IN_WHEEL / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name


def asset_folder() -> Path:
    """Return the folder of fonts, icons and pictures."""
    return shipped_folder("assets")


def checkout_folder() -> Path | None:
    """Return the checkout that the package runs from, None where it was installed from a wheel."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "saves").is_dir() else None


def how_to_install(extra: str) -> str:
    """Return what to type for what an extra of the package brings, for the Python that runs this."""
    root = checkout_folder()
    package = f'"cxsim[{extra}]"' if root is None else f'-e "{root}[{extra}]"'
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {package}"


def shipped_packs() -> tuple[Path, ...]:
    """Return the folders of the packs that ship with the product, by name."""
    folder = shipped_folder("scenarios")
    return tuple(sorted(each.parent for each in folder.glob("*/pack.yaml"))) if folder.is_dir() else ()


def find_pack(name: str) -> Path | None:
    """Return the folder of a pack: a path to it (or to something in it), or the name of one that ships.

    What stands here comes first: a folder of that name without a pack.yaml is no pack.
    """
    here = Path(name)
    if here.exists():
        return next((folder for folder in (here, here.parent) if (folder / "pack.yaml").is_file()), None)
    return next((each for each in shipped_packs() if each.name == name), None)
