from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import Catalogue, Entry
from cxsim.content.translate import texts_of_pack, translate
from cxsim.simulation.words_of_packs import words_in
from tests.packs import desk, pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

SPOKEN = 'desk:\n    text: "It is {time}.\\ndervla (calm): *Still* cold."'


def test_what_leaders_read_is_there_in_another_language_and_the_rest_stays(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"call": scenario(desk(go="costs: 1").replace("desk:", SPOKEN, 1))})
    texts = dict(texts_of_pack(pack))
    desk_text, title = "call.situations.desk.text", "call.title"
    greek = {desk_text: "Είναι {time}.\ndervla (calm): Κάνει *ακόμη* κρύο.", title: "Τηλεφώνημα"}
    found = Catalogue(entries={name: Entry(name, texts[name], said) for name, said in greek.items()})
    words = words_in(pack, translate(pack, found))
    assert words["It is …. Dervla: Still cold."] == "Είναι …. Dervla: Κάνει ακόμη κρύο."
    assert words[texts[title]] == "Τηλεφώνημα"
    left = texts["call.situations.desk.choices.go.text"]
    assert words[left] == left
