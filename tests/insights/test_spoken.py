from __future__ import annotations

from cxsim.insights.leaders.spoken import Spoken

DESK = Spoken("call", "A call", ("listening",), "It is cold.", {"go": "Go.", "stay": "Stay."})


def test_words_are_said_in_another_language_and_what_is_missing_stays() -> None:
    said = DESK.said({"A call": "Τηλεφώνημα", "It is cold.": "Κάνει κρύο.", "Go.": "Πήγαινε."})
    assert said == Spoken("call", "Τηλεφώνημα", ("listening",), "Κάνει κρύο.", {"go": "Πήγαινε.", "stay": "Stay."})
