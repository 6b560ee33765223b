"""The page for the person who runs a real practice names every setting that there is, and none that there is not."""

import re
from collections.abc import Iterator

from pydantic import AliasChoices
from pydantic_settings import BaseSettings

from app.cli.up import PortSettings
from app.config.settings import PROJECT, Settings

PAGE = PROJECT / "docs" / "operations.md"
ROW = re.compile(r"^\| `((?:PFINNI_|DATABASE_|LOGFIRE_)[A-Z_]+)`", re.MULTILINE)
OF_THE_WEB_SERVER = {"PFINNI_WEB_HOST"}


def names_in(settings: type[BaseSettings]) -> Iterator[str]:
    for name, field in settings.model_fields.items():
        alias = field.validation_alias
        yield str(alias.choices[0]) if isinstance(alias, AliasChoices) else f"PFINNI_{name.upper()}"


def test_every_setting_stands_on_the_page() -> None:
    concerns = [field.annotation for field in Settings.model_fields.values()]
    classes = [each for each in concerns if isinstance(each, type) and issubclass(each, BaseSettings)]
    assert len(classes) == len(concerns)
    there_are = {name for each in [*classes, PortSettings] for name in names_in(each)} | OF_THE_WEB_SERVER
    told = ROW.findall(PAGE.read_text("utf-8"))
    assert len(told) == len(set(told))
    assert set(told) == there_are
