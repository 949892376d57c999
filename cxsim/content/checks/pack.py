"""pack.yaml and cast.yaml: closed lists, the campaign's plan, pictures inside the pack, whether they can be drawn."""

from __future__ import annotations

from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import Fault
from cxsim.content.problem import Problem, unknown
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.vocabulary import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Diagnostic
    from cxsim.model.cast import Cast, Picture
    from cxsim.model.pack import PackSheet
    from cxsim.model.walk import Path


_WEEKS = "Choose an earlier week, or give the campaign more."


def check_sheet(sheet: PackSheet, scenarios: frozenset[str]) -> Iterator[Problem]:
    """Yield names in pack.yaml that are not on the model's closed lists or name no scenario."""
    for path, name, says, on_key in _kpis(sheet):
        if name not in KPIS:
            yield unknown("CX202", "kpi", name, KPIS, path, says=says, on_key=on_key)
    for name in sheet.start_but:
        if name not in QUALITIES:
            path = ("start_but", name)
            yield unknown("CX213", "quality", name, QUALITIES, path, says="the start sets apart", on_key=True)
    for name in sheet.facts:
        if name in RESERVED:
            problem = f"'{name}' is a word of the language."
            yield Problem(("facts", name), "CX304", "name-taken", problem, "Choose another name.")
    for name, planned in (sheet.campaign.plan if sheet.campaign else {}).items():
        if sheet.campaign and planned.week > sheet.campaign.weeks:
            problem = f"'{name}' is in week {planned.week}, and the campaign has {sheet.campaign.weeks} weeks."
            yield Problem(("campaign", "plan", name, "week"), "CX221", "week-outside", problem, _WEEKS, on="value")
        if planned.play not in scenarios:
            at = ("campaign", "plan", name, "play")
            yield unknown("CX214", "scenario", planned.play, scenarios, at, says=f"'{name}' plays")


def _kpis(sheet: PackSheet) -> Iterator[tuple[Path, str, str, bool]]:
    """Yield (path, name, how it is said, whether the name is a key) of every KPI that is named."""
    for name in sheet.kpis:
        yield ("kpis", name), name, "the pack gives a face to", True
    rules = sheet.house_rules
    if rules.bonus:
        yield ("house_rules", "bonus", "on"), rules.bonus.on, "the bonus hangs on", False
    for at, name in enumerate(rules.board_shows or ()):
        yield ("house_rules", "board_shows", at), name, "the board shows", False


def check_cast(cast: Cast, folder: FilePath) -> Iterator[Problem]:
    """Yield people who are named twice and pictures that are missing or lie outside the pack."""
    for field, people in (("customers", cast.customers), ("colleagues", cast.colleagues)):
        for name, person in people.items():
            if field == "colleagues" and name in cast.customers:
                yield Problem(
                    (field, name),
                    "CX215",
                    "person-twice",
                    f"'{name}' is a customer, too.",
                    "Give one of them another id.",
                )
            if person.picture:
                yield from _picture(cast, person.picture, (field, name), folder)


def _picture(cast: Cast, picture: Picture, owner: tuple[str, str], folder: FilePath) -> Iterator[Problem]:
    at = (*owner, "picture", "folder")
    inside = PurePosixPath(picture.folder)
    if not _stays_inside(folder, picture.folder):
        yield _outside(at, picture.folder)
        return
    files = {mood: folder / inside / f"{mood}.svg" for mood in cast.moods}
    for path in files.values():
        if path.is_symlink() and not _stays_inside(folder, path.relative_to(folder).as_posix()):
            yield _outside(at, path.relative_to(folder).as_posix())
    missing = [mood for mood, path in files.items() if not path.is_file()]
    if missing:
        problem = f"'{picture.folder}' has no picture for {', '.join(missing)}."
        yield Problem(
            at, "CX606", "missing-asset", problem, f"Add {missing[0]}.svg to the folder.", "warning", on="value"
        )


def _outside(at: Path, name: str) -> Problem:
    problem = f"'{name}' leads out of the pack's folder."
    return Problem(at, "CX607", "asset-outside", problem, "Keep pictures inside the pack.", on="value")


def check_pictures(cast: Cast, folder: FilePath) -> Iterator[Diagnostic]:
    """Yield what keeps portraits from being drawn, by file and place in it; nothing of those that are missing.

    All of them are read, which loading a pack has no time for: in the game such a one is a missing one.
    """
    everybody = (*cast.customers.values(), *cast.colleagues.values())
    folders = sorted({person.picture.folder for person in everybody if person.picture})
    if not folders:
        return
    from cxsim.content.drawing import read_drawing  # noqa: PLC0415 - not every pack has pictures

    for name in folders:
        for mood in cast.moods if _stays_inside(folder, name) else ():
            path = folder / name / f"{mood}.svg"
            found = read_drawing(path) if path.is_file() and _stays_inside(folder, f"{name}/{mood}.svg") else None
            if isinstance(found, Fault):
                yield found.in_file(str(path))


def _stays_inside(folder: FilePath, name: str) -> bool:
    """Whether a name written in a pack leads to a place in its folder, on every system and past every link."""
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or not set(name).isdisjoint("\\:\0"):
        return False
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
