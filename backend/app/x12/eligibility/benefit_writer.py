"""Benefits -> loops 2110C and 2110D with 2115 and 2120."""

from app.x12.eligibility.benefits import Benefit, Delivery
from app.x12.eligibility.parties import Entity
from app.x12.eligibility.party_writer import (
    write_address,
    write_contacts,
    write_dates,
    write_name,
    write_provider_role,
    write_references,
    write_rejections,
)
from app.x12.eligibility.segment_sequence import SegmentSequence, decimal
from app.x12.segment import US

_RELATED_ENTITIES = "2120"


def write_benefit(sequence: SegmentSequence, benefit: Benefit, level: str) -> None:
    """EB, HSD, REF, DTP, AAA, MSG, then III, then the related entities between LS and LE."""
    sequence.loop = f"2110{level}"
    _write_statement(sequence, benefit)
    for delivery in benefit.deliveries:
        _write_delivery(sequence, delivery)
    write_references(sequence, benefit.references)
    write_dates(sequence, benefit.dates)
    write_rejections(sequence, benefit.rejections)
    for message in benefit.messages:
        sequence.add("MSG", message)
    for where in benefit.circumstances:
        sequence.loop = f"2115{level}"
        sequence.add("III", where.kind, where.code, where.category, where.description)
    if benefit.entities:
        sequence.add("LS", _RELATED_ENTITIES)
        for entity in benefit.entities:
            _write_related_entity(sequence, entity, level)
        sequence.add("LE", _RELATED_ENTITIES)


def _write_statement(sequence: SegmentSequence, benefit: Benefit) -> None:
    share = benefit.patient_share
    if share is not None and not 0 <= share <= 1:
        raise sequence.refuse("EB08")
    procedure = benefit.procedure
    sequence.add(
        "EB",
        benefit.information,
        benefit.coverage_level,
        benefit.service_types,
        benefit.insurance_type,
        benefit.plan_name,
        benefit.time_period,
        decimal(benefit.amount),
        decimal(share),
        benefit.quantity_kind,
        decimal(benefit.quantity),
        benefit.authorization,
        benefit.network,
        US.join((procedure.kind, procedure.code, *procedure.modifiers)) if procedure else "",
        US.join(benefit.diagnosis_pointers),
    )


def _write_delivery(sequence: SegmentSequence, delivery: Delivery) -> None:
    sequence.add(
        "HSD",
        delivery.quantity_kind,
        decimal(delivery.quantity),
        delivery.unit,
        decimal(delivery.modulus),
        delivery.period,
        decimal(delivery.period_count),
        delivery.pattern,
        delivery.time,
    )


def _write_related_entity(sequence: SegmentSequence, entity: Entity, level: str) -> None:
    """Loop 2120C or 2120D. The guide has no REF here; a reference stands in 2110."""
    sequence.loop = f"2120{level}"
    if entity.references:
        raise sequence.refuse("REF")
    write_name(sequence, entity)
    write_address(sequence, entity.address)
    write_contacts(sequence, entity.contacts)
    write_provider_role(sequence, entity.provider_role)
