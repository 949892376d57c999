"""The numbers of E1 (in a population), E5, E8 and E9: customers who stay, tell others, and answer surveys."""

from __future__ import annotations

from cxsim.equations.parameters import Parameter

_OWN = "own judgement"

# A routine contact in a population, for E1 to E3
SOLUTION_WEIGHT = Parameter(
    0.45, "weight", 0.3, 0.6, "C", "calibrated with the other contact weights so that sd(A) stays near .60",
    "the must-be of a routine contact: that it is solved",
)  # fmt: skip
COURTESY_WEIGHT = Parameter(
    0.50, "weight", 0.3, 0.7, "C", "calibrated with the other contact weights so that sd(A) stays near .60",
    "the performance need of a routine contact: how one is treated",
)  # fmt: skip
EXTRA_WEIGHT = Parameter(
    0.35, "weight", 0.2, 0.5, "C", "calibrated with the other contact weights so that sd(A) stays near .60",
    "the delight of a routine contact: something nobody expected",
)  # fmt: skip
RELIEF = Parameter(
    0.15, "value", 0.0, 0.3, "J", _OWN,
    "a routine contact that is solved is remembered slightly well: the trouble that led to it is gone",
)  # fmt: skip
COURTESY_EXPECTED = Parameter(
    0.60, "level", 0.3, 0.9, "J", _OWN, "courtesy that a newcomer expects; EXPECTED['middle'] in play"
)
COURTESY_SURPLUS = Parameter(
    0.10, "level", 0.0, 0.2, "J", _OWN, "how much a team of middling morale exceeds what a newcomer expects"
)
COURTESY_SPREAD = Parameter(
    0.25, "level (sd)", 0.1, 0.4, "J", _OWN, "contacts differ in courtesy for reasons that are not modelled"
)
DISPOSITION_SPREAD = Parameter(
    0.66, "attitude (sd)", 0.4, 0.8, "C", "calibrated so that attitudes are as spread after two years as E5 asks",
    "how much strangers differ; before clipping. At .50 the burnt-in spread is .44 where clip(N(.40, .60)) has .51",
)  # fmt: skip
SECOND_FAILURE_WEEKS = Parameter(
    26, "weeks", 13, 52, "S", "Maxham & Netemeyer 2002", "no recovery paradox after a second failure in this time"
)
CONTACT_RATE = Parameter(
    0.05, "contacts per customer and week", 0.01, 0.2, "J", _OWN, "one customer in twenty has an issue in a week"
)
MEMORY_NOISE = Parameter(
    1.40, "ratio of sd", 1.1, 1.8, "C", "calibrated so that r(peak-end, recall) = .58 (Alaybek et al. 2022)",
    "what else a summary judgement holds, as a multiple of the spread of peak-end values",
)  # fmt: skip

# Behaviour, for E5 and E5b
BEHAVIOUR_LAG = Parameter(
    2.9, "logit", 2.0, 4.0, "C", "shape: Mittal & Kamakura 2001, 10.1509/jmkr.38.1.131.18832",
    "how far behaviour lags behind intent: intent concave, behaviour convex in the rating",
)  # fmt: skip

# Leaving, and what a customer is worth, for E8
PROPENSITY_A = Parameter(
    0.668, "shape", 0.3, 1.5, "P", "Fader & Hardie 2007, 10.1002/dir.20074 (high end), refitted from their data",
    "first shape of the beta distribution of yearly churn propensity",
)  # fmt: skip
PROPENSITY_B = Parameter(
    3.806, "shape", 1.0, 6.0, "P", "Fader & Hardie 2007, 10.1002/dir.20074 (high end), refitted from their data",
    "second shape of the beta distribution of yearly churn propensity",
)  # fmt: skip
CHURN_SLOPE = Parameter(
    1.8, "log hazard per unit of attitude", 0.9, 3.6, "J", _OWN,
    "half the slope of purchase intent; no source: sweep it from half to twice",
)  # fmt: skip
CHURN_SLOPE_SHARE = Parameter(
    0.5, "share of the purchase slope", 0.25, 1.0, "J", _OWN, "what makes CHURN_SLOPE from a preset's purchase link"
)
CHURN_CENTRE = Parameter(
    0.40, "attitude", 0, 1, "C", "mean attitude for which the propensity is the yearly hazard", "as DISPOSITION_MEAN"
)
MOST_HAZARD = Parameter(0.98, "share a year", 0.9, 1.0, "J", _OWN, "even the angriest do not all leave at once")
REFERRED_HAZARD = Parameter(
    0.82, "ratio", 0.7, 1.0, "S", "Schmitt, Skiera & Van den Bulte 2011",
    "a referred customer is 18 % less likely to leave, as long as the referrer stays (Van den Bulte et al. 2018)",
)  # fmt: skip
REFERRED_MARGIN = Parameter(
    0.25, "share of the margin", 0.0, 0.35, "C", "calibrated so that CLV is >= 16 % higher (Schmitt et al. 2011)",
    "switchable: not replicated in telecom (Wolters & Gedenk 2019)",
)  # fmt: skip
REFERRED_MARGIN_YEARS = Parameter(
    1.0, "years", 0.5, 3.0, "J", _OWN, "time constant with which the margin advantage of the referred erodes"
)
DISCOUNT = Parameter(
    0.10, "share a year", 0.05, 0.2, "P", "Gupta, Lehmann & Stuart 2004", "discount rate for customer equity"
)

# Word of mouth and acquisition, for E9
REFERRAL_REALISED = Parameter(
    0.49, "share", 0.3, 0.6, "S", "Kumar, Petersen & Leone 2007: 68 % intended, 33 % did", "intent that becomes an act"
)
REFERRAL_CONVERTED = Parameter(
    0.14, "share", 0.05, 0.4, "S", "Kumar, Petersen & Leone 2007 (financial services)", "acts that bring a customer"
)
CONVERSATIONS = Parameter(0.5, "per encounter", 0.1, 1.0, "J", _OWN, "one conversation per two encounters")
ORGANIC_RATE = Parameter(
    0.0022, "of the first customers, a week", 0.0, 0.01, "J", _OWN, "newcomers that come for other reasons"
)
BAD_NEWS = Parameter(
    1.5, "per share of detractors", 0.0, 3.0, "J", _OWN,
    "how detractors keep newcomers away; per message, good news moves choice more (East et al. 2008)",
)  # fmt: skip
DETRACTORS_USUAL = Parameter(0.20, "share", 0.1, 0.3, "J", _OWN, "share of detractors at which acquisition is as usual")
LEAST_ORGANIC = Parameter(0.2, "ratio", 0.0, 0.5, "J", _OWN, "word of mouth alone does not end all acquisition")

# Answers to "would you recommend us", 0 to 10
SCORE_MIDDLE = Parameter(7.2, "points of 10", 6, 8, "C", "calibrated with SCORE_SLOPE to E5's population")
SCORE_SLOPE = Parameter(3.2, "points per unit", 2, 4, "C", "calibrated with SCORE_MIDDLE to E5's population")
SCORE_SPREAD = Parameter(
    0.8, "points (sd)", 0.3, 1.5, "J", _OWN, "people answer differently at the same attitude; a trait of the person"
)
PROMOTER_FROM = Parameter(8.5, "points of 10", 8, 9, "P", "Reichheld 2003", "9 and 10, before rounding")
DETRACTOR_BELOW = Parameter(6.5, "points of 10", 6, 7, "P", "Reichheld 2003", "0 to 6, before rounding")
SATISFIED_FROM = Parameter(
    0.0, "value", -0.5, 0.5, "C", "calibrated so that FCR +1 pt is CSAT +.5 to +1.2 pt (SQM Group, a vendor)",
    "satisfaction above which a customer ticks 'satisfied'",
)  # fmt: skip
