

def test_a_week_that_has_ended_gives_no_more_draws() -> None:
    draws = BatchDraws(1)
    first = draws.week(0)
    draws.week(1)
    with pytest.raises(RuntimeError, match="ended"):
        first.uniform(1, 1)
