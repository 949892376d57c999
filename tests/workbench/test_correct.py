"""Correct packs are of every kind: each field comes up, in very different files, and a seed means one pack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxsim.content import load_pack
from cxsim.model.authored import Authored
from tests.workbench.correct import write_correct_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKS = 100


def shapes_in(value: object) -> Iterator[Authored]:
    match value:
        case Authored():
            yield value
            for field in type(value).model_fields:
                yield from shapes_in(getattr(value, field))
        case Mapping():
            for each in value.values():
                yield from shapes_in(each)
        case tuple():
            for each in value:
                yield from shapes_in(each)


def test_every_field_but_pictures_comes_up(tmp_path: Path) -> None:
    written: dict[type, set[str]] = defaultdict(set)
    for seed in range(PACKS):
        pack = load_pack(write_correct_pack(tmp_path / str(seed), seed)).pack
        assert pack
        for whole in (pack.sheet, pack.cast, pack.scenarios, pack.playthroughs):
            for shape in shapes_in(whole):
                for base in type(shape).__mro__:
                    written[base] |= shape.model_fields_set
    shapes = [each for each in written if issubclass(each, Authored)]
    missing = {(each.__name__, field) for each in shapes for field in each.__annotations__.keys() - written[each]}
    assert missing == {("Person", "picture")}


def test_a_seed_means_one_pack_and_another_one_another(tmp_path: Path) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}

    one, again, other = (files(write_correct_pack(tmp_path / name, int(name[0]))) for name in ("3", "3 again", "4"))
    assert one == again
    assert one["call.yaml"] != other["call.yaml"]


def test_files_have_texts_under_bars_and_beside_keys_parts_in_braces_and_remarks(tmp_path: Path) -> None:
    text = "".join((write_correct_pack(tmp_path / str(seed), seed) / "call.yaml").read_text() for seed in range(5))
    for written in (": |\n", "text: ", "{odds: ", "does:\n", "  # ", "\n    # "):
        assert written in text, written
