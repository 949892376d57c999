"""``cxsim translate``: what translators of a pack work with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import pack_folder, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.content.diagnostic import Diagnostic
    from cxsim.content.po_reader import Catalogue
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.status import Standing
    from cxsim.workbench.translation.texts import Text
    from cxsim.workbench.translation.xliff_merge import Taken

MOST_TOLD = 20
"""Things of one kind that are told one by one."""


class Action(StrEnum):
    """What is to be done."""

    EXTRACT = "extract"
    UPDATE = "update"
    STATUS = "status"
    EXPORT = "export"
    IMPORT = "import"
    PSEUDO = "pseudo"


def verb(
    action: Annotated[Action, typer.Argument(help="What to do.")],
    pack: Annotated[str, typer.Argument(help="The path of a pack, or the name of one that ships with cxsim.")],
    *,
    lang: Annotated[
        list[str] | None, typer.Option(help="A language, such as el or pt_BR; again for another.", metavar="XX")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="export, import: the XLIFF file, else PACK.XX.xlf in this folder.", metavar="FILE"),
    ] = None,
) -> None:
    """Write and keep in step the files in which a pack is translated. They are locale/el.po and its like.

    extract begins a file for each --lang, or a template without.

    update brings files up to date after the pack has changed; nothing that was translated is lost.

    status says how far each language is, with --lang file by file.

    export writes a language as XLIFF, which agencies ask for, with every note: onboarding.el.xlf.

    import takes the XLIFF that came back into locale/el.po, and says what is new, left out or to be mended.

    pseudo writes en_XA, with accents and longer words, to see what would be cut off.
    """
    if file is not None and action not in {Action.EXPORT, Action.IMPORT}:
        raise typer.BadParameter(f"translate {action} takes no file.", param_hint="--file")
    work = _Exchange(pack)
    languages = lang or []
    for each in languages:
        work.check_language(each)
    match action:
        case Action.EXTRACT:
            work.extract(languages)
        case Action.UPDATE:
            work.update(languages)
        case Action.STATUS:
            work.status(languages)
        case Action.EXPORT:
            work.export(languages, file)
        case Action.IMPORT:
            work.take(languages, file)
        case Action.PSEUDO:
            work.pseudo()


class _Work:
    """The actions on one pack."""

    def __init__(self, name: str) -> None:
        from cxsim.content import load_pack
        from cxsim.workbench.translation.texts import texts_of

        folder = pack_folder(name)
        loaded = load_pack(folder)
        if loaded.pack is None:
            refuse(*map(str, loaded.errors), "Mend the pack first.")
        self._folder: Path = folder
        self._pack: Pack = loaded.pack
        self._texts: list[Text] = list(texts_of(loaded.pack, folder))

    def check_language(self, language: str) -> None:
        """Leave where nothing can be translated into that."""
        from cxsim.content.languages import LANGUAGE

        if not LANGUAGE.fullmatch(language):
            raise typer.BadParameter(f"'{language}' is no language such as el or pt_BR.", param_hint="--lang")
        if language == self._pack.sheet.source:
            raise typer.BadParameter(f"The pack is written in '{language}'.", param_hint="--lang")

    def extract(self, languages: Sequence[str]) -> None:
        """Begin files, never over one that is there."""
        from cxsim.content.languages import LOCALE, catalogue_path
        from cxsim.workbench.translation.merge import begun

        wanted = {each: catalogue_path(self._folder, each) for each in languages}
        there = [each for each in wanted.values() if each.exists()]
        if there:
            refuse(f"{there[0]} is there already. Bring it up to date: cxsim translate update {self._folder}")
        for language, path in (wanted or {"": self._folder / LOCALE / "template.pot"}).items():
            self._write(path, begun(self._pack, self._texts, language))
            typer.echo(f"{path} has {len(self._texts)} texts to translate.")

    def update(self, languages: Sequence[str]) -> None:
        """Bring files up to date: those named, or all that are there."""
        from cxsim.content.languages import catalogue_path
        from cxsim.workbench.translation.merge import merged

        for language in languages or self._translated():
            old = self._read(language)
            new = merged(self._pack, self._texts, old, language)
            path = catalogue_path(self._folder, language)
            self._write(path, new)
            aside = len(new.obsolete) - len(old.obsolete)
            gone = f", {aside} set aside" if aside > 0 else ""
            typer.echo(f"{path}: {self._standing(new, language)}{gone}.")

    def status(self, languages: Sequence[str]) -> None:
        """Print how far languages are."""
        from cxsim.workbench.translation.status import table

        rows = [
            row
            for language in languages or self._translated()
            for row in self._rows(self._read(language), language)[0 if languages else -1 :]
        ]
        typer.echo("\n".join(table(rows)))

    def pseudo(self) -> None:
        """Write the language that nobody speaks."""
        from cxsim.content.languages import catalogue_path
        from cxsim.workbench.translation.merge import begun
        from cxsim.workbench.translation.pseudo import LANGUAGE, pseudo

        people = frozenset(self._pack.cast.people)
        path = catalogue_path(self._folder, LANGUAGE)
        self._write(path, pseudo(begun(self._pack, (), LANGUAGE).header, self._texts, people))
        typer.echo(f"{path} is written. Look at it: cxsim play {self._folder} --lang {LANGUAGE}")

    def _translated(self) -> tuple[str, ...]:
        from cxsim.content.languages import languages_of

        found = languages_of(self._pack, self._folder)[1:]
        if not found:
            refuse(f"No language is begun yet. Begin one: cxsim translate extract {self._folder} --lang el")
        return found

    def _standing(self, catalogue: Catalogue, language: str) -> str:
        row = self._rows(catalogue, language)[-1]
        return f"{row.done} done, {row.doubtful} to look at, {row.missing} missing"

    def _rows(self, catalogue: Catalogue, language: str) -> tuple[Standing, ...]:
        from cxsim.workbench.translation.status import standing

        return standing(self._pack, self._texts, catalogue, language)

    def _read(self, language: str) -> Catalogue:
        """Read a file; leave where something is wrong with it, so that nothing of it is lost in writing it anew."""
        from cxsim.content.languages import catalogue_path
        from cxsim.content.translate import faults_of, read_catalogue

        path = catalogue_path(self._folder, language)
        if not path.exists():
            refuse(f"There is no {path}. Begin it: cxsim translate extract {self._folder} --lang {language}")
        catalogue = read_catalogue(self._folder, language)
        if catalogue.faults:
            refuse(*map(str, faults_of(self._folder, language, catalogue)), "Nothing is written: mend these first.")
        return catalogue

    def _write(self, path: Path, catalogue: Catalogue) -> None:
        """Write a catalogue, unless it could not be read again, being too large."""
        from cxsim.content.po_reader import read_po
        from cxsim.content.po_writer import po_text

        text = po_text(catalogue)
        faults = read_po(text.encode()).faults
        if faults:
            refuse(*(str(each.in_file(str(path))) for each in faults), "Nothing is written.")
        _write(path, text)


class _Exchange(_Work):
    """The same with what goes to translators, and comes back from them, as XLIFF."""

    def export(self, languages: Sequence[str], file: Path | None) -> None:
        """Write languages as XLIFF, never over a file that is there: it may be what came back."""
        from cxsim.workbench.translation.glossary import read_glossary
        from cxsim.workbench.translation.xliff_writer import Exported, xliff_text

        wanted = languages or self._translated()
        if file is not None and len(wanted) > 1:
            raise typer.BadParameter("A file holds one language. Say which: --lang el.", param_hint="--file")
        paths = {language: file or self._file_of(language) for language in wanted}
        there = [each for each in paths.values() if each.exists()]
        if there:
            take = f"cxsim translate import {self._folder} --file {there[0]}"
            refuse(f"{there[0]} is there already. Put it elsewhere, or take it in: {take}")
        for language, path in paths.items():
            now = self._up_to_date(language)
            glossary = read_glossary(self._folder, language)[0]
            _write(path, xliff_text(Exported(self._pack, language, tuple(self._texts), now, glossary)))
            typer.echo(f"{path} has {len(self._texts)} texts: {self._standing(now, language)}.")
            typer.echo(f"When it comes back: cxsim translate import {self._folder} --file {path}")

    def take(self, languages: Sequence[str], file: Path | None) -> None:
        """Take in what came back, and say what came of it."""
        from cxsim.content.languages import catalogue_path, languages_of
        from cxsim.workbench.translation.glossary import read_glossary
        from cxsim.workbench.translation.xliff_check import check_came
        from cxsim.workbench.translation.xliff_merge import language_of, taken_in
        from cxsim.workbench.translation.xliff_reader import LARGEST_XLIFF, XliffError, read_xliff

        said = languages[0] if len(languages) == 1 else ""
        if not said and (languages or file is None):
            problem = "Say in which language the file is, --lang el, or which file it is: --file FILE."
            raise typer.BadParameter(problem, param_hint="--lang")
        path = file or self._file_of(said)
        try:
            with path.open("rb") as opened:
                came = read_xliff(opened.read(LARGEST_XLIFF + 1))
            language = language_of(came, self._pack, languages_of(self._pack, self._folder)[1:], said)
        except OSError as error:
            refuse(f"{path} cannot be read: {error.strerror}.")
        except XliffError as error:
            refuse(f"{path}:{error}", "Nothing is written.")
        glossary = read_glossary(self._folder, language)[0]
        taken = taken_in(self._pack, self._texts, self._up_to_date(language), came, glossary)
        self._write(catalogue_path(self._folder, language), taken.catalogue)
        self._tell(taken, path, language, [*check_came(self._pack, taken, glossary, path)])

    def _tell(self, taken: Taken, path: Path, language: str, found: Sequence[Diagnostic]) -> None:
        from cxsim.content.languages import catalogue_path

        catalogue = catalogue_path(self._folder, language)
        typer.echo(f"{catalogue}: {self._standing(taken.catalogue, language)}.")
        instead = f", of which {len(taken.replaced)} in the place of other translations" if taken.replaced else ""
        typer.echo(f"New from {path}: {len(taken.came)}{instead}.")
        if taken.late:
            typer.echo(f"Left out, for these texts have changed and have newer translations: {_some(taken.late)}.")
        if taken.unknown:
            typer.echo(f"Set aside at the end, for the pack has no such texts: {_some(taken.unknown)}.")
        for each in found[:MOST_TOLD]:
            typer.echo(f"\n{each}")
        if found:
            more = f"There are {len(found) - MOST_TOLD} more like these. " if len(found) > MOST_TOLD else ""
            typer.echo(f"\n{more}All there is to mend: cxsim check {self._folder}")

    def _up_to_date(self, language: str) -> Catalogue:
        from cxsim.content.languages import catalogue_path
        from cxsim.content.po_reader import Catalogue
        from cxsim.workbench.translation.merge import merged

        there = catalogue_path(self._folder, language).exists()
        return merged(self._pack, self._texts, self._read(language) if there else Catalogue(), language)

    def _file_of(self, language: str) -> Path:
        return Path(f"{self._pack.id}.{language}.xlf")


def _some(names: Sequence[str]) -> str:
    """Return how many there are and the first of them."""
    from cxsim.content.diagnostic import printable

    more = ", …" if len(names) > MOST_TOLD else ""
    return f"{len(names)} ({', '.join(map(printable, names[:MOST_TOLD]))}{more})"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    from cxsim.record.files import write_for_anybody

    try:
        path.parent.mkdir(exist_ok=True)  # locale/ is ours to make, and no path with a slip in it
        write_for_anybody(path, text.encode())
    except OSError as error:
        refuse(f"{path} cannot be written: {error.strerror}.")
