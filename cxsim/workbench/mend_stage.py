"""Changes tried together in memory: what does no harm is kept, what is to blame is found in few checks."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cxsim.content.mend import STAND_INS
from cxsim.content.reader import read
from cxsim.workbench.certain import Written, certain_change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cxsim.content import Diagnostic
    from cxsim.workbench.certain import Change, Edit

    Found = tuple[Diagnostic, ...]
    _Sentence = tuple[str, ...]
    _There = Mapping[tuple[str, int], Sequence[Diagnostic]]
    """File and line → what is told there."""

_LACKING = re.compile(r"Add (\w+): …")
_UNTOLD = frozenset({"CX099", "CX609"})
"""Codes that say that more is wrong with a file than is told."""
_UNKNOWN_FIELD, _DECIMAL_COMMA = "CX102", "CX021"
_OF_LAYOUT = frozenset({"CX025", "CX028"})
"""Codes of what is mended without a change to any word: what is wrong with the words was so before."""
_OF_SIGNS = frozenset({"CX031", "CX032", "CX301"})
"""Codes of a sign that hides what is wrong behind it in its line."""


class Drafts(Protocol):
    """Files that can be changed and checked in memory."""

    checks: int
    """How often they have been checked."""

    def check(self) -> Found:
        """Return what there is to say now."""

    def source(self, path: Path) -> bytes:
        """Return a file as it is now."""

    def text(self, path: Path) -> str:
        """Return the text of a file, "" where it has none."""

    def change(self, files: Mapping[str, str]) -> None:
        """Give files another text."""

    def names(self) -> set[str]:
        """Return every name that stands in the files, or on one of the closed lists."""


class Stage:
    """The changes that are certain as files are now, of those that none touches what another does.

    Those come first that bring to light what else is wrong with a file, and last those that take lines away.
    """

    def __init__(self, drafts: Drafts, mistakes: Iterable[Diagnostic], found: Found) -> None:
        self._drafts = drafts
        self._found = found
        self._written = cache(lambda file: Written(drafts.text(Path(file))))
        names = cache(drafts.names)
        changes = (certain_change(each, self._written(each.file), names) for each in mistakes)
        listed = [each for each in changes if each]
        kept = [each for each in listed if not self._takes_lines(each)]
        dark = [each for each in kept if each.diagnostic.file in self._half_told] if kept else []
        self._in_the_dark = bool(dark)
        self.changes = tuple(_apart(dark or kept or listed))
        self.accepted: list[Change] = []
        self.refused: set[Diagnostic] = set()
        """What is not to be mended so."""

    def settle(self, most: int) -> Found:
        """Make those of the changes that do no harm, in up to ``most`` checks, and return what is said then."""
        waiting = [list(self.changes)]
        while waiting and self._drafts.checks < most:
            group, *waiting = waiting
            self._make([*self.accepted, *group])
            after = self._drafts.check()
            blamed = self._blamed(group, after)
            if not blamed and not self._is_worse([*self.accepted, *group], after):
                self.accepted += group
                self._found = after
            elif len(group) == 1 or (blamed == group and self._stand_apart(group)):
                self.refused |= {each.diagnostic for each in group}
            else:
                waiting = [*_parted(group, blamed), *waiting]
        self._make(self.accepted)
        return self._found

    def _make(self, changes: Iterable[Change]) -> None:
        """Let the files be as they were, but for some of the changes."""
        edits: dict[str, list[Edit]] = {each.diagnostic.file: [] for each in self.changes}
        for each in changes:
            edits[each.diagnostic.file] += each.edits
        self._drafts.change({file: _with(self._written(file).text, sorted(some)) for file, some in edits.items()})

    def _is_worse(self, changes: Iterable[Change], after: Found) -> bool:
        """Whether anything is told that was not, of what was told of."""
        if self._in_the_dark:
            return False
        hidden: dict[tuple[str, int], int] = {}
        for each in changes:
            for line, at in self._hidden(each).items():
                place = (each.diagnostic.file, line)
                hidden[place] = min(at, hidden.get(place, at))
        seen = tuple(each for each in after if not _is_behind(each, hidden.get((each.file, each.line))))
        return bool(_errors(seen) - _errors(self._found))

    def _blamed(self, group: Sequence[Change], after: Found) -> list[Change]:
        """Return the changes that are no cure, or that did harm in a line of their own."""
        there: dict[tuple[str, int], list[Diagnostic]] = {}
        for each in after:
            there.setdefault((each.file, each.line), []).append(each)
        known = frozenset() if self._in_the_dark else frozenset(_errors(self._found))
        fewer = _said(self._found) - _said(after)
        return [each for each in group if not self._cures(each, there, fewer) or self._harms(each, there, known)]

    def _cures(self, change: Change, there: _There, fewer: Mapping[_Sentence, int]) -> bool:
        """Whether what it should have mended is not told there any more; of what takes lines away: told less often."""
        mended = change.diagnostic
        if self._takes_lines(change):
            return fewer.get(_sentence(mended), 0) > 0
        return _sentence(mended) not in map(_sentence, there.get((mended.file, mended.line), ()))

    def _harms(self, change: Change, there: _There, known: Collection[_Sentence]) -> bool:
        """Whether a line that it changed has an error that could come of it."""
        code, hidden = change.diagnostic.code, self._hidden(change)
        found = (each for line in self._lines(change) for each in there.get((change.diagnostic.file, line), ()))
        errors = [each for each in found if each.severity == "error" and not _is_behind(each, hidden.get(each.line))]
        if code in _OF_LAYOUT:
            return any(map(_is_of_yaml, errors))
        if code == _DECIMAL_COMMA:  # no number is meant where none may stand
            return any(each.code.startswith("CX1") for each in errors)
        return any(_sentence(each) not in known for each in errors)

    def _hidden(self, change: Change) -> Mapping[int, int]:
        """Return line → column, from which on nothing was told before: behind a sign, and of the value of a field.

        Where the name of the field was only guessed, the rest of its own line is not among it: it may be another's.
        """
        code, edit, written = change.diagnostic.code, change.edits[-1], self._written(change.diagnostic.file)
        line, column = written.place(edit.end)
        if code in _OF_SIGNS:
            return {line: column}
        if code != _UNKNOWN_FIELD:
            return {}
        end = written.place(written.field_end(edit.start)).line
        below = dict.fromkeys(range(line + 1, end + 1), 0)
        is_same = _letters(written.text[edit.start : edit.end]) == _letters(edit.text)
        return {line: column, **below} if is_same else below

    def _stand_apart(self, changes: Sequence[Change]) -> bool:
        """Whether no two of some changes are in one line."""
        lines = [(each.diagnostic.file, line) for each in changes for line in self._lines(each)]
        return len(lines) == len(set(lines))

    def _lines(self, change: Change) -> frozenset[int]:
        written = self._written(change.diagnostic.file)
        return frozenset(written.place(each.start).line for each in change.edits)

    def _takes_lines(self, change: Change) -> bool:
        text = self._written(change.diagnostic.file).text
        return any(each.text.count("\n") < text.count("\n", each.start, each.end) for each in change.edits)

    @cached_property
    def _half_told(self) -> frozenset[str]:
        """The files of which not all is told that is wrong with them."""
        untold = {each.file for each in self._found if each.code in _UNTOLD or _lacks_too_much(each)}
        broken = {each.file for each in self._found if _is_of_yaml(each) and each.severity == "error"}
        return frozenset(untold | {each for each in broken if read(self._drafts.source(Path(each))).value is None})


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes but for those that touch what one before them does."""
    taken: dict[str, list[Edit]] = {}
    for change in changes:
        there = taken.setdefault(change.diagnostic.file, [])
        if all(_is_free(each, there) for each in change.edits):
            for each in change.edits:
                insort(there, each)
            yield change


def _is_free(edit: Edit, there: Sequence[Edit]) -> bool:
    at = bisect_left(there, edit)
    before, behind = there[max(at - 1, 0) : at], there[at : at + 1]
    return all(each.end <= edit.start != each.start for each in before) and all(
        edit.end <= each.start != edit.start for each in behind
    )


def _with(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits, which are in order, made."""
    ends = [0, *(each.end for each in edits)]
    kept = [text[end : each.start] + each.text for end, each in zip(ends, edits, strict=False)]
    return "".join([*kept, text[ends[-1] :]])


def _parted(group: list[Change], blamed: list[Change]) -> tuple[list[Change], list[Change]]:
    """Return those that are not to blame and those that are; where nobody is or all are, two halves."""
    others = [each for each in group if each not in blamed]
    half = len(group) // 2
    return (others, blamed) if others and blamed else (group[:half], group[half:])


def _is_behind(diagnostic: Diagnostic, column: int | None) -> bool:
    return column is not None and diagnostic.column >= column and not _is_of_yaml(diagnostic)


def _is_of_yaml(diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith("CX0")


def _lacks_too_much(diagnostic: Diagnostic) -> bool:
    """Whether a field is missing without which nothing else in the file is looked at."""
    lacking = _LACKING.fullmatch(diagnostic.way_out) if diagnostic.code == "CX101" else None
    return lacking is not None and lacking[1] not in STAND_INS


def _letters(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


def _said(found: Found) -> Counter[_Sentence]:
    return Counter(map(_sentence, found))


def _errors(found: Found) -> Counter[_Sentence]:
    """Count the errors alone: rules and exploration speak up only when the last of them is gone."""
    return _said(tuple(each for each in found if each.severity == "error"))


def _sentence(diagnostic: Diagnostic) -> _Sentence:
    return diagnostic.file, diagnostic.code, diagnostic.problem
