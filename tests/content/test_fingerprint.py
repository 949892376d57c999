"""The content hash: prose may be corrected, but whatever decides play changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash, load_pack, shipped_packs
from tests.content.authored import CALL, CAST, SHEET, SOUND, write

if TYPE_CHECKING:
    from pathlib import Path

FULL = CALL.replace(
    "listen: {text: Listen.}",
    """listen:
        text: Listen.
        when: minutes < 90
        takes: 2 min
        costs: 5
        delivers: {heat: fully}
        does: [own_up]
        others: {ines: [inquire]}
        set: {patience: patience - 1}
        remember: [list_kept]
        promises: ring_back
        reports_as: solved
        reply: She sighs.
        cases:
          soft: {when: tone == soft, takes: 1 min}
          hard: {reply: She hangs up.}
      hurry:
        text: Hurry her.
        chance:
          calm: {odds: 2}
          cross: {odds: 1, takes: 3 min}""",
).replace("over: {text: Over.}", "over: {text: Over., ask: What now?, takeaway: Call back., happens: {costs: 1}}")
FILES = {**SOUND, "call.yaml": FULL, "pack.yaml": SHEET + "house_rules: {bonus: {on: rating, share: 6 %}}\n"}


def hash_of(folder: Path, edit: tuple[str, str, str] | None = None) -> str:
    """Return the hash of the full pack, with one edit (file, written, instead of) where one is given."""
    files = dict(FILES)
    if edit:
        file, written, instead_of = edit
        assert instead_of in files[file]
        files[file] = files[file].replace(instead_of, written, 1)
    loaded = load_pack(write(folder, files))
    assert loaded.pack is not None, loaded.errors
    return content_hash(loaded.pack)


PROSE = [
    ("call.yaml", "A call at night", "A call"),
    ("call.yaml", "It rings.", "The phone rings."),
    ("call.yaml", "Hear her out.", "Listen."),
    ("call.yaml", "She smiles.", "She sighs."),
    ("call.yaml", "She rings off.", "She hangs up."),
    ("call.yaml", "The end.", "Over."),
    ("call.yaml", "And now?", "What now?"),
    ("call.yaml", "Call soon.", "Call back."),
    ("call.yaml", "Call back at six", "Ring back"),
    ("call.yaml", "prebrief: It is late.\ntitle:", "title:"),
    ("call.yaml", "about: {aim: To listen., plays: 5 min}\ntitle:", "title:"),
    ("call.yaml", "debrief: {story: What did you hear?}\ntitle:", "title:"),
    ("call.yaml", "# a remark\ntitle:", "title:"),
    ("pack.yaml", "Another title", "A test"),
    ("pack.yaml", "1.0.1", "1.0.0"),
    ("pack.yaml", "CC-BY-4.0", "CC0-1.0"),
    ("pack.yaml", "Fireside", "Hearthline"),
    ("pack.yaml", "Would praise us", "Would recommend us"),
    ("pack.yaml", "The list is still kept", "The list is kept"),
    (
        "pack.yaml",
        "journey: {rings: {label: Rings, channel: phone, wants: Warmth., breaks: At night.}}\nfirm:",
        "firm:",
    ),
    ("pack.yaml", "{name: Hearthline, products: {pump: {label: A pump, text: Warmth.}}}", "{name: Hearthline}"),
    ("pack.yaml", "{name: Hearthline, policies: {forms: {label: Forms, text: In writing.}}}", "{name: Hearthline}"),
    ("cast.yaml", "persona: {age: 82, channel: phone, lives: Alone.}, needs:", "needs:"),
    ("cast.yaml", "{name: Ines, view: A list wants a number.}", "{name: Ines}"),
    ("cast.yaml", "Dervla Quinn", "Dervla"),
    ("cast.yaml", "Warmth", "Heat"),
]
EFFECTS = [
    ("call.yaml", "takes: 3 min", "takes: 2 min"),
    ("call.yaml", "costs: 6", "costs: 5"),
    ("call.yaml", "costs: 2", "costs: 1"),
    ("call.yaml", "delivers: {heat: mostly}", "delivers: {heat: fully}"),
    ("call.yaml", "does: [apologise]", "does: [own_up]"),
    ("call.yaml", "others: {}", "others: {ines: [inquire]}"),
    ("call.yaml", "patience - 2", "patience - 1"),
    ("call.yaml", "remember: []", "remember: [list_kept]"),
    ("call.yaml", "keeps: ring_back", "promises: ring_back"),
    ("call.yaml", "reports_as: open", "reports_as: solved"),
    ("call.yaml", "minutes < 91", "minutes < 90"),
    ("call.yaml", "tone == hard", "tone == soft"),
    ("call.yaml", "odds: 3", "odds: 2"),
    ("call.yaml", "slow: 2", "slow: 1"),
    ("call.yaml", "start: 4", "start: 3"),
    ("call.yaml", "start: hard", "start: soft"),
    ("call.yaml", "let_ring: {text: Let it ring., next: story}", "let_ring: {text: Let it ring., next: over}"),
    ("call.yaml", "let_it: {", "let_ring: {"),
    ("call.yaml", "observed: false\ntitle:", "title:"),
    ("call.yaml", "usual: 4 min\ntitle:", "title:"),
    ("call.yaml", "setback: true, text: Over.", "text: Over."),
    ("cast.yaml", "kind: performance", "kind: must_be"),
    ("cast.yaml", "kind: must_be, weight: high", "kind: must_be"),
    ("pack.yaml", "start: safe\nfirm:", "firm:"),
    ("pack.yaml", "share: 7 %", "share: 6 %"),
    ("pack.yaml", "share: 6 %, by: team", "share: 6 %"),
]


@pytest.mark.parametrize("edit", PROSE, ids=lambda each: each[1])
def test_an_edit_of_prose_keeps_the_hash(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    assert hash_of(tmp_path, edit) == hash_of(tmp_path)


@pytest.mark.parametrize("edit", EFFECTS, ids=lambda each: each[1])
def test_an_edit_of_what_decides_play_changes_the_hash(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    assert hash_of(tmp_path, edit) != hash_of(tmp_path)


def test_choices_in_another_order_change_the_hash(tmp_path: Path) -> None:
    choices = "answer: {text: Answer it., next: story}\n      let_ring: {text: Let it ring., next: over}"
    assert hash_of(tmp_path, ("call.yaml", "\n      ".join(reversed(choices.split("\n      "))), choices)) != hash_of(
        tmp_path
    )


def test_another_scenario_changes_the_hash_and_a_golden_run_does_not(tmp_path: Path) -> None:
    before = hash_of(tmp_path)
    run = "run: {title: A run, play: [{phone: let_ring}], expect: {ending: over}}\n"
    write(tmp_path, {"playthroughs/call.yaml": run})
    assert hash_of(tmp_path) == before
    write(tmp_path, {"second.yaml": CALL})
    assert hash_of(tmp_path) != before


def test_the_folder_a_pack_stands_in_does_not_matter(tmp_path: Path) -> None:
    assert hash_of(tmp_path / "here") == hash_of(tmp_path / "there")


def test_the_hash_is_32_hexadecimal_digits_and_differs_between_packs(tmp_path: Path) -> None:
    shipped = load_pack(shipped_packs()[0]).pack
    assert shipped is not None
    found = {content_hash(shipped), hash_of(tmp_path)}
    assert len(found) == 2
    assert all(len(each) == 32 and set(each) <= set("0123456789abcdef") for each in found)


def test_the_cast_can_be_left_as_it_is_while_its_wording_changes(tmp_path: Path) -> None:
    picture = "picture: {folder: portraits, alt: A woman, licence: CC0-1.0, by: A painter}, needs:"
    assert CAST.count("needs:") == 1
    assert hash_of(tmp_path, ("cast.yaml", picture, "needs:")) == hash_of(tmp_path)
