"""X12 270 and 271 (005010X279A1): reading, writing, and what an answer means.

Knows no database, no web framework and no settings, and has no clock: "today" is always a parameter.

    message = read_message(content)                       # raw EDI, XML form or CAQH CORE envelope
    to_edi(message.segments), to_xml(message.segments)    # the same content in either form
    for response in read_eligibility(content):            # typed 271s
        for summary in summarise(response, as_of=today):  # one for each patient
            ...
    to_edi(write_270(inquiry, envelope))                  # what goes to a payer

The typed models live in `eligibility`, the summary in `summary`, code lists with labels in `codes`.
"""

from app.x12.edi_writer import to_edi
from app.x12.eligibility.envelope import Envelope, Participant
from app.x12.eligibility.inquiry import EligibilityInquiry
from app.x12.eligibility.inquiry_reader import read_270
from app.x12.eligibility.inquiry_writer import write_270
from app.x12.eligibility.response import EligibilityResponse
from app.x12.eligibility.response_reader import read_271, read_eligibility
from app.x12.eligibility.response_writer import write_271
from app.x12.errors import (
    BrokenXmlError,
    CutMessageError,
    EmptyMessageError,
    ForbiddenXmlError,
    MissingPayloadError,
    NoTransactionError,
    NotX12Error,
    Place,
    UnknownXmlError,
    UnwritableError,
    WebPageError,
    WrongTransactionError,
    X12Error,
)
from app.x12.message import Message, MessageForm, read_message, stream_transactions
from app.x12.notices import Notice, NoticeCode, Unread
from app.x12.segment import Segment
from app.x12.summary.models import EligibilitySummary
from app.x12.summary.scopes import applicable
from app.x12.summary.status import restate
from app.x12.summary.summarise import summarise
from app.x12.summary.vocabulary import PlanStatus
from app.x12.transaction import Transaction
from app.x12.xml_writer import to_xml

__all__ = [
    "BrokenXmlError",
    "CutMessageError",
    "EligibilityInquiry",
    "EligibilityResponse",
    "EligibilitySummary",
    "EmptyMessageError",
    "Envelope",
    "ForbiddenXmlError",
    "Message",
    "MessageForm",
    "MissingPayloadError",
    "NoTransactionError",
    "NotX12Error",
    "Notice",
    "NoticeCode",
    "Participant",
    "Place",
    "PlanStatus",
    "Segment",
    "Transaction",
    "UnknownXmlError",
    "Unread",
    "UnwritableError",
    "WebPageError",
    "WrongTransactionError",
    "X12Error",
    "applicable",
    "read_270",
    "read_271",
    "read_eligibility",
    "read_message",
    "restate",
    "stream_transactions",
    "summarise",
    "to_edi",
    "to_xml",
    "write_270",
    "write_271",
]
