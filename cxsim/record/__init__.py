"""What happened, kept: one JSON-lines file a save, and the store of what many participants shared."""

from cxsim.record.folder import Listing, list_saves, new_save, saves_folder
from cxsim.record.resume import Resumed, resume
from cxsim.record.save import OpenedSave, SaveError, SaveFile, open_save

__all__ = [
    "Listing", "OpenedSave", "Resumed", "SaveError", "SaveFile", "list_saves", "new_save", "open_save", "resume",
    "saves_folder",
]  # fmt: skip
