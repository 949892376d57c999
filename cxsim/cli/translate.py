"""``cxsim translate``: what translators of a pack work with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.content.po_reader import Catalogue
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.status import Standing
    from cxsim.workbench.translation.texts import Text


class Action(StrEnum):
    """What is to be done."""

    EXTRACT = "extract"
    UPDATE = "update"
    STATUS = "status"
    PSEUDO = "pseudo"


def verb(
    action: Annotated[Action, typer.Argument(help="What to do.")],
    pack: Annotated[str, typer.Argument(help="The path of a pack, or the name of one that ships with cxsim.")],
    *,
    lang: Annotated[
        list[str] | None, typer.Option(help="A language, such as el or pt_BR; again for another.", metavar="XX")
    ] = None,
) -> None:
    """Write the files in which a pack is translated, and keep them in step with it: locale/el.po and its like.

    extract begins a file for each --lang, or a template without.

    update brings files up to date after the pack has changed; nothing that was translated is lost.

    status says how far each language is, with --lang file by file.

    pseudo writes en_XA, with accents and longer words, to see what would be cut off.
    """
    work = _Work(pack)
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
        case Action.PSEUDO:
            work.pseudo()


class _Work:
    """The actions on one pack."""

    def __init__(self, name: str) -> None:
        from cxsim.content import find_pack, load_pack
        from cxsim.workbench.translation.texts import texts_of

        folder = find_pack(name)
        if folder is None:
            raise typer.BadParameter(f"'{name}' is no pack: it has no pack.yaml.", param_hint="PACK")
        loaded = load_pack(folder)
        if loaded.pack is None:
            _refuse([*map(str, loaded.errors), "Mend the pack first."])
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
            _refuse([f"{there[0]} is there already. Bring it up to date: cxsim translate update {self._folder}"])
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
            row = self._rows(new, language)[-1]
            aside = len(new.obsolete) - len(old.obsolete)
            gone = f", {aside} set aside" if aside > 0 else ""
            typer.echo(f"{path}: {row.done} done, {row.doubtful} to look at, {row.missing} missing{gone}.")

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
            _refuse([f"No language is begun yet. Begin one: cxsim translate extract {self._folder} --lang el"])
        return found

    def _rows(self, catalogue: Catalogue, language: str) -> tuple[Standing, ...]:
        from cxsim.workbench.translation.status import standing

        return standing(self._pack, self._texts, catalogue, language)

    def _read(self, language: str) -> Catalogue:
        """Read a file; leave where something is wrong with it, so that nothing of it is lost in writing it anew."""
        from cxsim.content.languages import catalogue_path
        from cxsim.content.translate import faults_of, read_catalogue

        path = catalogue_path(self._folder, language)
        if not path.exists():
            _refuse([f"There is no {path}. Begin it: cxsim translate extract {self._folder} --lang {language}"])
        catalogue = read_catalogue(self._folder, language)
        if catalogue.faults:
            _refuse([*map(str, faults_of(self._folder, language, catalogue)), "Nothing is written: mend these first."])
        return catalogue

    def _write(self, path: Path, catalogue: Catalogue) -> None:
        """Write a file whole or not at all."""
        from cxsim.content.po_writer import po_text

        new = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(exist_ok=True)
            new.write_text(po_text(catalogue), encoding="utf-8", newline="\n")
            new.replace(path)
        except OSError as error:
            new.unlink(missing_ok=True)
            _refuse([f"{path} cannot be written: {error.strerror}."])


def _refuse(lines: Sequence[str]) -> NoReturn:
    typer.echo("\n\n".join(lines), err=True)
    raise typer.Exit(1)
