"""Mistakes of which it is certain what was meant, and some of which it is not."""

from __future__ import annotations

from typing import NamedTuple

from tests.content.authored import SOUND


class Mending(NamedTuple):
    """A mistake in the sound pack, and what becomes of it: the same where nothing is certain."""

    wrong: str
    right: str
    instead_of: str = "listen: {text: Listen.}"
    file: str = "call.yaml"

    @property
    def files(self) -> dict[str, str]:
        """The files of the pack with the mistake."""
        return self._with(self.wrong)

    @property
    def mended(self) -> str:
        """The file of the mistake when it is mended."""
        return self._with(self.right)[self.file]

    def _with(self, text: str) -> dict[str, str]:
        before = SOUND[self.file]
        assert self.instead_of in before
        return {**SOUND, self.file: before.replace(self.instead_of, text, 1)}


def _choice(wrong: str, right: str) -> Mending:
    return Mending(f"listen: {{text: Listen., {wrong}}}", f"listen: {{text: Listen., {right}}}")


_BLOCK = "listen:\n        text: Listen.\n        "
_TABBED = SOUND["call.yaml"].replace("  ", "\t")

AT_ONCE = (
    # a truth value
    Mending("  x: {text: A., setback: yes} # x\n  over:", "  x: {text: A., setback: true} # x\n  over:", "  over:"),
    Mending("  x: {text: A., setback: 'FALSE'}\n  over:", "  x: {text: A., setback: false}\n  over:", "  over:"),
    Mending("  helped: no\n  patience:", "  helped: false\n  patience:", "  patience:"),
    # a number, a list, a word of a closed list
    Mending("{quick: '2', slow: 1}", "{quick: 2, slow: 1}", "{quick: 1, slow: 1}"),
    Mending("{quick: 1, slow: 1,5}", "{quick: 1, slow: 1.5}", "{quick: 1, slow: 1}"),
    Mending('format: "1"', "format: 1", "format: 1", "pack.yaml"),
    Mending("languages: en\nfirm:", "languages: [en]\nfirm:", "firm:", "pack.yaml"),
    Mending("kind: Must-be", "kind: must_be", "kind: must_be", "cast.yaml"),
    Mending("licence: cc0 1.0", "licence: CC0-1.0", "licence: CC0-1.0", "pack.yaml"),
    _choice("delivers: {heat: Fully}", "delivers: {heat: fully}"),
    # amounts
    _choice("takes: 3 minutes", "takes: 3 min"),
    _choice("takes: '5 minutes, 40 sec.'", "takes: 5 min 40 s"),
    Mending(f"{_BLOCK}takes: 3,5 Min.   # about", f"{_BLOCK}takes: 3.5 min   # about"),
    # names
    Mending("Title: A call", "title: A call", "title: A call"),
    Mending("TITLE: A call", "title: A call", "title: A call"),
    Mending("at-stake: [heat]", "at_stake: [heat]", "at_stake: [heat]"),
    Mending("'At stake': [heat]", "'at_stake': [heat]", "at_stake: [heat]"),
    Mending("atStake: [heat]", "at_stake: [heat]", "at_stake: [heat]"),
    Mending("Situations:", "situations:", "situations:"),
    Mending("situatons:", "situations:", "situations:"),
    Mending("  The Phone:", "  the_phone:", "  phone:"),
    Mending("text: At {Time} she calls.", "text: At {time} she calls.", "text: She tells you."),
    Mending("text: |\n      ines (Calm): Hello.", "text: |\n      ines (calm): Hello.", "text: She tells you."),
    # conditions and assignments
    _choice("when: patience = 2", "when: patience == 2"),
    _choice("when: patience>1&&(patience<3)", "when: patience>1 and (patience<3)"),
    _choice("when: patience > 1 OR promised(ring_back)", "when: patience > 1 or promised(ring_back)"),
    _choice("when: patience ≥ 2", "when: patience >= 2"),
    _choice("when: '!promised(ring_back)'", "when: 'not promised(ring_back)'"),
    _choice("when: Patience > 2", "when: patience > 2"),
    _choice("set: {patience: += 1}", "set: {patience: patience + 1}"),
    _choice("set: {patience: patience -= 2}", "set: {patience: patience - 2}"),
    _choice("set: {patience += 1}", "set: {patience: patience + 1}"),
    Mending(
        f"{_BLOCK}set:\n          patience += 1",
        f"{_BLOCK}set:\n          {{patience: patience + 1}}",
    ),
    _choice("set: {tone: Hard}", "set: {tone: hard}"),
    # signs and layout
    _choice("takes:3 min", "takes: 3 min"),
    Mending(f"{_BLOCK}takes:3 min", f"{_BLOCK}takes: 3 min"),
    Mending("title\uff1aA call", "title: A call", "title: A call"),
    Mending("listen: {text: Listen.\uff0cnext: over}", "listen: {text: Listen., next: over}"),
    Mending("\u00a0\u00a0\u00a0\u00a0text: She", "    text: She", "    text: She"),
    Mending("  \u3000text: She", "    text: She", "    text: She"),
    Mending(_TABBED, SOUND["call.yaml"], SOUND["call.yaml"]),
    Mending("%YAML 1.1\n---\ntitle: A call", "---\ntitle: A call", "title: A call"),
    Mending("\ufeffTitle: A call", "\ufefftitle: A call", "title: A call"),
)  # fmt: skip
_CHOICES = "    choices:\n      answer: {text: Answer it., next: story}"
IN_TURN = (
    Mending("title:A call\nwith:dervla\n", "title: A call\nwith: dervla\n", "title: A call\nwith: dervla\n"),
    Mending("    Choices:\n      answer: {Text: Answer it., Next: Story}", _CHOICES, _CHOICES),
    _choice("Takes: 3 minutes", "takes: 3 min"),
    _choice("takes:3 minutes, when: patience = 2 && true", "takes: 3 min, when: patience == 2 and true"),
    Mending(f"{_BLOCK}takes:3 minutes", f"{_BLOCK}takes: 3 min"),
    Mending(SOUND["call.yaml"].replace("  ", "\t").replace("title", "Title"), SOUND["call.yaml"], SOUND["call.yaml"]),
)
"""Some of these show only when others are mended."""
CERTAIN = (*AT_ONCE, *IN_TURN)
UNCERTAIN = tuple(
    each._replace(right=each.wrong)
    for each in (
        _choice("takes: 3", ""),
        _choice("takes: 5:40", ""),
        _choice("takes: 3,500 min", ""),
        _choice("takes: 3 months", ""),
        _choice("set: {patience: '+1'}", ""),
        _choice("taeks: 3 parsecs", ""),
        Mending("title: 1984", "", "title: A call"),
        Mending("title: 2,5", "", "title: A call"),
        Mending("{quick: 1,500, slow: 1}", "", "{quick: 1, slow: 1}"),
        Mending("{quick: '1,500', slow: 1}", "", "{quick: 1, slow: 1}"),
        Mending("text: She tells you.\n    Note:this is how", "", "text: She tells you."),
        Mending("\ttext: She tells you.", "", "    text: She tells you."),
        Mending("house_rules: {bonus: {on: rating, share: 0.06}}\nfirm:", "", "firm:", "pack.yaml"),
    )
)
