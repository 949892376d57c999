"""The record store's tables, as migrations: number n brings a store from version n - 1 to n. None is ever changed."""

from __future__ import annotations

_FIRST = """
CREATE TABLE people (
    person TEXT PRIMARY KEY,
    opted_in INTEGER NOT NULL CHECK (opted_in IN (0, 1)),
    consent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES people,
    team TEXT NOT NULL,
    pack TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    started TEXT NOT NULL,
    period TEXT NOT NULL,
    campaign INTEGER NOT NULL,
    week INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX runs_of_person ON runs (person);
CREATE INDEX runs_by_digest ON runs (digest);
CREATE INDEX runs_of_team ON runs (team, period);

CREATE TABLE decisions (
    run INTEGER NOT NULL REFERENCES runs (id),
    entry INTEGER NOT NULL,
    scenario TEXT NOT NULL,
    situation TEXT NOT NULL,
    choice TEXT NOT NULL,
    try INTEGER NOT NULL,
    coming INTEGER NOT NULL,
    counts INTEGER NOT NULL,
    week INTEGER NOT NULL,
    seconds REAL NOT NULL,
    observed INTEGER NOT NULL,
    open INTEGER NOT NULL,
    deeds TEXT NOT NULL,
    tension TEXT,
    minutes REAL NOT NULL,
    costs REAL NOT NULL,
    satisfaction REAL,
    memory REAL,
    attitude REAL,
    solved INTEGER NOT NULL,
    reported TEXT,
    honesty REAL,
    recovery_made_good REAL,
    recovery_treatment REAL,
    recovery_process REAL,
    speaking_up REAL,
    leader_response REAL,
    debrief_quality REAL,
    enforcement REAL,
    gaming REAL,
    autonomy REAL,
    surface_acting REAL,
    accountability REAL,
    standard REAL,
    conscience REAL,
    communication REAL,
    consistency REAL,
    credibility REAL,
    as_hurry INTEGER NOT NULL,
    as_please INTEGER NOT NULL,
    as_by_the_book INTEGER NOT NULL,
    as_honest INTEGER NOT NULL,
    as_hide INTEGER NOT NULL,
    as_careful_lead INTEGER NOT NULL,
    PRIMARY KEY (run, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE tries (
    run INTEGER NOT NULL REFERENCES runs (id),
    scenario TEXT NOT NULL,
    try INTEGER NOT NULL,
    week INTEGER NOT NULL,
    decisions INTEGER NOT NULL,
    ending TEXT,
    setback INTEGER NOT NULL,
    looks_fine INTEGER NOT NULL,
    counts INTEGER NOT NULL,
    tried_again INTEGER NOT NULL,
    minutes REAL NOT NULL,
    handling_minutes REAL NOT NULL,
    costs REAL NOT NULL,
    reported TEXT,
    solved_at_close INTEGER,
    solved INTEGER NOT NULL,
    satisfaction REAL,
    memory REAL,
    attitude REAL,
    recovery REAL NOT NULL,
    PRIMARY KEY (run, scenario, try)
) STRICT, WITHOUT ROWID;

CREATE TABLE weeks (
    run INTEGER NOT NULL REFERENCES runs (id),
    week INTEGER NOT NULL,
    reported_handling_time REAL NOT NULL,
    reported_solved_first_time REAL NOT NULL,
    reported_satisfied REAL NOT NULL,
    reported_rating REAL NOT NULL,
    reported_asked REAL NOT NULL,
    reported_repeat_contacts REAL NOT NULL,
    reported_failures REAL NOT NULL,
    true_handling_time REAL NOT NULL,
    true_solved_first_time REAL NOT NULL,
    true_satisfied REAL NOT NULL,
    true_rating REAL NOT NULL,
    true_failures REAL NOT NULL,
    attitude REAL NOT NULL,
    pressure REAL NOT NULL,
    gaming REAL NOT NULL,
    morale REAL NOT NULL,
    safety REAL NOT NULL,
    knowledge REAL NOT NULL,
    conscience REAL NOT NULL,
    communication REAL NOT NULL,
    consistency REAL NOT NULL,
    credibility REAL NOT NULL,
    customers_before REAL NOT NULL,
    referred REAL NOT NULL,
    customers_left REAL NOT NULL,
    customers_after REAL NOT NULL,
    quits REAL NOT NULL,
    margin REAL NOT NULL,
    PRIMARY KEY (run, week)
) STRICT, WITHOUT ROWID;

CREATE TABLE scenarios (
    content TEXT NOT NULL,
    scenario TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    themes TEXT NOT NULL,
    PRIMARY KEY (content, scenario)
) STRICT, WITHOUT ROWID;

CREATE TABLE choices (
    content TEXT NOT NULL,
    scenario TEXT NOT NULL,
    situation TEXT NOT NULL,
    choice TEXT NOT NULL,
    place INTEGER NOT NULL,
    situation_text TEXT NOT NULL,
    choice_text TEXT NOT NULL,
    PRIMARY KEY (content, scenario, situation, choice)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW shared_runs AS
    SELECT runs.* FROM runs JOIN people USING (person) WHERE people.opted_in = 1;
CREATE VIEW shared_decisions AS
    SELECT runs.person, runs.team, runs.period, runs.pack, runs.content, runs.campaign, decisions.*
    FROM decisions JOIN shared_runs AS runs ON runs.id = decisions.run;
CREATE VIEW shared_tries AS
    SELECT runs.person, runs.team, runs.period, runs.pack, runs.content, runs.campaign, tries.*
    FROM tries JOIN shared_runs AS runs ON runs.id = tries.run;
CREATE VIEW shared_weeks AS
    SELECT runs.person, runs.team, runs.period, runs.pack, runs.content, weeks.*
    FROM weeks JOIN shared_runs AS runs ON runs.id = weeks.run;
"""

_STATEMENTS_AND_PUBLICATIONS = """
CREATE TABLE statements (
    run INTEGER NOT NULL REFERENCES runs (id),
    key TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (run, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE publications (
    number INTEGER PRIMARY KEY,
    ledger TEXT NOT NULL
) STRICT;
"""

_BREAKS = """
CREATE TABLE breaks (
    run INTEGER NOT NULL REFERENCES runs (id),
    entry INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('suspended', 'resumed', 'terminated')),
    scenario TEXT NOT NULL,
    try INTEGER NOT NULL,
    PRIMARY KEY (run, entry, kind)
) STRICT, WITHOUT ROWID;
"""

_FORGETTING = """
CREATE TABLE forgotten (mark TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE key_file (id TEXT NOT NULL) STRICT;
"""

MIGRATIONS = (_FIRST, _STATEMENTS_AND_PUBLICATIONS, _BREAKS, _FORGETTING)
VERSION = len(MIGRATIONS)
