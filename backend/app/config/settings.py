"""Settings, one frozen class for each concern, read from the environment by the entry points only.

Names in the environment carry the prefix `PFINNI_` (`PFINNI_MODE=practice`); the store's address alone is
`DATABASE_URL`, as deployment tools expect it. Demo mode needs none of them.
"""

import re
from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.core.zones import known_zones

PROJECT = Path(__file__).resolve().parents[3]
SANDBOX_CLIENT = "pfinni-demo"
SANDBOX_SECRET = "demo-clearinghouse-secret"  # noqa: S105 - the sandbox's own, refused in practice mode
NO_SENDER = "PFINNI <pfinni@localhost>"
SANDBOX_MAIL_KEY = "re_demo_sandbox"
SANDBOX_SMS_ACCOUNT = "AC00000000000000000000000000000000"
SANDBOX_SMS_TOKEN = "demo-sms-token"  # noqa: S105 - the sandbox's own, refused in practice mode
LEAST_PASSPHRASE = 16
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?/?")
_WITHOUT_PREFIX = frozenset({"DATABASE_URL", "LOGFIRE_TOKEN"})


class SettingsRefused(Exception):
    """PFINNI will not start like this; the text is one line that says what to do."""


class Mode(StrEnum):
    """Demo: invented people, demo sign-ins, loopback only. Practice: real work, refuses defaults."""

    DEMO = "demo"
    PRACTICE = "practice"


class _FromEnvironment(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PFINNI_", frozen=True, extra="ignore", populate_by_name=True)


class PathSettings(_FromEnvironment):
    """Where PFINNI keeps its things. Keys and audit heads never lie inside the data folder."""

    home: Path = PROJECT
    data_folder: Path | None = None
    keys_folder: Path | None = None
    heads_folder: Path | None = None
    run_folder: Path | None = None
    samples_folder: Path | None = None

    @property
    def data(self) -> Path:
        """The sealed store."""
        return self.data_folder or self.home / "data"

    @property
    def keys(self) -> Path:
        """The key files, mode 0600; never in a backup of the data."""
        return self.keys_folder or self.home / "keys"

    @property
    def heads(self) -> Path:
        """The audit chain's heads, appended outside the store."""
        return self.heads_folder or self.home / "audit-heads"

    @property
    def run(self) -> Path:
        """The command line's socket and process ids."""
        return self.run_folder or self.home / "run"

    @property
    def samples(self) -> Path:
        """The 20 eligibility files of the demo."""
        return self.samples_folder or PROJECT / "insurance_data_source"


class ServerSettings(_FromEnvironment):
    """The API's own address, the address people see, and whom it believes about clients' addresses."""

    mode: Mode = Mode.DEMO
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = "http://localhost:3000"
    base_path: str = "/pfinni"
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    practice_name: str = "Lakeshore Family Practice"
    practice_zone: str = "America/New_York"
    works: bool = True
    """Whether the API's process works jobs, alerts and schedules off, too; without it, run `pfinni worker`."""

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _separate(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("public_url")
    @classmethod
    def _an_origin(cls, value: str) -> str:
        """As browsers spell it in the header Origin: lower case, without the port that the scheme implies."""
        origin = _ORIGIN.fullmatch(value)
        if origin is None or int(origin["port"] or 1) > 65535:
            raise ValueError("Give scheme, host and port alone, such as https://pfinni.example.com")
        implied = ":443" if origin["scheme"] == "https" else ":80"
        return value.rstrip("/").removesuffix(implied).lower()

    @field_validator("practice_zone")
    @classmethod
    def _a_zone(cls, value: str) -> str:
        if value not in known_zones():
            raise ValueError("Choose a time zone such as America/New_York")
        return value

    @property
    def origins(self) -> frozenset[str]:
        """The origins from which a browser may change things or open a socket."""
        parts = urlsplit(self.public_url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if self.mode is Mode.PRACTICE:
            return frozenset({origin})
        port = f":{parts.port}" if parts.port else ""
        return frozenset({origin, f"http://127.0.0.1{port}", f"http://localhost{port}"})

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies are marked Secure and HSTS is sent."""
        return self.public_url.startswith("https://")

    @property
    def is_loopback(self) -> bool:
        """Whether the API listens on this machine alone."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


class DatabaseSettings(_FromEnvironment):
    """The store: embedded when `url` is None, else a SurrealDB server (>= 3.2) at `ws(s)://`."""

    url: str | None = Field(default=None, validation_alias=AliasChoices("DATABASE_URL", "url"))
    database_namespace: str = "pfinni"
    database_name: str = "practice"
    database_user: str = "root"
    database_password: SecretStr = SecretStr("")
    database_pool_size: int = Field(default=4, ge=1, le=64)
    database_open_timeout: timedelta = timedelta(seconds=60)
    database_call_timeout: timedelta = timedelta(seconds=15)
    database_slow_after: timedelta = timedelta(milliseconds=200)

    @field_validator("url")
    @classmethod
    def _a_store_that_keeps(cls, value: str | None) -> str | None:
        """The engine in memory loses updates, and HTTP has no transactions: neither is taken."""
        if not value:
            return None
        if not value.startswith(("surrealkv://", "surrealkv+versioned://", "ws://", "wss://")):
            raise ValueError("Use surrealkv:// for an embedded store, or ws:// or wss:// for a server")
        return value

    @property
    def is_embedded(self) -> bool:
        """Whether the store runs inside this process."""
        return self.url is None or self.url.startswith("surrealkv")


class SecretSettings(_FromEnvironment):
    """What opens the keys. In demo mode the key files stand as they are; in practice mode they are wrapped."""

    keys_passphrase: SecretStr | None = None


class LogSettings(_FromEnvironment):
    """Where log lines go. Logfire receives them only with a token."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"
    log_file: Path | None = None
    logfire_token: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("LOGFIRE_TOKEN", "logfire_token")
    )


class LimitSettings(_FromEnvironment):
    """How much one caller may ask for."""

    requests_per_minute: int = Field(default=1200, ge=1)
    sign_ins_per_minute: int = Field(default=30, ge=1)
    largest_body: int = Field(default=1_000_000, ge=1_000)
    largest_upload: int = Field(default=50_000_000, ge=1_000)


class ClearinghouseSettings(_FromEnvironment):
    """The clearinghouse that answers 270 inquiries; the sandbox unless told otherwise."""

    clearinghouse_url: str = "http://127.0.0.1:8010"
    clearinghouse_client: str = SANDBOX_CLIENT
    clearinghouse_secret: SecretStr = SecretStr(SANDBOX_SECRET)
    clearinghouse_timeout: timedelta = timedelta(seconds=20)


class MailSettings(_FromEnvironment):
    """Who sends mails: Resend with a key, else the mail server at `smtp_url`, else nobody (the outbox keeps them)."""

    resend_api_key: SecretStr | None = None
    resend_url: str = "https://api.resend.com"
    resend_webhook_secret: SecretStr | None = None
    smtp_url: SecretStr | None = None
    """`smtp://user:password@mail.example.com:587` (STARTTLS is demanded) or `smtps://…:465`."""
    mail_from: str = NO_SENDER
    mail_timeout: timedelta = timedelta(seconds=20)

    @field_validator("resend_api_key", "resend_webhook_secret", "smtp_url")
    @classmethod
    def _nothing_is_none(cls, value: SecretStr | None) -> SecretStr | None:
        return value if value is not None and value.get_secret_value() else None

    @field_validator("smtp_url")
    @classmethod
    def _a_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        parts = urlsplit(value.get_secret_value()) if value else None
        if parts is not None and not (parts.scheme in {"smtp", "smtps"} and parts.hostname):
            raise ValueError("Use smtp://user:password@mail.example.com:587, or smtps:// with port 465")
        return value

    @property
    def has_provider(self) -> bool:
        """Whether mails leave at all."""
        return self.resend_api_key is not None or self.smtp_url is not None


class SmsSettings(_FromEnvironment):
    """Who sends text messages: Twilio with an account, its token and a sender, else nobody."""

    twilio_account: str | None = None
    twilio_token: SecretStr | None = None
    twilio_from: str | None = None
    """A number in E.164, or the id of a messaging service (MG…)."""
    twilio_url: str = "https://api.twilio.com"
    sms_timeout: timedelta = timedelta(seconds=20)

    @property
    def has_provider(self) -> bool:
        """Whether messages leave at all."""
        return bool(self.twilio_account and self.twilio_token and self.twilio_from)

    @property
    def is_incomplete(self) -> bool:
        """Whether something is set, and not all of it."""
        return not self.has_provider and bool(self.twilio_account or self.twilio_token or self.twilio_from)


class Settings(BaseModel):
    """All of them. `from_environment` reads, `refuse_what_is_unsafe` judges."""

    model_config = ConfigDict(frozen=True)

    paths: PathSettings = Field(default_factory=PathSettings)
    server: ServerSettings = Field(default_factory=ServerSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    secrets: SecretSettings = Field(default_factory=SecretSettings)
    logs: LogSettings = Field(default_factory=LogSettings)
    limits: LimitSettings = Field(default_factory=LimitSettings)
    clearinghouse: ClearinghouseSettings = Field(default_factory=ClearinghouseSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    sms: SmsSettings = Field(default_factory=SmsSettings)

    @classmethod
    def from_environment(cls) -> Self:
        """Read the environment once and refuse what is unsafe. Raises SettingsRefused."""
        try:
            settings = cls()
        except ValueError as error:
            raise SettingsRefused(_first_line(error)) from None
        settings.refuse_what_is_unsafe()
        return settings

    @property
    def is_demo(self) -> bool:
        """Whether this is the demo."""
        return self.server.mode is Mode.DEMO

    def refuse_what_is_unsafe(self) -> None:
        """Raise SettingsRefused with the first reason why PFINNI must not start like this."""
        refusal = self._demo_refusal() if self.is_demo else self._practice_refusal()
        if refusal := refusal or self._placement_refusal() or self._sms_refusal():
            raise SettingsRefused(refusal)

    def _demo_refusal(self) -> str | None:
        if not self.server.is_loopback:
            return "Demo mode listens on this machine only: set PFINNI_MODE=practice, or PFINNI_HOST=127.0.0.1."
        return None

    def _practice_refusal(self) -> str | None:
        passphrase = self.secrets.keys_passphrase
        if passphrase is None or len(passphrase.get_secret_value()) < LEAST_PASSPHRASE:
            return (
                f"Practice mode wraps its keys: set PFINNI_KEYS_PASSPHRASE to at least {LEAST_PASSPHRASE} characters "
                "and keep a copy of it in a safe place."
            )
        if not self.server.secure_cookies:
            return "Practice mode needs PFINNI_PUBLIC_URL to begin with https:// (the address that people open)."
        clearinghouse = self.clearinghouse
        is_sandbox = clearinghouse.clearinghouse_client == SANDBOX_CLIENT
        if is_sandbox or clearinghouse.clearinghouse_secret.get_secret_value() == SANDBOX_SECRET:
            return "Practice mode refuses the sandbox's credentials: set PFINNI_CLEARINGHOUSE_SECRET and _CLIENT."
        if not clearinghouse.clearinghouse_url.startswith("https://"):
            return "Practice mode needs PFINNI_CLEARINGHOUSE_URL to begin with https://; it is asked about patients."
        if not self.database.is_embedded and not self.database.database_password.get_secret_value():
            return "A SurrealDB server needs PFINNI_DATABASE_PASSWORD."
        return self._practice_notice_refusal()

    def _practice_notice_refusal(self) -> str | None:
        mail, sms = self.mail, self.sms
        if _is(mail.resend_api_key, SANDBOX_MAIL_KEY) or _is(sms.twilio_token, SANDBOX_SMS_TOKEN):
            return "Practice mode refuses the sandbox's credentials: set PFINNI_RESEND_API_KEY and PFINNI_TWILIO_TOKEN."
        if mail.has_provider and mail.mail_from == NO_SENDER:
            return "Mails need a sender: set PFINNI_MAIL_FROM, such as PFINNI <alerts@example.com>."
        for url, name in ((mail.resend_url, "RESEND"), (sms.twilio_url, "TWILIO")):
            if not url.startswith("https://"):
                return f"Practice mode needs PFINNI_{name}_URL to begin with https://; it is sent a key."
        return None

    def _sms_refusal(self) -> str | None:
        if self.sms.is_incomplete:
            return "Text messages need PFINNI_TWILIO_ACCOUNT, PFINNI_TWILIO_TOKEN and PFINNI_TWILIO_FROM together."
        return None

    def _placement_refusal(self) -> str | None:
        data = self.paths.data.resolve()
        for folder, name in ((self.paths.keys, "KEYS"), (self.paths.heads, "HEADS")):
            if folder.resolve().is_relative_to(data):
                return f"PFINNI_{name}_FOLDER lies inside the data folder, so whoever copies one has both: move it out."
        return None


def _is(secret: SecretStr | None, known: str) -> bool:
    return secret is not None and secret.get_secret_value() == known


def _first_line(error: ValueError) -> str:
    """Name the setting and the rule, never the value."""
    if not isinstance(error, ValidationError):
        return "A setting could not be read."
    first = error.errors(include_input=False, include_url=False)[0]
    place = str(first["loc"][0]).upper()
    name = place if place in _WITHOUT_PREFIX else f"PFINNI_{place}"
    return f"The setting {name} could not be read: {first['msg'].removeprefix('Value error, ')}."
