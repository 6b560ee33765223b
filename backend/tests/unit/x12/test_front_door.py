"""One front door: each form is recognised, each broken file is refused with code and place."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from app.x12 import (
    BrokenXmlError,
    CutMessageError,
    EmptyMessageError,
    ForbiddenXmlError,
    MessageForm,
    MissingPayloadError,
    NoTransactionError,
    NotX12Error,
    UnknownXmlError,
    WebPageError,
    WrongTransactionError,
    X12Error,
    read_eligibility,
    read_message,
    stream_transactions,
    to_xml,
)

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x12simple [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<x12simple><loop id="ISA_LOOP"><seg id="ISA"><ele id="ISA01">&b;</ele></seg></loop></x12simple>"""
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE x12simple SYSTEM "file:///etc/hostname"><x12simple/>"""


@pytest.fixture
def edi(answer_of: Callable[..., bytes]) -> bytes:
    return answer_of("EB*1**30*HM*GOLD & <SILVER>*******Y")


@pytest.fixture
def xml(edi: bytes) -> bytes:
    return to_xml(read_message(edi).segments)


def soap(payload: bytes) -> bytes:
    return (
        b'<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope" xmlns:core="urn:core">'
        b"<soapenv:Body><core:COREEnvelopeRealTimeResponse><PayloadType>X12_271_Response_005010X279A1</PayloadType>"
        b"<Payload>" + payload + b"</Payload></core:COREEnvelopeRealTimeResponse></soapenv:Body></soapenv:Envelope>"
    )


def test_raw_edi_and_the_xml_form_hold_the_same_segments(edi: bytes, xml: bytes) -> None:
    raw, marked = read_message(edi), read_message(xml)
    assert (raw.form, marked.form) == (MessageForm.EDI, MessageForm.XML)
    assert raw.segments == marked.segments


def test_a_core_envelope_is_opened_whatever_its_payload_is_wrapped_in(edi: bytes) -> None:
    escaped = edi.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    for payload in (b"<![CDATA[" + edi + b"]]>", escaped, b64encode(edi)):
        message = read_message(soap(payload))
        assert message.form is MessageForm.CORE_ENVELOPE
        assert message.segments == read_message(edi).segments


def test_an_envelope_without_namespaces_is_opened(edi: bytes) -> None:
    content = (
        b"<COREEnvelopeRealTimeResponse><Payload><![CDATA[" + edi + b"]]></Payload></COREEnvelopeRealTimeResponse>"
    )
    assert len(read_message(content).transactions) == 1


@pytest.mark.parametrize("payload", [b"", b"not x12", b"<x12simple/>", b64encode(b"nothing")])
def test_an_envelope_without_x12_is_refused(payload: bytes) -> None:
    with pytest.raises(MissingPayloadError):
        read_message(soap(payload))


@pytest.mark.parametrize("content", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\0\0"])
def test_an_empty_body_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyMessageError):
        read_message(content)


@pytest.mark.parametrize(
    "content",
    [b"<!DOCTYPE html><html><body>502</body></html>", b"\n<HTML>Sign in</HTML>", b"<!doctype HTML PUBLIC ''><p>"],
)
def test_a_web_page_is_refused_as_such(content: bytes) -> None:
    with pytest.raises(WebPageError):
        read_message(content)


@pytest.mark.parametrize("content", [b"name,born\nJane,1980", b'{"error": 1}', b"\x00\x01\xff\xfe", b"ISA", b"ST*27~"])
def test_other_content_is_refused(content: bytes) -> None:
    with pytest.raises(NotX12Error):
        read_message(content)


@pytest.mark.parametrize("content", [BOMB, EXTERNAL])
def test_document_types_and_entities_are_refused_unread(content: bytes) -> None:
    with pytest.raises(ForbiddenXmlError) as refused:
        read_message(content)
    assert refused.value.place.line == 1


def test_xml_that_is_cut_is_refused_with_its_line(xml: bytes) -> None:
    lines = xml.splitlines(keepends=True)
    with pytest.raises(BrokenXmlError) as refused:
        read_message(b"".join(lines[:30]))
    assert refused.value.place.line == 31


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<patients><patient/></patients>", id="other vocabulary"),
        pytest.param(b"<x12simple><seg id='EB'><ele id='XX01'>1</ele></seg></x12simple>", id="id of other segment"),
        pytest.param(b"<x12simple><seg id='EB'><ele id='EB'>1</ele></seg></x12simple>", id="no number"),
        pytest.param(b"<x12simple><seg id='EB'><ele id='EB999999999'>1</ele></seg></x12simple>", id="huge number"),
        pytest.param(b"<x12simple><ele id='EB01'>1</ele></x12simple>", id="element outside of a segment"),
        pytest.param(b"<x12simple><seg id='EB'>EB*1</seg></x12simple>", id="text in a segment"),
        pytest.param(b"<x12simple><seg id='EB'><patient/></seg></x12simple>", id="unknown element"),
        pytest.param(
            b"<x12simple><seg id='EB'><comp id='EB13'><subele id='EB13-x'>1</subele></comp></seg></x12simple>",
            id="component without a number",
        ),
        pytest.param(b"<x12simple>" + b"<loop id='a'>" * 99 + b"</loop>" * 99 + b"</x12simple>", id="too deep"),
    ],
)
def test_xml_that_is_not_the_x12_vocabulary_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownXmlError) as refused:
        read_message(content)
    assert refused.value.place.line == 1


def test_every_cut_before_the_end_of_se_is_refused(edi: bytes) -> None:
    end_of_se = edi.index(b"SE*") + len("SE*12*0001")
    for end in range(1, end_of_se):
        with pytest.raises(X12Error):
            read_eligibility(edi[:end])


def test_a_cut_message_names_the_last_segment_that_arrived(edi: bytes) -> None:
    with pytest.raises(CutMessageError) as refused:
        read_message(edi[: edi.index(b"DMG*")])
    assert refused.value.place.segment == 11


@pytest.mark.parametrize(("kind", "found"), [(b"270", "270"), (b"837", "837"), (b"999", "999"), (b"123", None)])
def test_another_transaction_set_than_a_271_is_refused(edi: bytes, kind: bytes, found: str | None) -> None:
    with pytest.raises(WrongTransactionError) as refused:
        read_eligibility(edi.replace(b"ST*271", b"ST*" + kind))
    assert (refused.value.expected, refused.value.found) == ("271", found)
    assert refused.value.place.segment == 3


def test_an_envelope_without_a_transaction_set_is_refused(edi: bytes) -> None:
    with pytest.raises(NoTransactionError):
        read_eligibility(edi[: edi.index(b"ST*")] + edi[edi.index(b"GE*") :])


def test_transactions_are_streamed_before_the_file_is_read_to_its_end(edi: bytes) -> None:
    transactions = stream_transactions(edi + edi[: edi.index(b"DMG*")])
    assert next(transactions).kind == "271"
    with pytest.raises(CutMessageError):
        next(transactions)


def test_every_error_has_a_code_and_a_constant_message() -> None:
    errors = X12Error.__subclasses__()
    assert len({error.code for error in errors}) == len(errors) > 10
    assert all(str(error()) == error.message for error in errors)
