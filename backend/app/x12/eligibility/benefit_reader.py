"""Loops 2110C and 2110D -> benefits."""

from app.x12.codes.benefit_codes import (
    AUTHORIZATION,
    BENEFIT_INFORMATION,
    COVERAGE_LEVELS,
    DELIVERY_UNITS,
    INSURANCE_TYPES,
    NETWORK,
    PROCEDURE_QUALIFIERS,
    QUANTITY_QUALIFIERS,
    TIME_PERIODS,
)
from app.x12.codes.service_types import SERVICE_TYPES
from app.x12.eligibility.benefits import Benefit, Circumstance, Delivery, Procedure
from app.x12.eligibility.findings import Findings
from app.x12.eligibility.parties import Entity, Reference, Rejection, StatedDate
from app.x12.eligibility.party_reader import read_date, read_entity, read_reference, read_rejection
from app.x12.loops import Loop
from app.x12.segment import Segment


def read_benefit(loop: Loop, findings: Findings) -> Benefit:
    """One 2110 loop with its 2115 and 2120 loops; what has no place in it is listed as unread."""
    eb, *following = loop.segments
    deliveries: list[Delivery] = []
    references: list[Reference] = []
    dates: list[StatedDate] = []
    rejections: list[Rejection] = []
    messages: list[str] = []
    for segment in following:
        tag = segment.tag
        if tag == "HSD":
            deliveries.append(_read_delivery(segment, findings))
        elif tag == "REF":
            references.append(read_reference(segment, findings))
        elif tag == "DTP":
            dates.append(read_date(segment, findings))
        elif tag == "AAA":
            rejections.append(read_rejection(segment, loop.id, findings))
        elif tag == "MSG":
            messages.append(segment.text(1))
        elif tag not in {"LS", "LE"}:
            findings.leave_unread(segment)
    circumstances, entities = _read_inner_loops(loop, findings)
    return Benefit(
        information=findings.code(eb, 1, BENEFIT_INFORMATION),
        coverage_level=findings.code(eb, 2, COVERAGE_LEVELS),
        service_types=findings.codes(eb, 3, SERVICE_TYPES),
        insurance_type=findings.code(eb, 4, INSURANCE_TYPES),
        plan_name=eb.text(5),
        time_period=findings.code(eb, 6, TIME_PERIODS),
        amount=findings.amount(eb, 7),
        patient_share=findings.fraction(eb, 8),
        quantity_kind=findings.code(eb, 9, QUANTITY_QUALIFIERS),
        quantity=findings.number(eb, 10),
        authorization=findings.code(eb, 11, AUTHORIZATION),
        network=findings.code(eb, 12, NETWORK),
        procedure=_read_procedure(eb, findings),
        diagnosis_pointers=tuple(pointer for pointer in eb.components(14) if pointer),
        deliveries=tuple(deliveries),
        references=tuple(references),
        dates=tuple(dates),
        rejections=tuple(rejections),
        messages=tuple(messages),
        circumstances=circumstances,
        entities=entities,
        position=eb.position,
    )


def _read_inner_loops(loop: Loop, findings: Findings) -> tuple[tuple[Circumstance, ...], tuple[Entity, ...]]:
    circumstances: list[Circumstance] = []
    entities: list[Entity] = []
    for inner in loop.loops:
        if inner.id.startswith("2115"):
            circumstances.extend(_read_circumstance(segment) for segment in inner.segments)
        else:
            entities.append(read_entity(inner.segments, findings))
    return tuple(circumstances), tuple(entities)


def _read_circumstance(segment: Segment) -> Circumstance:
    return Circumstance(segment.text(1), segment.text(2), segment.text(3), segment.text(4))


def _read_delivery(segment: Segment, findings: Findings) -> Delivery:
    return Delivery(
        quantity_kind=findings.code(segment, 1, QUANTITY_QUALIFIERS),
        quantity=findings.number(segment, 2),
        unit=findings.code(segment, 3, DELIVERY_UNITS),
        modulus=findings.number(segment, 4),
        period=findings.code(segment, 5, TIME_PERIODS),
        period_count=findings.number(segment, 6),
        pattern=segment.text(7),
        time=segment.text(8),
    )


def _read_procedure(eb: Segment, findings: Findings) -> Procedure | None:
    components = eb.components(13)
    if not components:
        return None
    kind, code, *modifiers = (*components, "")
    if kind not in PROCEDURE_QUALIFIERS:
        findings.leave_element_unread(eb, 13)
    return Procedure(kind, code, tuple(modifier for modifier in modifiers[:4] if modifier))
