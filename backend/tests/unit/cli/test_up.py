"""What `pfinni up` runs, and the address that the API and people are told: the demo's follows the port."""

from pathlib import Path

import pytest

from app.cli.up import Plan, PortSettings, plan_for, third_parties
from app.config.settings import MailSettings, Mode, ServerSettings, Settings, SmsSettings
from sandbox import credentials
from tests.conftest import settings_for

LOGS, WEB = Path("logs"), ["node", "start.mjs"]
PRACTICE_URL = "https://pfinni.example.com"


def plan(mode: Mode, public_url: str, web_port: int) -> Plan:
    settings: Settings = settings_for(Path("home"), mode=mode).model_copy(
        update={"server": ServerSettings(mode=mode, public_url=public_url)}
    )
    return plan_for(settings, PortSettings(web_port=web_port, sandbox_port=8010), LOGS, WEB)


@pytest.mark.parametrize("web_port", [3000, 3100])
def test_a_real_practice_keeps_its_address_on_every_port_and_runs_no_sandbox(web_port: int) -> None:
    planned = plan(Mode.PRACTICE, PRACTICE_URL, web_port)
    assert [child.name for child in planned.children] == ["API", "web server"]
    assert {child.environment["PFINNI_PUBLIC_URL"] for child in planned.children} == {PRACTICE_URL}
    assert "PFINNI_CLEARINGHOUSE_URL" not in planned.children[0].environment
    assert planned.address == f"{PRACTICE_URL}/pfinni"


def test_the_demos_address_follows_the_port_and_its_clearinghouse_is_the_sandbox() -> None:
    planned = plan(Mode.DEMO, "http://localhost:3000", 3100)
    assert [child.name for child in planned.children] == ["API", "sandbox", "web server"]
    api, _, web = planned.children
    assert api.environment["PFINNI_PUBLIC_URL"] == "http://localhost:3100"
    addresses = {value for name, value in api.environment.items() if name.endswith("_URL") and "PUBLIC" not in name}
    assert addresses == {"http://127.0.0.1:8010"}
    assert web.environment["PORT"] == "3100"
    assert planned.address == "http://localhost:3100/pfinni"


def test_the_demos_mails_and_messages_go_to_the_sandbox() -> None:
    api = plan(Mode.DEMO, "http://localhost:3000", 3000).children[0].environment
    assert api["PFINNI_RESEND_URL"] == api["PFINNI_TWILIO_URL"] == "http://127.0.0.1:8010"
    assert api["PFINNI_RESEND_API_KEY"] == credentials.MAIL_API_KEY
    assert api["PFINNI_TWILIO_TOKEN"] == credentials.SMS_AUTH_TOKEN


def test_a_provider_of_ones_own_stays_in_the_demo_too() -> None:
    settings = settings_for(Path("home")).model_copy(
        update={
            "mail": MailSettings(resend_api_key="re_own"),
            "sms": SmsSettings(twilio_account="ACown", twilio_token="own", twilio_from="+12125550100"),
        }
    )
    told = third_parties(settings, "http://127.0.0.1:8010")
    assert told == {"PFINNI_CLEARINGHOUSE_URL": "http://127.0.0.1:8010"}
    by_mail_server = settings.model_copy(update={"mail": MailSettings(smtp_url="smtp://localhost:2525")})
    assert "PFINNI_RESEND_API_KEY" not in third_parties(by_mail_server, "http://127.0.0.1:8010")
