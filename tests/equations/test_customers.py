"""E1 in a population, E5, E8, E9 and the answers to surveys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.equations import contact, encounter
from cxsim.equations.behaviour import LINKS, churn_slope, realised_likelihood, stated_likelihood
from cxsim.equations.churn import annual_hazard, discounted, margin, margin_multiple, weekly_hazard
from cxsim.equations.scores import is_detractor, is_promoter, net_promoter_margin, net_promoter_score
from cxsim.equations.word_of_mouth import organic_newcomers, referral_chance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.equations.encounter import NeedKind

    Curve: TypeAlias = Callable[[Values, float], Values]

LEVEL = st.floats(0, 1)


@given(level=LEVEL, expects=LEVEL)
def test_a_contact_in_a_population_follows_the_same_curve_as_a_written_encounter(level: float, expects: float) -> None:
    curves: Mapping[NeedKind, Curve] = {"performance": contact.performance_value, "delight": contact.delight_value}
    for kind, curve in curves.items():
        written = encounter.delivery_value(level, expects, 0.5, kind)
        assert curve(level - expects, 0.5) == pytest.approx(written, abs=1e-12)


@given(failed=st.floats(-1, 1), fine=st.floats(-1, 1), recovery=LEVEL, second=st.booleans())
def test_a_recovery_in_a_population_follows_the_same_rule_as_in_a_written_encounter(
    failed: float, fine: float, recovery: float, *, second: bool
) -> None:
    written = encounter.recovered_satisfaction(failed, fine, recovery, second_failure=second)
    assert contact.satisfaction_after_recovery(failed, fine, recovery, second) == pytest.approx(written)


def test_being_begged_for_a_mark_costs() -> None:
    assert contact.treatment_value(0.1, 0.0, begged=True) == contact.treatment_value(0.1, 0.0, begged=False) - 0.15


def test_an_unsolved_contact_weighs_more_than_a_solved_one() -> None:
    assert contact.contact_value(solved=True, treatment=0.0) == 0.15
    assert contact.contact_value(solved=False, treatment=0.0) == pytest.approx(-1.955 * 0.45)


@pytest.mark.parametrize("preset", ["temkin2016", "xmi2024"])
def test_every_behaviour_grows_with_attitude_and_lags_behind_intent(preset: LoyaltyPreset) -> None:
    for link in LINKS[preset].values():
        stated = [stated_likelihood(attitude / 10, link) for attitude in range(-10, 11)]
        realised = [realised_likelihood(attitude / 10, link) for attitude in range(-10, 11)]
        assert all(later > earlier for earlier, later in pairwise(stated))
        assert all(done < said for done, said in zip(realised, stated, strict=True))


def test_churn_is_less_steep_where_intent_is() -> None:
    assert churn_slope("temkin2016") == 1.8
    assert churn_slope("xmi2024") == pytest.approx(1.035)


def test_at_mean_attitude_the_hazard_is_the_propensity_and_a_referrer_shelters() -> None:
    assert annual_hazard(0.15, 0.40, sheltered=False, slope=1.8) == pytest.approx(0.15)
    assert annual_hazard(0.15, 0.40, sheltered=True, slope=1.8) == pytest.approx(0.15 * 0.82)


@given(annual=st.floats(0, 0.98))
def test_fifty_two_weeks_of_the_weekly_hazard_are_the_yearly_one(annual: float) -> None:
    weekly = weekly_hazard(annual)
    assert isinstance(weekly, float)
    assert (1 - weekly) ** 52 == pytest.approx(1 - annual)


def test_nobody_leaves_with_certainty() -> None:
    assert annual_hazard(1.0, -1.0, sheltered=False, slope=3.6) == 0.98


def test_at_a_retention_of_80_and_a_discount_of_10_percent_a_customer_is_worth_two_and_two_thirds_of_a_margin() -> None:
    assert margin_multiple(0.80, 0.10) == pytest.approx(2.667, abs=0.001)


def test_one_percent_more_retention_is_about_five_percent_more_value() -> None:
    assert margin_multiple(0.80 * 1.01) / margin_multiple(0.80) - 1 == pytest.approx(0.05, abs=0.015)


def test_the_referred_bring_a_quarter_more_at_first_and_hardly_more_after_five_years() -> None:
    assert margin(0.0, referred=True) == 1.25
    assert margin(5.0, referred=True) == pytest.approx(1.0, abs=0.01)
    assert margin(0.0, referred=True, advantage=False) == 1.0
    assert margin(0.0, referred=False) == 1.0


def test_money_next_year_is_worth_a_tenth_less() -> None:
    assert discounted(110.0, 1.0, 0.10) == pytest.approx(100.0)


def test_of_a_hundred_who_intend_to_recommend_forty_nine_do_and_fourteen_percent_of_those_convert() -> None:
    link = LINKS["temkin2016"]["recommend"]
    assert referral_chance(1.0, link) == pytest.approx(stated_likelihood(1.0, link) * 0.49 * 0.14 * 0.5)


def test_detractors_keep_newcomers_away_but_never_all_of_them() -> None:
    usual, many, all_of_them = (organic_newcomers(1000.0, share) for share in (0.2, 0.4, 1.0))
    assert usual == pytest.approx(2.2)
    assert many == pytest.approx(2.2 * 0.7)
    assert all_of_them == pytest.approx(2.2 * 0.2)


def test_the_net_promoter_score_counts_nines_and_tens_against_zero_to_six() -> None:
    assert [is_promoter(each) for each in (8.4, 8.5)] == [False, True]
    assert [is_detractor(each) for each in (6.4, 6.5)] == [True, False]
    assert net_promoter_score(0.5, 0.2) == pytest.approx(30)


def test_fifty_answers_leave_about_twenty_points_either_way() -> None:
    assert net_promoter_margin(0.5, 0.2, 50) == pytest.approx(21.6, abs=0.1)
