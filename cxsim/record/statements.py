"""xAPI statements of what is in a store: made once for each thing that happened, and never changed after.

A subset of xAPI 1.0.3: accounts that are no names, times in UTC, ids and numbers, no text that anybody wrote.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from cxsim.record.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from cxsim.record.store import Store

PROFILE = "urn:uuid:04573ec7-1872-5138-a6d3-aae685db46e6"
"""IRI of our profile's version, as ``docs/leaders/xapi-profile.jsonld`` describes it."""
NOWHERE = "https://people.invalid"
"""Where accounts are from until somebody says so: no address of anybody's, by RFC 2606."""
_OURS = UUID("6f3f1a52-0a3e-5f0e-9a58-2d8f2f0c6c11")
_VERBS = "http://adlnet.gov/expapi/verbs/"
_SCENARIO = "http://id.tincanapi.com/activitytype/scenario"
_INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_ATTEMPT = "http://id.tincanapi.com/extension/attempt-id"
_MOVED = ("minutes", "costs", "satisfaction", "memory", "attitude", "solved")
_OUTCOMES = ("minutes", "costs", "solved", "satisfaction", "attitude", "recovery")
LEAST_OF_TEAM = 5
"""People of a team that play in a quarter before a statement names it."""
AT_ONCE = 1000
"""Statements that are kept together."""

Statement = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """What all statements of a run have in common."""

    id: int
    registration: UUID
    person: str
    team: str
    """"" where too few of it play."""
    pack: str
    version: str
    content: str
    started: datetime


class Teller:
    """Makes statements; ``home_page`` is where the accounts are from, ``base`` what our own IRIs begin with."""

    def __init__(self, store: Store, home_page: str | None = None, base: str | None = None) -> None:
        """Begin with what the store's statements have, so that nobody gets a second account.

        Raises StoreError where they have something else than is asked for.
        """
        self._store = store
        kept_page, kept_base = self._kept()
        self._home_page = self._same("home page", kept_page, home_page) or NOWHERE
        self._base = self._same("base", kept_base, base) or PROFILE

    @property
    def is_from_nowhere(self) -> bool:
        """Whether nobody has said where the accounts are from."""
        return self._home_page == NOWHERE

    def _kept(self) -> tuple[str | None, str | None]:
        """Return home page and base of the statements that are kept; None where there are none."""
        query = "SELECT statement FROM statements WHERE key NOT LIKE 'voided:%' LIMIT 1"
        for (text,) in self._store.rows(query):
            kept = json.loads(str(text))
            return kept["actor"]["account"]["homePage"], kept["context"]["contextActivities"]["category"][0]["id"]
        return None, None

    @staticmethod
    def _same(what: str, kept: str | None, asked: str | None) -> str | None:
        if None not in {kept, asked} and kept != asked:
            raise StoreError(f"The statements of this store have the {what} '{kept}', and stay so: leave yours out.")
        return kept or asked

    def freeze_new(self) -> int:
        """Make and keep the statements of all that is new since the last time; return how many."""
        new: list[tuple[int, str, str]] = []
        made = 0
        for run in self._runs():
            known = {str(key) for (key,) in self._store.rows("SELECT key FROM statements WHERE run = ?", (run.id,))}
            new += [(run.id, key, _text(each)) for key, each in self._of(run) if key not in known]
            if len(new) >= AT_ONCE:
                made += self._freeze(new)
        new += self._voided()
        return made + self._freeze(new)

    def _freeze(self, new: list[tuple[int, str, str]]) -> int:
        count = len(new)
        self._store.freeze(new)
        new.clear()
        return count

    def frozen(self) -> Generator[str, None, None]:
        """Yield every statement as it was first made; of those that were taken back, only that they were."""
        query = (
            "SELECT statement FROM statements AS s WHERE key LIKE 'voided:%' OR NOT EXISTS "
            "(SELECT 1 FROM statements AS v WHERE v.run = s.run AND v.key = 'voided:' || s.key) ORDER BY run, key"
        )
        for (text,) in self._store.rows(query):
            yield str(text)

    def _runs(self) -> list[Run]:
        query = (
            "SELECT id, run, person, team, pack, version, content, started, "
            "(SELECT count(DISTINCT person) FROM shared_runs AS o WHERE o.team = r.team AND o.period = r.period) "
            "FROM shared_runs AS r ORDER BY id"
        )
        return [_run(row) for row in self._store.rows(query)]

    def _of(self, run: Run) -> Iterator[tuple[str, Statement]]:
        clock = run.started
        seen: set[tuple[str, int]] = set()
        tries = {(str(each["scenario"]), int(each["try"])): each for each in self._table("tries", "scenario, try", run)}
        lasts: dict[tuple[str, int], datetime] = {}
        clocks: list[tuple[int, datetime]] = [(-1, clock)]
        for decision in self._table("decisions", "entry", run):
            where = str(decision["scenario"]), int(decision["try"])
            if where not in seen:
                seen.add(where)
                yield from self._begun(run, where, tries, clock)
            clock += timedelta(seconds=float(decision["seconds"]))
            lasts[where] = clock
            clocks.append((int(decision["entry"]), clock))
            yield f"answered:{decision['entry']:06}", self._answered(run, decision, clock)
        for where, each in tries.items():
            if each["ending"] is not None:
                yield _key("completed", where), self._completed(run, where, each, lasts.get(where, clock))
        for row in self._table("breaks", "entry", run):
            if (str(row["scenario"]), int(row["try"])) in seen:
                at = clocks[bisect_right(clocks, row["entry"], key=itemgetter(0)) - 1][1]
                key = f"{row['kind']}:{row['entry']:06}"
                yield key, self._broken(run, key, row, at)

    def _table(self, table: str, order: str, run: Run) -> list[dict[str, Any]]:
        columns = [str(name) for (name,) in self._store.rows("SELECT name FROM pragma_table_info(?)", (table,))]
        query = f"SELECT * FROM {table} WHERE run = ? ORDER BY {order}"  # noqa: S608 - names of ours
        return [dict(zip(columns, row, strict=True)) for row in self._store.rows(query, (run.id,))]

    def _begun(
        self, run: Run, where: tuple[str, int], tries: Mapping[tuple[str, int], Mapping[str, Any]], at: datetime
    ) -> Iterator[tuple[str, Statement]]:
        scenario, number = where
        attempt = {"extensions": {_ATTEMPT: f"{run.registration}/{scenario}/{number}"}}
        key = _key("initialized", where)
        yield key, self._statement(run, key, "initialized", self._scenario(run, scenario), at, attempt)
        before = tries.get((scenario, number - 1))
        if before is not None and before["setback"]:
            earlier = uuid5(run.registration, _key("completed", (scenario, number - 1)))
            again = {**attempt, "statement": {"objectType": "StatementRef", "id": str(earlier)}}
            result = {"extensions": {f"{self._base}#attempt": number}}
            key = _key("attempted", where)
            yield key, self._statement(run, key, "attempted", self._scenario(run, scenario), at, again, result)

    def _answered(self, run: Run, row: Mapping[str, Any], at: datetime) -> Statement:
        scenario, situation = row["scenario"], row["situation"]
        query = "SELECT choice FROM choices WHERE content = ? AND scenario = ? AND situation = ? ORDER BY place"
        offered = [{"id": str(each)} for (each,) in self._store.rows(query, (run.content, scenario, situation))]
        definition = {"type": _INTERACTION, "interactionType": "choice", "choices": offered}
        activity = {"id": f"{self._iri(run, scenario)}/{situation}", "definition": definition}
        result = {
            "response": str(row["choice"]).replace("+", "[,]"),
            "duration": _duration(row["seconds"]),
            "extensions": {
                f"{self._base}#deeds": str(row["deeds"]).split(),
                f"{self._base}#moved": {name: row[name] for name in _MOVED if row[name] is not None},
            },
        }
        parent = {"contextActivities": {"parent": [self._scenario(run, scenario)]}}
        return self._statement(run, f"answered:{row['entry']:06}", "answered", activity, at, parent, result)

    def _broken(self, run: Run, key: str, row: Mapping[str, Any], at: datetime) -> Statement:
        attempt = {"extensions": {_ATTEMPT: f"{run.registration}/{row['scenario']}/{row['try']}"}}
        result = {"completion": False} if row["kind"] == "terminated" else None
        return self._statement(run, key, str(row["kind"]), self._scenario(run, row["scenario"]), at, attempt, result)

    def _completed(self, run: Run, where: tuple[str, int], row: Mapping[str, Any], at: datetime) -> Statement:
        query = "SELECT sum(seconds) FROM decisions WHERE run = ? AND scenario = ? AND try = ?"
        ((seconds,),) = self._store.rows(query, (run.id, *where))
        result = {
            "completion": True,
            "duration": _duration(float(seconds or 0.0)),
            "extensions": {
                f"{self._base}#ending": row["ending"],
                f"{self._base}#outcomes": {name: row[name] for name in _OUTCOMES if row[name] is not None},
            },
        }
        activity = self._scenario(run, where[0])
        return self._statement(run, _key("completed", where), "completed", activity, at, {}, result)

    def _statement(
        self,
        run: Run,
        key: str,
        verb: str,
        activity: Statement,
        at: datetime,
        context: Statement,
        result: Statement | None = None,
    ) -> Statement:
        activities = {**context.get("contextActivities", {}), "category": [{"id": self._base}]}
        whole = {**context, "registration": str(run.registration), "contextActivities": activities}
        if run.team:
            whole["team"] = {"objectType": "Group", "account": {"homePage": self._home_page, "name": run.team}}
        told = {
            "id": str(uuid5(run.registration, key)),
            "actor": self._agent(run.person),
            "verb": {"id": f"{_VERBS}{verb}"},
            "object": {"objectType": "Activity", **activity},
            "context": whole,
            "timestamp": at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z",
        }
        return told | ({"result": result} if result else {})

    def _agent(self, person: str) -> Statement:
        return {"objectType": "Agent", "account": {"homePage": self._home_page, "name": person}}

    def _scenario(self, run: Run, scenario: str) -> Statement:
        return {"id": self._iri(run, scenario), "definition": {"type": _SCENARIO}}

    def _iri(self, run: Run, scenario: str) -> str:
        return f"{self._base}#{run.pack}/{scenario}@{run.version}"

    def _voided(self) -> Iterator[tuple[int, str, str]]:
        """Yield a statement that takes back each that was made of somebody who withdrew since."""
        query = (
            "SELECT s.run, s.key, s.statement, r.person FROM statements AS s JOIN runs AS r ON r.id = s.run "
            "JOIN people USING (person) WHERE opted_in = 0 AND s.key NOT LIKE 'voided:%' AND NOT EXISTS "
            "(SELECT 1 FROM statements AS v WHERE v.run = s.run AND v.key = 'voided:' || s.key)"
        )
        for run, key, text, person in list(self._store.rows(query)):
            void = json.loads(str(text))
            told = {
                "id": str(uuid5(UUID(void["id"]), "voided")),
                "actor": self._agent(str(person)),
                "verb": {"id": f"{_VERBS}voided"},
                "object": {"objectType": "StatementRef", "id": void["id"]},
                "timestamp": void["timestamp"],
            }
            yield int(run or 0), f"voided:{key}", _text(told)


def _run(row: tuple[Any, ...]) -> Run:
    number, run, person, team, pack, version, content, started, people = row
    return Run(
        id=number,
        registration=uuid5(_OURS, run),
        person=person,
        team=team if people >= LEAST_OF_TEAM else "",
        pack=pack,
        version=version,
        content=content,
        started=datetime.fromisoformat(started).astimezone(UTC),
    )


def _key(kind: str, where: tuple[str, int]) -> str:
    return f"{kind}:{where[0]}:{where[1]:03}"


def _duration(seconds: float) -> str:
    return f"PT{round(seconds, 2):g}S"


def _text(statement: Statement) -> str:
    return json.dumps(statement, ensure_ascii=False, separators=(",", ":"))
