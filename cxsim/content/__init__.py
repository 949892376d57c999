"""The only room that knows YAML: a folder → (pack or None, diagnostics)."""

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.fingerprint import content_hash
from cxsim.content.load import Loaded, load_pack
from cxsim.content.shipped import asset_folder, find_pack, shipped_packs

__all__ = ["Diagnostic", "Loaded", "asset_folder", "content_hash", "find_pack", "load_pack", "shipped_packs"]
