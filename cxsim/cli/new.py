"""``cxsim new``: a pack or a scenario to begin with."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.cast import Cast


class Kind(StrEnum):
    """What is new."""

    PACK = "pack"
    SCENARIO = "scenario"


def verb(  # noqa: PLR0913 - one option for each question of the interview
    kind: Annotated[Kind, typer.Argument(help="What to begin.")],
    path: Annotated[Path, typer.Argument(help="The new pack's folder, or the new scenario's file in a pack.")],
    *,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    firm: Annotated[str | None, typer.Option(help="Of a pack: the name of the firm.")] = None,
    customer: Annotated[str | None, typer.Option(help="Of a pack: the full name of a customer.")] = None,
    licence: Annotated[str | None, typer.Option(help="Of a pack: the SPDX id of its licence.")] = None,
    with_: Annotated[str | None, typer.Option("--with", help="Of a scenario: a person's id in cast.yaml.")] = None,
    ask: Annotated[
        bool | None, typer.Option("--ask/--no-ask", help="Ask for what is not given; asked on a terminal only.")
    ] = None,
) -> None:
    """Write a small pack or scenario that plays and checks clean. Files that are there stay as they are."""
    asking = sys.stdin.isatty() if ask is None else ask
    if kind is Kind.PACK:
        _refuse_options("a pack", {"--with": with_})
        _new_pack(path, {"title": title, "firm": firm, "customer": customer, "licence": licence}, asking=asking)
    else:
        _refuse_options("a scenario", {"--firm": firm, "--customer": customer, "--licence": licence})
        _new_scenario(path, title, with_, asking=asking)


def _new_pack(folder: Path, given: Mapping[str, str | None], *, asking: bool) -> None:
    from cxsim.workbench.templates import NewPack, pack_files

    _check_id(folder.name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter(f"'{folder}' is there already. Choose another name.", param_hint="PATH")
    suggested = {
        "title": folder.name.replace("_", " ").capitalize(),
        "firm": "Northbound Parcels",
        "customer": "Marta Lindqvist",
        "licence": "CC-BY-SA-4.0",
    }
    questions = {
        "title": "Title of the pack",
        "firm": "Name of the firm",
        "customer": "Full name of the first customer",
        "licence": "Licence",
    }
    answers = {name: _answer(name, given[name], questions[name], suggested[name], asking=asking) for name in questions}
    _write(folder, pack_files(NewPack(**answers)))
    typer.echo(f"{folder} is a pack with one scenario. Play it: cxsim play {folder}")


def _new_scenario(file: Path, title: str | None, person: str | None, *, asking: bool) -> None:
    from cxsim.workbench.templates import scenario_files, scenario_with

    file = file if file.suffix == ".yaml" else file.with_name(f"{file.name}.yaml")
    _check_id(file.stem)
    cast = _cast(file.parent)
    people = [*cast.people]
    if not people:
        raise typer.BadParameter("cast.yaml names nobody yet. Write a customer into it first.", param_hint="PATH")
    title = _answer("title", title, "Title", file.stem.replace("_", " ").capitalize(), asking=asking)
    person = _person(person, people, asking=asking)
    _write(file.parent, scenario_files(file.stem, scenario_with(title, person, cast)))
    typer.echo(f"{file} is there. Play it: cxsim play {file.parent} --scenario {file.stem}")


def _person(given: str | None, people: list[str], *, asking: bool) -> str:
    """Return the id of whom a scenario is with; ask until it is somebody's."""
    person = _answer("with", given, f"With whom ({', '.join(people)})", people[0], asking=asking)
    if person in people:
        return person
    fault = f"There is no '{person}' in cast.yaml: {', '.join(people)}."
    if given is not None:
        raise typer.BadParameter(fault, param_hint="--with")
    typer.echo(fault)
    return _person(None, people, asking=True)


def _cast(folder: Path) -> Cast:
    from cxsim.content import load_pack

    if not (folder / "pack.yaml").is_file():
        raise typer.BadParameter(f"'{folder}' is no pack: it has no pack.yaml.", param_hint="PATH")
    loaded = load_pack(folder)
    if loaded.pack is None:
        refuse(*map(str, loaded.errors), "Mend the pack first.")
    cast: Cast = loaded.pack.cast
    return cast


def _answer(name: str, given: str | None, question: str, suggested: str, *, asking: bool) -> str:
    """Return what was given, else what is answered, else what is suggested."""
    from cxsim.workbench.templates import fault_of

    if given is None and not asking:
        return suggested
    answer: str = given if given is not None else typer.prompt(question, default=suggested)
    fault = fault_of(answer)
    if not fault:
        return answer.strip()
    if given is not None:
        raise typer.BadParameter(fault, param_hint=f"--{name}")
    typer.echo(fault)
    return _answer(name, None, question, suggested, asking=True)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet, all or none. What the reader then objects to is our mistake."""
    from cxsim.content import load_pack

    there = [name for name in files if (folder / name).exists()]
    if there:
        raise typer.BadParameter(f"'{folder / there[0]}' is there already. Choose another name.", param_hint="PATH")
    written: list[Path] = []
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("x", encoding="utf-8", newline="\n") as new:
                written.append(folder / name)
                new.write(text)
    except OSError as error:
        for each in written:
            each.unlink()
        raise typer.BadParameter(f"'{folder}' cannot be written: {error.strerror}.", param_hint="PATH") from error
    errors = load_pack(folder).errors
    if errors:
        raise RuntimeError("\n".join(map(str, errors)))


def _check_id(name: str) -> None:
    from cxsim.model.authored import ID_PATTERN

    if not re.fullmatch(ID_PATTERN, name):
        words = f"'{name}' cannot be an id: small letters, digits and underscores, as in first_call."
        raise typer.BadParameter(words, param_hint="PATH")


def _refuse_options(what: str, given: Mapping[str, str | None]) -> None:
    for option, value in given.items():
        if value is not None:
            raise typer.BadParameter(f"This is no question about {what}.", param_hint=option)
