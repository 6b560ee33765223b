"""Settings: read once, refused with one line that names the setting and never repeats a value."""

import os
from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.config.settings import (
    PROJECT,
    SANDBOX_CLIENT,
    SANDBOX_MAIL_KEY,
    SANDBOX_SECRET,
    SANDBOX_SMS_ACCOUNT,
    SANDBOX_SMS_TOKEN,
    DatabaseSettings,
    Mode,
    PathSettings,
    SecretSettings,
    ServerSettings,
    Settings,
    SettingsRefused,
)
from sandbox import credentials

PRACTICE = {
    "PFINNI_MODE": "practice",
    "PFINNI_KEYS_PASSPHRASE": "a long and secret passphrase",
    "PFINNI_PUBLIC_URL": "https://pfinni.example.com",
    "PFINNI_CLEARINGHOUSE_URL": "https://clearinghouse.example.com",
    "PFINNI_CLEARINGHOUSE_CLIENT": "northside",
    "PFINNI_CLEARINGHOUSE_SECRET": "another secret",
}


@pytest.fixture(autouse=True)
def an_empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("PFINNI_") or name in {"DATABASE_URL", "LOGFIRE_TOKEN"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("PFINNI_HOME", str(tmp_path))


def set_all(monkeypatch: pytest.MonkeyPatch, *sets: dict[str, str], without: str = "") -> None:
    for names in sets:
        for name, value in names.items():
            monkeypatch.setenv(name, value)
    if without:
        monkeypatch.delenv(without)


def the_line(refused: pytest.ExceptionInfo[SettingsRefused]) -> str:
    text = str(refused.value)
    assert "\n" not in text
    assert text.endswith(".")
    return text


def test_the_demo_needs_no_setting(tmp_path: Path) -> None:
    settings = Settings.from_environment()
    assert settings.is_demo
    assert settings.server.is_loopback
    assert settings.database.is_embedded
    assert settings.logs.logfire_token is None
    paths = settings.paths
    assert {paths.data, paths.keys, paths.heads, paths.run} == {
        tmp_path / name for name in ("data", "keys", "audit-heads", "run")
    }
    assert PathSettings(home=PROJECT).samples == PROJECT / "insurance_data_source"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "pfinni.example.com", "127.0.0.1.example.com", ""])
def test_the_demo_listens_on_this_machine_alone(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"PFINNI_HOST": host})
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert "this machine only" in the_line(refused)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_every_loopback_address_will_do(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"PFINNI_HOST": host})
    assert Settings.from_environment().server.is_loopback


def test_a_real_practice_starts_with_everything_set(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, PRACTICE, {"PFINNI_HOST": "0.0.0.0"})
    settings = Settings.from_environment()
    assert not settings.is_demo
    assert settings.server.secure_cookies
    assert settings.server.origins == {"https://pfinni.example.com"}


SMS = {"PFINNI_TWILIO_ACCOUNT": "AC1", "PFINNI_TWILIO_TOKEN": "a token", "PFINNI_TWILIO_FROM": "+12125550100"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"PFINNI_KEYS_PASSPHRASE": ""}, "PFINNI_KEYS_PASSPHRASE"),
        ({"PFINNI_KEYS_PASSPHRASE": "fifteen letters"}, "PFINNI_KEYS_PASSPHRASE"),
        ({"PFINNI_PUBLIC_URL": "http://pfinni.example.com"}, "PFINNI_PUBLIC_URL"),
        ({"PFINNI_CLEARINGHOUSE_SECRET": SANDBOX_SECRET}, "PFINNI_CLEARINGHOUSE_SECRET"),
        ({"PFINNI_CLEARINGHOUSE_CLIENT": SANDBOX_CLIENT}, "PFINNI_CLEARINGHOUSE_SECRET and _CLIENT"),
        ({"PFINNI_CLEARINGHOUSE_URL": "http://clearinghouse.example.com"}, "PFINNI_CLEARINGHOUSE_URL"),
        ({"DATABASE_URL": "wss://store.example.com"}, "PFINNI_DATABASE_PASSWORD"),
        ({"PFINNI_RESEND_API_KEY": credentials.MAIL_API_KEY}, "PFINNI_RESEND_API_KEY"),
        (SMS | {"PFINNI_TWILIO_TOKEN": credentials.SMS_AUTH_TOKEN}, "PFINNI_TWILIO_TOKEN"),
        ({"PFINNI_RESEND_API_KEY": "re_own"}, "PFINNI_MAIL_FROM"),
        ({"PFINNI_SMTP_URL": "smtps://mail.example.com"}, "PFINNI_MAIL_FROM"),
        ({"PFINNI_RESEND_URL": "http://mail.example.com"}, "PFINNI_RESEND_URL"),
        ({"PFINNI_TWILIO_URL": "http://sms.example.com"}, "PFINNI_TWILIO_URL"),
        ({"PFINNI_TWILIO_ACCOUNT": "AC1", "PFINNI_TWILIO_TOKEN": "a token"}, "PFINNI_TWILIO_FROM"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_real_practice_refuses_each_default_with_its_line(
    change: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_all(monkeypatch, PRACTICE, change)
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert named in the_line(refused)
    for value in change.values():
        assert not value or value not in str(refused.value)


@pytest.mark.parametrize("name", [name for name in PRACTICE if name != "PFINNI_MODE"])
def test_a_real_practice_refuses_what_is_left_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, PRACTICE, without=name)
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert name.rpartition("_")[2] in the_line(refused)


WRONG = "Quillfeather://user:pass"


@pytest.mark.parametrize(
    "name",
    [
        "PFINNI_MODE",
        "PFINNI_PORT",
        "PFINNI_PUBLIC_URL",
        "PFINNI_PRACTICE_ZONE",
        "PFINNI_TRUSTED_PROXIES",
        "PFINNI_DATABASE_POOL_SIZE",
        "PFINNI_DATABASE_CALL_TIMEOUT",
        "PFINNI_LOG_LEVEL",
        "PFINNI_LOG_FORMAT",
        "PFINNI_REQUESTS_PER_MINUTE",
        "PFINNI_SIGN_INS_PER_MINUTE",
        "PFINNI_LARGEST_BODY",
        "PFINNI_LARGEST_UPLOAD",
        "DATABASE_URL",
    ],
)
def test_a_wrong_value_is_named_by_its_setting_and_never_repeated(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {name: WRONG})
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    line = the_line(refused)
    assert f"The setting {name} " in line
    assert not any(word in line for word in ("Quillfeather", "user:pass"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PFINNI_PORT", "0"),
        ("PFINNI_PORT", "65536"),
        ("PFINNI_REQUESTS_PER_MINUTE", "0"),
        ("PFINNI_DATABASE_POOL_SIZE", "65"),
        ("PFINNI_PUBLIC_URL", "https://pfinni.example.com/somewhere"),
        ("PFINNI_PUBLIC_URL", "https://user@pfinni.example.com"),
        ("PFINNI_PUBLIC_URL", "javascript:alert(1)"),
        ("PFINNI_PUBLIC_URL", "http://localhost:three"),
        ("PFINNI_PUBLIC_URL", "http://localhost:65536"),
        ("PFINNI_PUBLIC_URL", "http://exa\u2100mple.com"),
        ("PFINNI_PUBLIC_URL", "http://[::1"),
        ("DATABASE_URL", "mem://"),
        ("DATABASE_URL", "http://store.example.com"),
        ("PFINNI_TRUSTED_PROXIES", "10.0.0.0/8, everybody"),
    ],
)
def test_a_value_out_of_range_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {name: value})
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert name in the_line(refused)


@pytest.mark.parametrize("name", ["PFINNI_KEYS_FOLDER", "PFINNI_HEADS_FOLDER"])
@pytest.mark.parametrize("inside", ["data", "data/deep/below", "elsewhere/../data/x"])
def test_keys_and_heads_never_lie_inside_the_data(
    name: str, inside: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_all(monkeypatch, {name: str(tmp_path / inside)})
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert name in the_line(refused)


def test_an_empty_store_address_means_the_embedded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"DATABASE_URL": ""})
    assert Settings.from_environment().database.url is None


@pytest.mark.parametrize(
    ("url", "is_embedded"),
    [("surrealkv:///srv/store", True), ("surrealkv+versioned:///srv/store", True), ("ws://store:8000", False)],
)
def test_a_store_is_embedded_or_a_server(url: str, *, is_embedded: bool) -> None:
    assert DatabaseSettings(url=url).is_embedded is is_embedded


def test_trusted_proxies_are_a_list_of_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"PFINNI_TRUSTED_PROXIES": "10.0.0.0/8, fd00::/8,"})
    assert Settings.from_environment().server.trusted_proxies == (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


def test_the_demo_takes_both_names_of_this_machine_as_its_own_pages() -> None:
    origins = ServerSettings(mode=Mode.DEMO, public_url="http://localhost:3000/").origins
    assert origins == {"http://localhost:3000", "http://127.0.0.1:3000"}


@pytest.mark.parametrize(
    ("public_url", "origin"),
    [
        ("https://PFINNI.example.com/", "https://pfinni.example.com"),
        ("https://pfinni.example.com:443", "https://pfinni.example.com"),
        ("https://pfinni.example.com:8443", "https://pfinni.example.com:8443"),
    ],
)
def test_the_origin_is_spelt_as_browsers_spell_it(public_url: str, origin: str) -> None:
    assert ServerSettings(mode=Mode.PRACTICE, public_url=public_url).origins == {origin}


def test_secrets_do_not_show() -> None:
    settings = Settings(
        secrets=SecretSettings(keys_passphrase=SecretStr("Quillfeather")),
        database=DatabaseSettings(database_password=SecretStr("Quillfeather")),
    )
    assert "Quillfeather" not in f"{settings!r} {settings}"


def test_mails_and_messages_need_no_setting_and_leave_only_with_a_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {})
    settings = Settings.from_environment()
    assert not settings.mail.has_provider
    assert not settings.sms.has_provider
    set_all(
        monkeypatch, PRACTICE, SMS, {"PFINNI_SMTP_URL": "smtps://mail.example.com", "PFINNI_MAIL_FROM": "a@b.example"}
    )
    settings = Settings.from_environment()
    assert settings.mail.has_provider
    assert settings.sms.has_provider


@pytest.mark.parametrize("value", ["mail.example.com", "https://mail.example.com", "smtp://"])
def test_a_mail_server_has_a_scheme_and_a_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"PFINNI_SMTP_URL": value})
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_environment()
    assert "PFINNI_SMTP_URL" in the_line(refused)


def test_what_the_settings_know_of_the_sandbox_is_what_the_sandbox_takes() -> None:
    assert (SANDBOX_MAIL_KEY, SANDBOX_SMS_TOKEN) == (credentials.MAIL_API_KEY, credentials.SMS_AUTH_TOKEN)
    assert SANDBOX_SMS_ACCOUNT == credentials.SMS_ACCOUNT_SID
