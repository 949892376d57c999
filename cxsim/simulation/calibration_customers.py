"""Targets T1 to T13 and T25: what customers remember, say, do, and are worth."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cxsim.equations.behaviour import LINKS, Behaviour, realised_likelihood, stated_likelihood
from cxsim.equations.churn import WEEKS, annual_hazard, discounted, margin, margin_multiple, weekly_hazard
from cxsim.equations.contact import contact_value, performance_value, satisfaction_after_recovery, treatment_value
from cxsim.equations.customer_parameters import (
    CHURN_SLOPE,
    COURTESY_SPREAD,
    COURTESY_SURPLUS,
    MEMORY_NOISE,
    REFERRAL_CONVERTED,
    REFERRAL_REALISED,
)
from cxsim.equations.encounter import attitude_after, remembered
from cxsim.equations.parameters import DISPOSITION_MEAN, RATING_MIDDLE, RATING_SLOPE
from cxsim.equations.resolution import solving_chance
from cxsim.equations.scores import is_detractor, is_promoter, is_satisfied
from cxsim.equations.team_parameters import FIXED_TIME, SOLVING_RATE
from cxsim.simulation.calibration import Row, around
from cxsim.simulation.organisation_runs import MIDDLING, TWO_YEARS, run, weeks_of
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.customer import Customer
from cxsim.world.start import Beginning
from cxsim.world.tables import quantiles

if TYPE_CHECKING:
    from collections.abc import Iterator

Column: TypeAlias = Any
CUSTOMERS = 100_000
FIRMS = 25
"""Firms of 4,000 customers that are burnt in for two years."""
POSITIVE, NEGATIVE = 6, 3
"""Ratings of seven from which, and up to which, an experience counts as positive and negative."""
BEST_STARS, WORST_STARS = 5, 2
TEMKIN = "Temkin Group 2016"
OURS = "no tolerance is published; this one is ours"


def burnt_in(seed: int) -> Column:
    """Return the customers of middling firms after two years, 100,000 or so: a column each field."""
    draws = BatchDraws(seed)
    firm = array_firm(Beginning(), draws, FIRMS)
    for later, _ in run(firm, weeks_of(MIDDLING, MIDDLING.practice, TWO_YEARS), draws):
        firm = later
    crowd: Column = firm.customers
    here = crowd.columns.here
    return Customer(*(getattr(crowd.columns, each.name)[here] for each in fields(Customer)))


def loyalty(seed: int) -> Iterator[Row]:
    """T1, T1b, T2, T12, T13: groups of a burnt-in population, cut as the studies cut theirs."""
    customers = burnt_in(seed)
    attitudes, scores = customers.attitude, customers.score
    spread = float(attitudes.std())
    yield Row("E4", "spread of attitude after burn-in", ".51", **around(0.514, 0.03), measured=spread,
              source="own: the spread of N(.40, .60) clipped to [-1, 1], where E5 was solved", note=OURS)  # fmt: skip
    points = np.clip(np.round(RATING_MIDDLE.value + RATING_SLOPE.value * attitudes), 1, 7)
    happy, unhappy = attitudes[points >= POSITIVE], attitudes[points <= NEGATIVE]
    published = {"purchase_more": 7.1, "try_new": 7.8, "recommend": 15.1, "trust": 8.4, "forgive": 6.6}
    for behaviour, ratio in published.items():
        found = _ratio("temkin2016", behaviour, happy, unhappy)
        yield Row("T1", f"{behaviour}: positive over negative experience", f"{ratio} x", **around(ratio, ratio / 10),
                  measured=found, source=TEMKIN)  # fmt: skip
    stars = np.clip(np.round(3 + 2 * attitudes), 1, 5)
    for behaviour, ratio in {"recommend": 3.0, "trust": 2.9, "purchase_more": 2.2}.items():
        found = _ratio("xmi2024", behaviour, attitudes[stars == BEST_STARS], attitudes[stars <= WORST_STARS])
        yield Row("T1b", f"{behaviour}: five stars over one or two", f"{ratio} x", **around(ratio, ratio / 10),
                  measured=found, source="XM Institute 2024")  # fmt: skip
    yield from _promoters(attitudes[is_promoter(scores)], attitudes[is_detractor(scores)])
    yield from _funnel(attitudes)
    yield from _referred(customers)


def _promoters(promoters: Column, detractors: Column) -> Iterator[Row]:
    links = LINKS["temkin2016"]
    shares: dict[Behaviour, float] = {"purchase_more": 0.18, "forgive": 0.09, "try_new": 0.07}
    for behaviour, share in shares.items():
        said: Column = stated_likelihood(detractors, links[behaviour])
        yield Row("T2", f"detractors: {behaviour}", f"{share:.0%}", **around(share, 0.08),
                  measured=float(said.mean()), source="Temkin Group 2016, Economics of NPS", fitted=False)  # fmt: skip
    forgive: Column = stated_likelihood(promoters, links["forgive"])
    yield Row("T2", "promoters: forgive", "67%", **around(0.67, 0.08), measured=float(forgive.mean()),
              source="Temkin Group 2016, Economics of NPS", fitted=False)  # fmt: skip
    for behaviour, ratio, within in (("purchase_more", 5.1, 0.15), ("forgive", 7.4, 0.45), ("try_new", 8.9, 0.45)):
        found = _ratio("temkin2016", behaviour, promoters, detractors)
        yield Row("T2", f"{behaviour}: promoters over detractors", f"{ratio} x", **around(ratio, ratio * within),
                  measured=found, source="Temkin Group 2016, Economics of NPS", fitted=False)  # fmt: skip


def _referred(customers: Column) -> Iterator[Row]:
    alone = customers.changed(sheltered=np.zeros(len(customers.here), bool)).settled(CHURN_SLOPE.value)
    yearly: Column = [1.0 - (1.0 - each) ** WEEKS for each in (customers.hazard, alone.hazard)]
    ratio = yearly[0] / yearly[1]
    came = customers.referrer >= 0
    source = "Schmitt et al. 2011 (as quoted elsewhere); Van den Bulte et al. 2018"
    yield Row("T12", "hazard of the referred over that of others alike", ".82", **around(0.82, 0.01),
              measured=float(ratio[came & customers.sheltered].mean()), source=source, note=OURS)  # fmt: skip
    yield Row("T12", "the same, once the referrer has left", "1", **around(1.0, 0.01),
              measured=float(ratio[came & ~customers.sheltered].mean()), source=source, note=OURS)  # fmt: skip


def _funnel(attitudes: Column) -> Iterator[Row]:
    intend: Column = stated_likelihood(attitudes, LINKS["temkin2016"]["recommend"])
    source = "Kumar, Petersen & Leone 2007 (as quoted elsewhere)"
    done = intend.mean() * REFERRAL_REALISED.value
    yield Row("T13", "intend to refer", "68%", **around(0.68, 0.05), measured=float(intend.mean()), source=source,
              fitted=False, note=OURS)  # fmt: skip
    yield Row("T13", "refer", "33%", **around(0.33, 0.03), measured=float(done), source=source, note=OURS)
    yield Row("T13", "of those who refer, bring a customer", "14%", **around(0.14, 0.01),
              measured=REFERRAL_CONVERTED.value, source=source, note=OURS)  # fmt: skip


def _ratio(preset: Column, behaviour: Column, these: Column, those: Column) -> float:
    link = LINKS[preset][behaviour]
    mine: Column = stated_likelihood(these, link)
    theirs: Column = stated_likelihood(those, link)
    return float(mine.mean() / theirs.mean())


def intent_and_behaviour(seed: int) -> Iterator[Row]:
    """T5: regress intent and behaviour on the rating and its square."""
    attitudes = strangers(seed)
    points = RATING_MIDDLE.value + RATING_SLOPE.value * attitudes
    link = LINKS["temkin2016"]["purchase_more"]
    for about, curve, low, high in (
        ("stated intent is concave in the rating", stated_likelihood, -np.inf, 0.0),
        ("realised repurchase is convex in the rating", realised_likelihood, 0.0, np.inf),
    ):
        likely: Column = curve(attitudes, link)
        bend = float(np.polyfit(points, likely, 2)[0])
        yield Row("T5", about, "-" if high == 0 else "+", low, high, bend, "Mittal & Kamakura 2001")


def strangers(seed: int) -> Column:
    """Return 100,000 attitudes ~ N(.40, .60), clipped: the population that E5 was solved in."""
    normal = np.random.Generator(np.random.Philox(seed)).standard_normal(CUSTOMERS)
    return np.clip(DISPOSITION_MEAN.value + 0.60 * normal, -1.0, 1.0)


def losses_and_gains(seed: int) -> Iterator[Row]:
    """T6: a performance need a fifth of the scale above and below what is expected."""
    del seed  # nothing here is a matter of chance
    loss = -_number(performance_value(-0.2, 1.0)) / _number(performance_value(0.2, 1.0))
    yield Row("T6", "loss slope over gain slope", "1.82 to 2.10", 1.82, 2.10, loss, "Brown et al. 2024")


def memory(seed: int) -> Iterator[Row]:
    """T7: 10,000 random encounters of two to eight moments, and what else a summary judgement holds."""
    chance = np.random.Generator(np.random.Philox(seed))
    lengths = chance.integers(2, 9, 10_000)
    felt = np.array([remembered(chance.normal(0.0, 0.3, length).tolist()) for length in lengths])
    recalled = felt + chance.normal(0.0, MEMORY_NOISE.value * felt.std(), len(felt))
    source = "Alaybek et al. 2022"
    yield Row("T7", "r(peak-end, recall)", ".58 [.49 to .66]", 0.49, 0.66, _r(felt, recalled), source)
    yield Row("T7", "r(duration, recall)", "about 0", -0.1, 0.1, _r(lengths, recalled), source, fitted=False)


def recovery(seed: int) -> Iterator[Row]:
    """T8: twins of 100,000 customers under the same luck: no failure, an excellent recovery, a second failure."""
    chance = np.random.Generator(np.random.Philox(seed))
    kindness: Column = chance.normal(COURTESY_SURPLUS.value, COURTESY_SPREAD.value, CUSTOMERS)
    treatment = treatment_value(kindness, 0.0 * kindness, begged=False)
    failed, fine = (contact_value(kindness < limit, treatment) for limit in (-np.inf, np.inf))
    once: Column = satisfaction_after_recovery(failed, fine, 1.0, kindness > np.inf)
    twice: Column = satisfaction_after_recovery(failed, fine, 1.0, kindness < np.inf)
    ok: Column = fine
    attitude = [attitude_after(0.0 * kindness, np.minimum(each, ok)).mean() for each in (once, ok)]
    source = "de Matos et al. 2007; Maxham & Netemeyer 2002"
    yield Row("T8", "satisfaction: excellent recovery less no failure", "above 0", 1e-6, 2.0,
              float(once.mean() - ok.mean()), source)  # fmt: skip
    yield Row("T8", "attitude (retention, word of mouth): the same", "not above 0", -2.0, 1e-9,
              float(attitude[0] - attitude[1]), source, fitted=False)  # fmt: skip
    yield Row("T8", "satisfaction after a second failure less no failure", "not above 0", -2.0, 1e-9,
              float(twice.mean() - ok.mean()), source)  # fmt: skip


def resolution(seed: int) -> Iterator[Row]:
    """T10: resolution against time, and satisfaction against resolution."""
    source = "SQM Group (a vendor)"
    usual = _number(solving_chance(1.0, 1.0))
    yield Row(
        "T10", "resolution at nominal time", ".70", **around(0.70, 0.01), measured=usual, source=source, note=OURS
    )
    needed = FIXED_TIME.value - float(np.log(0.20)) / SOLVING_RATE.value
    yield Row("T10", "time for a resolution of .80", "about 1.25", **around(1.25, 0.05), measured=needed, source=source,
              fitted=False, note=OURS)  # fmt: skip
    chance = np.random.Generator(np.random.Philox(seed))
    kindness: Column = chance.normal(COURTESY_SURPLUS.value, COURTESY_SPREAD.value, CUSTOMERS)
    draw: Column = chance.random(CUSTOMERS)
    treatment = treatment_value(kindness, 0.0 * kindness, begged=False)
    shares = [_satisfied(contact_value(draw < solved, treatment)) for solved in (0.65, 0.75)]
    yield Row(
        "T10", "CSAT points per point of resolution", ".5 to 1.2", 0.5, 1.2, (shares[1] - shares[0]) / 0.10, source
    )
    well, badly = contact_value(draw >= 0, treatment), contact_value(draw < 0, treatment)
    first = attitude_after(0.0 * kindness, well)
    second = attitude_after(attitude_after(0.0 * kindness, badly), well)
    stranger = strangers(seed + 1)
    drop = _satisfied(stranger + first) - _satisfied(stranger + second)
    yield Row("T10", "CSAT with the firm lost by one more contact", "about .15", **around(0.15, 0.05), measured=drop,
              source=source, fitted=False, note=OURS)  # fmt: skip


def _satisfied(value: Column) -> float:
    satisfied: Column = is_satisfied(value)
    return float(satisfied.mean())


def retention(seed: int) -> Iterator[Row]:
    """T11, T12: cohorts at mean attitude, year by year."""
    del seed  # quantiles, no chance
    propensity: Column = np.asarray(quantiles()[1])
    usual = DISPOSITION_MEAN.value

    hazard: dict[bool, Column] = {
        referred: annual_hazard(propensity, usual, sheltered=referred, slope=CHURN_SLOPE.value)
        for referred in (True, False)
    }
    stays: dict[bool, Column] = {each: (1.0 - np.asarray(weekly_hazard(hazard[each]))) ** WEEKS for each in hazard}
    alive = [(stays[False] ** year).mean() for year in range(8)]
    source = "Fader & Hardie 2007"
    yield Row(
        "T11", "retention in the first year", ".851", **around(0.851, 0.01), measured=float(alive[1]), source=source
    )
    yield Row("T11", "retention in the seventh year", ".936", **around(0.936, 0.01),
              measured=float(alive[7] / alive[6]), source=source)  # fmt: skip
    worth = [_lifetime(stays[referred], referred=referred) for referred in (True, False)]
    yield Row("T12", "lifetime value of the referred over that of others", "+16% [+10 to +25]", 1.10, 1.25,
              worth[0] / worth[1], "Schmitt et al. 2011")  # fmt: skip
    yield Row("T25", "margin multiple at r = .80, i = .10", "2.67", **around(2.667, 0.01),
              measured=_number(margin_multiple(0.80, 0.10)), source="Gupta & Lehmann", fitted=False,
              note=OURS)  # fmt: skip
    more = _number(margin_multiple(0.808)) / _number(margin_multiple(0.80)) - 1
    yield Row("T25", "value gained by 1 % more retention", "about 5%", **around(0.05, 0.015), measured=more,
              source="Gupta, Lehmann & Stuart 2004", fitted=False, note=OURS)  # fmt: skip


def _lifetime(stays: Column, *, referred: bool, years: int = 40) -> float:
    earned = [_number(discounted(margin(float(year), referred), year)) for year in range(years)]
    return float(sum((stays**year).mean() * each for year, each in enumerate(earned)))


def _number(value: Column) -> float:
    return float(value)


def _r(one: Column, other: Column) -> float:
    return float(np.corrcoef(one, other)[0, 1])


MEASURES = (loyalty, intent_and_behaviour, losses_and_gains, memory, recovery, resolution, retention)
