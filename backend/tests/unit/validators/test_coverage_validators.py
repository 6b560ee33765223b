"""What people enter about an insurance: cleaned, or told what to do."""

from datetime import date

import pytest

from app.validators.coverage_validators import clean_member_id, ended_on_rules, period_rules, subscriber_rules

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("hrb0012345", "HRB0012345"), ("  HRB 001 ", "HRB 001"), ("\uff11\uff12\uff13", "123"), ("w-12/3", "W-12/3")],
)
def test_a_member_id_is_kept_as_the_card_has_it(typed: str, kept: str) -> None:
    assert clean_member_id(typed) == kept
    assert clean_member_id(kept) == kept


@pytest.mark.parametrize("typed", ["", " ", "-", "A", "<b>12</b>", "12\x0034", "id: 5"])
def test_what_is_no_member_id_is_told_so(typed: str) -> None:
    with pytest.raises(ValueError, match="member id"):
        clean_member_id(typed)


def test_an_insurance_does_not_end_before_it_begins() -> None:
    day = date(2026, 1, 1)
    assert not list(period_rules(day, day))
    assert not list(period_rules(None, day))
    assert [rule.place for rule in period_rules(day, date(2025, 12, 31))] == ["body.ends_on"]
    assert [rule.place for rule in period_rules(date(1900, 1, 1), None)] == ["body.begins_on"]


def test_a_subscriber_is_named_where_it_is_somebody_else() -> None:
    assert not list(subscriber_rules(is_self=True, has_subscriber=False))
    assert not list(subscriber_rules(is_self=False, has_subscriber=True))
    assert [rule.rule for rule in subscriber_rules(is_self=True, has_subscriber=True)] == ["not_needed"]
    assert [rule.rule for rule in subscriber_rules(is_self=False, has_subscriber=False)] == ["needed"]


def test_what_is_ended_by_hand_has_ended() -> None:
    assert not list(ended_on_rules(TODAY, date(2026, 1, 1), TODAY))
    assert [rule.rule for rule in ended_on_rules(date(2026, 11, 26), None, TODAY)] == ["in_future"]
    assert [rule.rule for rule in ended_on_rules(date(2025, 1, 1), date(2026, 1, 1), TODAY)] == ["before_begin"]
