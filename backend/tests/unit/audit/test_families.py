"""Families of actions: each action is in one, and the words of none are left behind."""

from app.audit.families import _FAMILY_OF, FAMILIES, AuditFamily, family_of
from app.audit.vocabulary import AuditAction


def test_every_action_is_in_one_family() -> None:
    listed = [action for actions in FAMILIES.values() for action in actions]
    assert sorted(listed) == sorted(AuditAction)
    assert all(FAMILIES[family] for family in AuditFamily)


def test_no_first_word_is_of_an_action_that_is_gone() -> None:
    assert set(_FAMILY_OF) <= {action.partition(".")[0] for action in AuditAction}


def test_what_is_done_to_a_patient_stands_with_the_patients() -> None:
    assert family_of(AuditAction.PATIENT_READ) is AuditFamily.PATIENTS
    assert family_of(AuditAction.KEYS_COPIED) is AuditFamily.SYSTEM
