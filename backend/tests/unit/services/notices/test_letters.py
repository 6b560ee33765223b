"""What notices say: counts, a link and a reference, always the same for the same notice."""

import re
from typing import Any

import pytest

from app.core.identifiers import new_id
from app.database.models import Notice
from app.models.alert_models import AlertClass, NoticeChannel, NoticeTemplate
from app.services.notices.letters import LetterWriter
from tests.conftest import NOW, SetClock

LINK = "https://pfinni.example.com/pfinni/alerts"
MAIL, SMS = NoticeChannel.EMAIL, NoticeChannel.SMS


def a_notice(template: NoticeTemplate = NoticeTemplate.URGENT, channel: NoticeChannel = MAIL, **fields: Any) -> Notice:
    return Notice.model_validate(
        {
            "id": new_id(),
            "created_at": NOW,
            "updated_at": NOW,
            "channel": channel,
            "template": template,
            "user_id": "chen",
            "recipient": "chen@example.com",
            **fields,
        }
    )


@pytest.fixture
def writer() -> LetterWriter:
    return LetterWriter(LINK)


@pytest.mark.parametrize("template", NoticeTemplate)
@pytest.mark.parametrize("channel", NoticeChannel)
def test_every_notice_bears_the_link_and_its_reference(
    writer: LetterWriter, template: NoticeTemplate, channel: NoticeChannel
) -> None:
    notice = a_notice(template, channel)
    letter = writer.letter(notice)
    for text in (letter.text, *([letter.html] if letter.html else [])):
        assert LINK in text
        assert notice.reference in text
    assert (letter.html is None) is (channel is SMS)
    assert "\n" not in letter.subject


@pytest.mark.parametrize(
    ("alerts", "subject"), [(1, "1 urgent alert waits for you"), (7, "7 urgent alerts wait for you")]
)
def test_one_and_many(writer: LetterWriter, alerts: int, subject: str) -> None:
    assert writer.letter(a_notice(alerts=alerts)).subject == subject


def test_a_digest_counts_by_class_and_leaves_out_what_is_not_there(writer: LetterWriter) -> None:
    letter = writer.letter(
        a_notice(NoticeTemplate.DIGEST, alerts=302, facts={"insurance": 300, "patient": 2, "system": 0})
    )
    assert letter.subject == "302 alerts wait for you"
    assert re.findall(r"(\d+)  (about \w+)", letter.text) == [("2", "about patients"), ("300", "about insurance")]
    assert letter.html is not None
    assert "about the system" not in letter.text + letter.html


def test_a_message_fits_into_one_part_even_with_large_counts(writer: LetterWriter) -> None:
    for template in NoticeTemplate:
        letter = writer.letter(a_notice(template, SMS, alerts=99_999))
        assert len(letter.text) <= 160
        assert letter.text.isascii()


def test_the_same_notice_is_always_the_same_letter(writer: LetterWriter) -> None:
    notice = a_notice(NoticeTemplate.DIGEST, alerts=3, facts={"patient": 3})
    assert writer.letter(notice) == LetterWriter(LINK).letter(notice.model_copy(update={"attempts": 4}))


def test_nothing_but_counts_comes_out_of_a_notices_facts(writer: LetterWriter) -> None:
    facts: dict[str, str | int] = {"patient": "Quillfeather", "note": "Quillfeather", AlertClass.SYSTEM.value: 1}
    letter = writer.letter(a_notice(NoticeTemplate.DIGEST, facts=facts))
    assert "Quillfeather" not in letter.text + (letter.html or "") + letter.subject


def test_a_letter_does_not_show_its_recipient(writer: LetterWriter) -> None:
    assert "chen@example.com" not in repr(writer.letter(a_notice()))


def test_previews_show_every_template_on_every_channel(writer: LetterWriter) -> None:
    previews = writer.previews(SetClock())
    assert [(each.template, each.channel) for each in previews] == [
        (template, channel) for template in NoticeTemplate for channel in NoticeChannel
    ]
