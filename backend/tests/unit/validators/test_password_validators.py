"""What a password has to be, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.validators.password_validators import LONGEST, SHORTEST, Owner, normal_form, password_broken_rules

CHEN = Owner("Dr. Maya Chen", "m.chen@example.com", "Northside Family Clinic")


def broken(password: str, owner: Owner = CHEN) -> list[str]:
    return [rule.rule for rule in password_broken_rules(password, owner, "body.newPassword")]


@pytest.mark.parametrize(
    "password",
    [
        "lantern orbit velvet 42",
        "nur kleine buchstaben hier",
        "ohne-ziffern-und-ohne-GROSSE",
        "ünïcödé passphräse",
        "ⓣⓗⓘⓢ is quite a sentence",
        "кот сидит на окне, тихо",
        "  blanks at both ends  ",
        "🦊 red fox over the fence",
    ],
)
def test_any_character_will_do_and_nothing_is_demanded_of_their_mixture(password: str) -> None:
    assert broken(password) == []


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("", "too_short"),
        ("x7#Kq9!mZ2w", "too_short"),
        ("a" * (LONGEST + 1), "too_long"),
        ("password1234", "leaked"),
        ("PASSWORD1234", "leaked"),
        ("123456789012", "quickly_guessed"),
        ("aaaaaaaaaaaaaaaa", "quickly_guessed"),
        ("qwertyuiop12", "leaked"),
        ("password12345", "quickly_guessed"),
        ("iloveyouforever", "quickly_guessed"),
        ("a" * LONGEST, "quickly_guessed"),
        ("the maya river bends twice", "about_you"),
        ("M.Chen drinks cold coffee", "about_you"),
        ("m.chen@example.com forever", "about_you"),
        ("Northside-Family-Clinic rocks", "about_you"),
        ("NORTHSIDEFAMILYCLINIC 77 x", "about_you"),
    ],
)
def test_what_is_refused_and_why(password: str, rule: str) -> None:
    assert broken(password) == [rule]


def test_every_rule_says_where_and_what_to_do_and_never_the_password() -> None:
    for password in ("short", "password1234", "the maya river bends twice", "a" * 200):
        for rule in password_broken_rules(password, CHEN, "body.newPassword"):
            assert rule.place == "body.newPassword"
            assert rule.message.endswith(".")
            assert password not in rule.message


def test_short_parts_of_a_name_may_appear_by_chance() -> None:
    assert broken("the lantern swings all night", Owner("Al Lin", "al@example.com")) == []


def test_a_character_counts_once_however_it_is_typed() -> None:
    assert normal_form("e\u0301") == normal_form("é")
    assert broken("e\u0301" * (SHORTEST - 1)) == ["too_short"]


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_judged(password: str) -> None:
    rules = broken(password)
    length = len(normal_form(password))
    assert ("too_short" in rules) is (length < SHORTEST)
    assert ("too_long" in rules) is (length > LONGEST)
    assert len(rules) == len(set(rules)) <= 1 or rules == ["leaked", "about_you"]
