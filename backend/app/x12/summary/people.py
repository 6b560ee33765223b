"""Entities and members -> the people and parties of the summary."""

from collections.abc import Iterable

from app.x12.eligibility.parties import Contact, Entity
from app.x12.eligibility.response import Member
from app.x12.summary.models import Party, Person

_PHONES = ("TE", "HP", "WP")


def party_of(entity: Entity) -> Party:
    """A party with one name, whether it is a person or an organization."""
    names = (entity.first_name, entity.middle_name, entity.last_name, entity.suffix)
    return Party(
        role=entity.role,
        name=" ".join(name for name in names if name),
        identifier_kind=entity.identifier_kind,
        identifier=entity.identifier,
        phone=_number(entity.contacts, *_PHONES),
        email=_number(entity.contacts, "EM"),
        website=_number(entity.contacts, "UR"),
    )


def parties_of(entities: Iterable[Entity]) -> tuple[Party, ...]:
    """Several parties."""
    return tuple(party_of(entity) for entity in entities)


def person_of(member: Member) -> Person | None:
    """The person, or None if the message names nobody: neither by name nor by number."""
    entity = member.entity
    if not (entity.last_name or entity.first_name or entity.identifier):
        return None
    return Person(
        last_name=entity.last_name,
        first_name=entity.first_name,
        middle_name=entity.middle_name,
        suffix=entity.suffix,
        birth_date=member.birth_date,
        death_date=next((stated.begin for stated in member.dates if stated.kind == "442"), None),
        gender=member.gender,
        address=entity.address,
        phone=_number(entity.contacts, *_PHONES),
        email=_number(entity.contacts, "EM"),
        member_id=entity.identifier,
        references=entity.references,
    )


def _number(contacts: Iterable[Contact], *kinds: str) -> str:
    """The first number of one of these kinds."""
    numbers = (number for contact in contacts for number in contact.numbers)
    return next((number.value for number in numbers if number.kind in kinds), "")
