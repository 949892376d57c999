"""What is wrong with translations that came back as XLIFF: the rules of a language's PO, at the lines of that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import Diagnostic
from cxsim.workbench.allowed import allowed_by
from cxsim.workbench.translation.findings import Compared, Source, found_in_text
from cxsim.workbench.translation.glyphs import shown_characters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.glossary import Glossary
    from cxsim.workbench.translation.xliff_merge import Taken


def check_came(pack: Pack, taken: Taken, glossary: Glossary, file: Path) -> Iterator[Diagnostic]:
    """Yield what keeps translations from being shown as they came, line by line of the file that they came in.

    What is to be looked at anyhow is not judged. Notes, such as on length, are left to ``cxsim check``.
    """
    people, shown = frozenset(pack.cast.people), shown_characters()
    for name, unit in sorted(taken.came.items(), key=lambda each: each[1].line):
        entry = taken.catalogue.entries[name]
        if entry.fuzzy or not entry.translation.strip():
            continue
        allowed = {code for remark in entry.remarks for code in allowed_by(f"# {remark}")}
        for (code, rule, severity), problem, way_out in found_in_text(
            Compared(Source(entry.source, people), entry, glossary, shown)
        ):
            if severity == "warning" and code not in allowed:
                yield Diagnostic(str(file), unit.line, 1, code, rule, problem, way_out, severity)
