"""The only room that knows YAML: a folder → (pack or None, diagnostics).

A module is imported when something in it is first asked for: where a pack stands is known before any is read.
"""

from typing import TYPE_CHECKING, Final

from cxsim.model.on_demand import on_demand

if TYPE_CHECKING:
    from cxsim.content.diagnostic import Diagnostic
    from cxsim.content.fingerprint import content_hash
    from cxsim.content.load import Loaded, load_pack
    from cxsim.content.shipped import asset_folder, find_pack, shipped_packs

__all__ = ["Diagnostic", "Loaded", "asset_folder", "content_hash", "find_pack", "load_pack", "shipped_packs"]

_MODULES: Final = {
    "diagnostic": ("Diagnostic",),
    "fingerprint": ("content_hash",),
    "load": ("Loaded", "load_pack"),
    "shipped": ("asset_folder", "find_pack", "shipped_packs"),
}

if not TYPE_CHECKING:  # mypy would take every name for one of ours
    __getattr__ = on_demand(__name__, _MODULES)
