"""What notices say: counts, a link and a reference, always the same for the same notice."""

import re
from typing import Any

import pytest

from app.core.identifiers import new_id
from app.database.models import Notice
from app.models.alert_models import MAIL_ONLY, AlertClass, NoticeChannel, NoticeTemplate
from app.services.notices.letters import WITH_TOKEN, LetterWriter
from tests.conftest import NOW, SetClock

HOME = "https://pfinni.example.com/pfinni"
KINDS = [
    (template, channel) for template in NoticeTemplate for channel in NoticeChannel
    if channel is NoticeChannel.EMAIL or template not in MAIL_ONLY
]  # fmt: skip
"""What there is: a mail about an account is never a text message."""
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
    return LetterWriter(HOME, lambda notice: f"token-of-{notice.id}")


@pytest.mark.parametrize(("template", "channel"), KINDS)
def test_every_notice_bears_the_link_and_its_reference(
    writer: LetterWriter, template: NoticeTemplate, channel: NoticeChannel
) -> None:
    notice = a_notice(template, channel)
    letter = writer.letter(notice)
    for text in (letter.text, *([letter.html] if letter.html else [])):
        assert writer.page(template) in text
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
    for template in set(NoticeTemplate) - MAIL_ONLY:
        letter = writer.letter(a_notice(template, SMS, alerts=99_999))
        assert len(letter.text) <= 160
        assert letter.text.isascii()


def test_the_same_notice_is_always_the_same_letter(writer: LetterWriter) -> None:
    notice = a_notice(NoticeTemplate.DIGEST, alerts=3, facts={"patient": 3})
    assert writer.letter(notice) == LetterWriter(HOME).letter(notice.model_copy(update={"attempts": 4}))


def test_nothing_but_counts_comes_out_of_a_notices_facts(writer: LetterWriter) -> None:
    facts: dict[str, str | int] = {"patient": "Quillfeather", "note": "Quillfeather", AlertClass.SYSTEM.value: 1}
    letter = writer.letter(a_notice(NoticeTemplate.DIGEST, facts=facts))
    assert "Quillfeather" not in letter.text + (letter.html or "") + letter.subject


def test_a_letter_does_not_show_its_recipient(writer: LetterWriter) -> None:
    assert "chen@example.com" not in repr(writer.letter(a_notice()))


def test_previews_show_every_template_on_every_channel(writer: LetterWriter) -> None:
    previews = writer.previews(SetClock())
    assert [(each.template, each.channel) for each in previews] == KINDS
    assert "token" not in str(previews)


@pytest.mark.parametrize("template", sorted(WITH_TOKEN))
def test_the_token_of_a_link_is_in_the_letter_for_its_reader_alone(
    writer: LetterWriter, template: NoticeTemplate
) -> None:
    """Behind the `#`, which browsers send to no server; not for the outbox, a log or a preview."""
    notice = a_notice(template)
    link = f"{writer.page(template)}#token=token-of-{notice.id}"
    letter, shown = writer.letter(notice), writer.shown(notice)
    assert letter.html is not None
    assert link in letter.text
    assert f'href="{link}"' in letter.html
    assert "token" not in repr(letter) + shown.text + (shown.html or "")
    assert letter == writer.letter(notice)


def test_other_notices_have_no_token(writer: LetterWriter) -> None:
    for template in set(NoticeTemplate) - WITH_TOKEN:
        assert "token" not in writer.letter(a_notice(template)).text
