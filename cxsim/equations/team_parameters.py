"""The numbers of E6, E7, E10, E11, E12 and the culture layer: pressure, people, failure, gaming."""

from __future__ import annotations

from typing import Final

from cxsim.equations.parameters import Parameter

_OWN = "own judgement"
_OLIVA_STERMAN = "Oliva & Sterman 2001, 10.1287/mnsc.47.7.894.9807, estimates by way of Struben, Sterman & Keith's code"
_PROBST = "Probst, Brubaker & Barsotti 2008, 10.1037/0021-9010.93.5.1147"

# Work pressure, for E6
REPEAT_CHANCE = Parameter(
    0.6, "share", 0.3, 0.9, "J", _OWN, "chance that an unsolved customer contacts again; 1 gives a runaway"
)
LEAST_PRESSURE = Parameter(0.6, "ratio", 0.4, 0.8, "J", _OWN, "below this, less work changes nothing")
MOST_PRESSURE = Parameter(1.8, "ratio", 1.4, 2.5, "J", _OWN, "above this, more work only waits")
CORNER_CUTTING = Parameter(
    -0.64, "elasticity", -0.75, -0.5, "P", _OLIVA_STERMAN, "how time per contact gives way to work pressure"
)
LEAST_WORK = Parameter(0.1, "ratio", 0.05, 0.2, "P", _OLIVA_STERMAN, "floor of time per order before the target")
LEAST_TIME = Parameter(0.40, "ratio", 0.3, 0.5, "J", _OWN, "no contact is shorter than this share of the nominal time")
EROSION_WEEKS = Parameter(
    18.83, "weeks", 12.48, 25, "P", _OLIVA_STERMAN, "how fast the felt standard slides (Dogan 2007: 12.48)"
)
REGAIN_WEEKS = Parameter(8.14e6, "weeks", 8.56e4, 8.14e6, "P", _OLIVA_STERMAN, "the felt standard does not come back")
STANDARD_RESTORED = Parameter(
    0.5, "share of the gap", 0.2, 1.0, "J", _OWN, "what an explicit act, saying how long good work takes, gives back"
)
RESTORED_EVERY = Parameter(
    13, "weeks", 4, 26, "J", _OWN, "where saying so has become a practice, it is said once a quarter"
)
MOST_INTENSITY = Parameter(
    1.25, "ratio", 1.1, 1.5, "J", _OWN, "work beyond this multiple of what can be done is not done: nobody answers"
)
SLACK = Parameter(0.08, "share of the load", 0.0, 0.2, "J", _OWN, "capacity beyond the usual load at the start")
USUAL_PRESSURE = Parameter(0.55, "level", 0.3, 0.7, "J", _OWN, "a pack's pressure at which slack is as usual")
PRESSURE_TO_SLACK = Parameter(0.4, "share per level", 0.2, 0.8, "J", _OWN, "less slack where a team starts squeezed")

# Resolution, for E7
FIXED_TIME = Parameter(
    0.25, "ratio", 0.15, 0.35, "J", _OWN, "greeting, checking, wrapping up: time that solves nothing"
)
SOLVING_RATE = Parameter(
    1.605, "per nominal contact", 1.3, 1.9, "C", "calibrated so that FCR = .70 at nominal time (SQM Group, a vendor)",
    "form: Anand, Pac & Veeraraghavan 2011, 10.1287/mnsc.1100.1250",
)  # fmt: skip

# People, for E10
ADAPTING_WEEKS = Parameter(
    12, "weeks", 6, 26, "J", _OWN, "strain follows the week slowly (Shoman 2022; Guthier et al. 2020: small effects)"
)
_JDR = "signs: Crawford, LePine & Rich 2010, 10.1037/a0019364; sizes calibrated to T18 and T19"
EXHAUSTION: Final = {
    name: Parameter(value, "logit", -3, 4, "C", _JDR, note)
    for name, value, note in (
        ("intercept", -0.9, "exhaustion where nothing strains"),
        ("work_pressure", 2.4, "per unit of work pressure above 1"),
        ("surface_acting", 0.9, "per unit of surface acting"),
        ("safety", -1.2, "per unit of psychological safety above .5"),
    )
}
ENGAGEMENT: Final = {
    name: Parameter(value, "logit", -3, 4, "C", _JDR, note)
    for name, value, note in (
        ("intercept", 0.3, "engagement where nothing helps or hinders"),
        ("safety", 1.6, "per unit of psychological safety above .5"),
        ("autonomy", 0.4, "per unit of autonomy"),
        ("challenge", 0.3, "per unit of challenge"),
        ("surface_acting", -0.8, "per unit of surface acting"),
    )
}
SURFACE_ACTING: Final = {
    name: Parameter(value, "share", 0, 1, "J", _OWN, note)
    for name, value, note in (
        ("enforcement", 0.8, "a time target enforced against the customer in front of one"),
        ("stake", 0.4, "a score that pay or fear hangs on"),
        ("practice", 0.3, "playing a part as the team's way"),
        ("hostility", 0.3, "customers who come back unsolved, beyond the usual share"),
    )
}
UNSOLVED_USUAL = Parameter(
    0.30, "share", 0.2, 0.4, "P", "SQM Group (vendor): industry mean FCR .70", "beyond it, customers are hostile"
)
DEEP_ACTING = Parameter(
    0.3, "share", 0.0, 0.5, "J", _OWN, "how much of the surface acting falls away where people act from conviction"
)
TRAIT_SPREAD = Parameter(
    0.28, "logit (sd)", 0.0, 1.0, "C", "calibrated to T18 and T19",
    "people differ in exhaustion and engagement for reasons of their own",
)  # fmt: skip
CAPACITY_LOSS = Parameter(0.25, "share per unit of exhaustion", 0.0, 0.5, "J", _OWN, "the exhausted get less done")
EXHAUSTION_USUAL = Parameter(0.35, "level", 0.2, 0.5, "J", _OWN, "exhaustion at which capacity and quits are as usual")
MORALE_TO_COURTESY = Parameter(
    0.26, "level per level", 0.1, 0.4, "S", "Rucci, Kirn & Quinn 1998 (Sears): 5 units of employee attitude, 1.3 units "
    "of customer impression", "keep it modest: Gelade & Young 2005",
)  # fmt: skip
DEEP_TO_COURTESY = Parameter(
    0.13, "level per level", 0.0, 0.3, "C", "Hulsheger & Schewe 2011, 10.1037/a0022876: calibrated to r = .37 (T18)",
    "deep acting shows to customers; without it the model reached r = .02",
)  # fmt: skip
DEEP_USUAL = Parameter(0.5, "level", 0.3, 0.7, "J", _OWN, "deep acting at which courtesy is as usual")
MORALE_USUAL = Parameter(0.60, "level", 0.4, 0.8, "J", _OWN, "morale at which courtesy is as usual")
QUIT_YEARLY = Parameter(0.30, "share a year", 0.2, 0.45, "S", "industry 30-45 % a year", "quits at usual exhaustion")
QUIT_SLOPE = Parameter(3.0, "logit per unit of exhaustion", 1.0, 5.0, "J", _OWN, "the exhausted leave")
NEWCOMER_SKILL = Parameter(
    0.61, "level", 0.5, 0.75, "C", "calibrated so that output rises by 64 % in the first year (De Grip et al. 2016)",
    "1 / 1.64",
)  # fmt: skip
LEARNING_WEEKS = Parameter(18, "weeks", 10, 30, "C", "calibrated to De Grip, Sauermann & Sieben 2016")
PEERS_TEACH = Parameter(
    0.56, "share", 0.3, 0.8, "C", "De Grip et al. 2016: experienced peers cut the time by 36 %", "1 / .64 - 1"
)
CITIZENSHIP_USUAL = Parameter(
    0.5, "level", 0.3, 0.7, "J", _OWN, "helping each other as it was where peers were studied"
)
CITIZENSHIP_SLOPE = Parameter(
    1.0, "level per level", 0.5, 1.5, "J", _OWN, "who is engaged helps: the way by which safety reaches citizenship"
)
CITIZENSHIP_SPREAD = Parameter(
    0.21, "level (sd)", 0.0, 0.3, "C", "Frazier et al. 2017: calibrated to r = .32 with psychological safety (T16)",
    "people differ in helpfulness for reasons of their own",
)  # fmt: skip
ENGAGEMENT_USUAL = Parameter(0.55, "level", 0.4, 0.7, "J", _OWN, "engagement at which citizenship is as usual")
NEWCOMER_EXHAUSTION = Parameter(0.35, "level", 0.1, 0.5, "J", _OWN, "exhaustion of a new hire")
NEWCOMER_ENGAGEMENT = Parameter(0.55, "level", 0.4, 0.8, "J", _OWN, "engagement of a new hire")
NEWCOMER_SAFETY = Parameter(
    0.75, "level", 0.6, 0.9, "C", "Bransby, Kerrissey & Edmondson 2024: newcomers lose safety within the year"
)

# Failing safely, for E11
REPORT_LEAST = Parameter(
    0.19, "share", 0.1, 0.3, "P", _PROBST, "81 % unreported in a poor climate; from injuries to service: an assumption"
)
REPORT_SLOPE = Parameter(
    0.34, "share per level", 0.2, 0.5, "P", _PROBST, "47 % unreported in a good climate: .53 - .19"
)
HONESTY_SHARE = Parameter(0.5, "share", 0.0, 1.0, "J", _OWN, "how much practised honesty counts beside the climate")
SAFETY_RATE = Parameter(0.06, "share of the gap", 0.02, 0.15, "J", _OWN, "how one reception of bad news moves safety")
SAFETY_DRIFT_WEEKS = Parameter(
    26, "weeks", 13, 52, "C", "shape: Bransby, Kerrissey & Edmondson 2024", "newcomers take on the team's safety"
)
KNOWLEDGE_RATE = Parameter(0.04, "share a week", 0.01, 0.1, "J", _OWN, "how fast what was learned fades")
KNOWLEDGE_GAIN = Parameter(
    0.629, "ratio", 0.4, 0.9, "C", "Tannenbaum & Cerasoli 2013, 10.1177/0018720812448394: debriefs help by 20-25 %",
    "K = .25 where all is debriefed and half of it reported",
)  # fmt: skip
MOST_KNOWLEDGE = Parameter(0.95, "level", 0.6, 0.99, "J", _OWN, "no team learns to fail never")
ERROR_RATE = Parameter(0.05, "per contact", 0.01, 0.1, "J", _OWN, "failures of one's own in routine contacts")
ERROR_PRESSURE = Parameter(0.5, "elasticity", 0.0, 1.0, "J", _OWN, "how failures grow with work pressure")
LAPSE_RATE = Parameter(
    0.10, "per contact", 0.0, 0.2, "C", "shape: Eldor, Hodor & Cappelli 2023, 10.1016/j.obhdp.2023.104255",
    "routine lapses at full safety where nobody holds anybody to anything",
)  # fmt: skip
LAPSE_FROM = Parameter(
    0.7, "level", 0.5, 0.9, "C", "shape: Eldor, Hodor & Cappelli 2023", "safety above which routine suffers"
)

# Gaming, for E12
GAMING_SELECTION = Parameter(
    4.0, "per unit of attitude", 2.0, 6.0, "J", _OWN, "how strongly effort picks the happy for the survey"
)
BEGGING_COST = Parameter(
    0.15, "value", 0.0, 0.3, "J", "sign: Jones, Taylor & Reynolds 2014; Ofir & Simonson 2001",
    "what being asked for a good mark costs in attitude",
)  # fmt: skip
PASSED_OFF = Parameter(
    0.10, "share per unit of gaming", 0.0, 0.3, "J", _OWN,
    "contacts passed on or cut off for the time's sake; habit feeds it as well as a stake on time",
)  # fmt: skip
PASSED_OFF_TIME = Parameter(0.5, "ratio", 0.2, 0.8, "J", _OWN, "how long a contact takes that is passed off")
SURVEYED = Parameter(0.20, "share of contacts", 0.05, 0.5, "J", _OWN, "contacts that answer the survey")

# Culture and practice
CULTURE_WEEKS = Parameter(26, "weeks", 13, 52, "J", _OWN, "culture follows deeds slowly")
CULTURE_SCALE = Parameter(5.0, "points", 5, 5, "J", _OWN, "the four Cs are scored from 0 to 5")
SAY_DO_GAP = Parameter(0.2, "share", 0.0, 0.5, "J", _OWN, "what a response loses where words and deeds are all apart")
PRACTICE_WEEKS = Parameter(4, "weeks", 2, 16, "J", _OWN, "how fast a habit follows deeds; 16: effects a third less")

# What the work costs, in nominal contacts
HIRING_COST = Parameter(
    50.0, "nominal contacts", 20, 200, "J", _OWN, "finding and training one newcomer: about a month of an agent's work"
)
EXTRA_COST = Parameter(0.3, "nominal contacts", 0.0, 1.0, "J", _OWN, "one extra that nobody expected")
MAKING_GOOD_COST = Parameter(0.5, "nominal contacts", 0.0, 2.0, "J", _OWN, "one failure made good in full")
