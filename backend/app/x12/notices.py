"""What was odd about a message and did not stop it from being read.

A notice is a code and a place, never a value, so that it may be logged and shown to anybody.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class NoticeCode(StrEnum):
    """The closed list of oddities. The values are stable: they are stored and shown."""

    # The file and its envelope
    NOT_UTF8 = "not_utf8"
    CONTROL_CHARACTERS = "control_characters"
    TEXT_BEFORE_INTERCHANGE = "text_before_interchange"
    NO_ENVELOPE = "no_envelope"
    INTERCHANGE_HEADER_LENGTH = "interchange_header_length"
    SEPARATORS_CLASH = "separators_clash"
    REPETITION_SEPARATOR_DIFFERS = "repetition_separator_differs"
    LAST_SEGMENT_UNTERMINATED = "last_segment_unterminated"
    SEGMENT_OUTSIDE_TRANSACTION = "segment_outside_transaction"
    TRANSACTION_TRAILER_MISSING = "transaction_trailer_missing"
    GROUP_TRAILER_MISSING = "group_trailer_missing"
    INTERCHANGE_TRAILER_MISSING = "interchange_trailer_missing"
    SEGMENT_COUNT_DIFFERS = "segment_count_differs"
    CONTROL_NUMBER_DIFFERS = "control_number_differs"
    GROUP_CODE_DIFFERS = "group_code_differs"
    VERSION_UNEXPECTED = "version_unexpected"
    # Loops
    LEVEL_MISSING = "level_missing"
    LEVEL_UNKNOWN = "level_unknown"
    # Elements
    DATE_UNREADABLE = "date_unreadable"
    NUMBER_UNREADABLE = "number_unreadable"
    AMOUNT_NEGATIVE = "amount_negative"
    PERCENT_NOT_A_FRACTION = "percent_not_a_fraction"
    PERCENT_OUT_OF_RANGE = "percent_out_of_range"
    # The summary
    TRACE_MISSING = "trace_missing"
    SINGLE_DATE_NOT_USED = "single_date_not_used"
    PERIOD_REVERSED = "period_reversed"
    BENEFITS_AT_SUBSCRIBER_ONLY = "benefits_at_subscriber_only"
    REJECTED_YET_ANSWERED = "rejected_yet_answered"
    STATUS_CONTRADICTORY = "status_contradictory"
    AMOUNTS_AMBIGUOUS = "amounts_ambiguous"
    REMAINING_EXCEEDS_TOTAL = "remaining_exceeds_total"
    NO_LIMIT_AMOUNT = "no_limit_amount"


NOTICE_TEXTS: dict[NoticeCode, str] = {
    NoticeCode.NOT_UTF8: "The file is not UTF-8; it was read as Latin-1.",
    NoticeCode.CONTROL_CHARACTERS: "Control characters were removed.",
    NoticeCode.TEXT_BEFORE_INTERCHANGE: "Text before the interchange was skipped.",
    NoticeCode.NO_ENVELOPE: "The transaction set came without an interchange envelope.",
    NoticeCode.INTERCHANGE_HEADER_LENGTH: "The ISA segment has not exactly 16 elements.",
    NoticeCode.SEPARATORS_CLASH: "ISA11 and ISA16 name the same separator.",
    NoticeCode.REPETITION_SEPARATOR_DIFFERS: "Repeated codes use another separator than ISA11 declares.",
    NoticeCode.LAST_SEGMENT_UNTERMINATED: "The last segment has no terminator.",
    NoticeCode.SEGMENT_OUTSIDE_TRANSACTION: "A segment stands outside of any transaction set.",
    NoticeCode.TRANSACTION_TRAILER_MISSING: "A transaction set has no SE segment.",
    NoticeCode.GROUP_TRAILER_MISSING: "The functional group has no GE segment.",
    NoticeCode.INTERCHANGE_TRAILER_MISSING: "The interchange has no IEA segment.",
    NoticeCode.SEGMENT_COUNT_DIFFERS: "SE01 does not count the segments of its transaction set.",
    NoticeCode.CONTROL_NUMBER_DIFFERS: "A trailer's control number differs from its header's.",
    NoticeCode.GROUP_CODE_DIFFERS: "GS01 does not fit the transaction set; ST01 was trusted.",
    NoticeCode.VERSION_UNEXPECTED: "The message does not say that it is 005010X279A1.",
    NoticeCode.LEVEL_MISSING: "A party came without its HL segment; the level was inferred.",
    NoticeCode.LEVEL_UNKNOWN: "HL03 is not a level of this transaction set.",
    NoticeCode.DATE_UNREADABLE: "A date cannot be read.",
    NoticeCode.NUMBER_UNREADABLE: "A number cannot be read.",
    NoticeCode.AMOUNT_NEGATIVE: "An amount is negative.",
    NoticeCode.PERCENT_NOT_A_FRACTION: "A percentage was given in the place of a fraction.",
    NoticeCode.PERCENT_OUT_OF_RANGE: "A percentage is below 0 or above 100.",
    NoticeCode.TRACE_MISSING: "The answer repeats no trace number of ours.",
    NoticeCode.SINGLE_DATE_NOT_USED: "A single plan date was not taken as the start of coverage.",
    NoticeCode.PERIOD_REVERSED: "A period ends before it begins.",
    NoticeCode.BENEFITS_AT_SUBSCRIBER_ONLY: "Benefits are stated for the subscriber, not for the dependent.",
    NoticeCode.REJECTED_YET_ANSWERED: "The payer rejected the request and answered it, too.",
    NoticeCode.STATUS_CONTRADICTORY: "The payer calls the same plan active and inactive.",
    NoticeCode.AMOUNTS_AMBIGUOUS: "Several amounts fit the same benefit; they were not combined.",
    NoticeCode.REMAINING_EXCEEDS_TOTAL: "More remains than the total; the amount met was not computed.",
    NoticeCode.NO_LIMIT_AMOUNT: 'An amount of nines was read as "no limit".',
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One oddity: its code, the segment it was found in (counted from 1; 0 for the whole) and the element."""

    code: NoticeCode
    position: int = 0
    element: str = ""

    @property
    def text(self) -> str:
        """One sentence for people; constant for each code."""
        return NOTICE_TEXTS[self.code]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not understood, so that nothing is lost in silence.

    `element` is a segment id of the implementation guide ("MPI"), an element ("EB01"), or "?" for a segment
    with an unknown id. `code` is the unknown code if it looks like one; it is kept out of `repr`.
    """

    position: int
    element: str
    code: str = field(default="", repr=False)
