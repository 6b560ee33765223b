"""Nothing that holds patient data prints it."""

import dataclasses
import inspect
from collections.abc import Callable
from types import ModuleType

import pytest
from pydantic import BaseModel, ValidationError

from app.x12 import EligibilitySummary, read_eligibility, read_message, summarise
from app.x12.concealed import Concealed
from app.x12.eligibility import benefits, inquiry, parties, response
from app.x12.summary import models
from sandbox.members import AS_OF
from sandbox.sample_files import sample_files

SECRETS = ("DOE", "JANE", "M123", "1980", "ELDER")


@pytest.mark.parametrize("module", [benefits, inquiry, parties, response])
def test_every_typed_model_conceals_its_content(module: ModuleType) -> None:
    models_of_module = [
        model
        for _, model in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(model) and model.__module__ == module.__name__
    ]
    assert models_of_module
    assert all(issubclass(model, Concealed) and "__repr__" not in vars(model) for model in models_of_module)


def test_every_summary_model_conceals_its_content() -> None:
    for _, model in inspect.getmembers(models, inspect.isclass):
        if issubclass(model, BaseModel) and model is not BaseModel:
            assert issubclass(model, models.SummaryModel)


def test_nothing_printed_tells_a_name_an_id_or_a_birth_date(
    answer_of: Callable[..., bytes], summary_of: Callable[..., EligibilitySummary]
) -> None:
    segments = ("N3*1 ELDER COURT", "REF*6P*M123", "EB*1**30**DOE", "MSG*JANE", "NM1*P3*1*DOE", "QQ*DOE")
    message = read_message(answer_of(*segments))
    (answer,) = read_eligibility(answer_of(*segments))
    summary = summary_of(*segments)
    shown = [message, message.segments, message.transactions, answer, answer.sources, summary, summary.patient]
    shown += [summary.coverages, summary.traces, answer.unread, summary.warnings, vars(summary)["payer"]]
    printed = "".join(f"{thing!r}{thing!s}{thing}" for thing in shown)
    assert [secret for secret in SECRETS if secret in printed] == []


def test_an_unknown_code_is_kept_but_not_printed(summary_of: Callable[..., EligibilitySummary]) -> None:
    (unread,) = summary_of("EB*DOE").unread
    assert unread.code == "DOE"
    assert "DOE" not in repr(unread)


def test_a_validation_error_does_not_repeat_its_input() -> None:
    with pytest.raises(ValidationError) as refused:
        models.Person.model_validate({"last_name": ["DOE"], "birth_date": "JANE", "ssn": "M123"})
    assert [secret for secret in SECRETS if secret in str(refused.value)] == []


@pytest.mark.parametrize("content", sample_files().values())
def test_a_summary_survives_serialisation(content: bytes) -> None:
    (answer,) = read_eligibility(content)
    (summary,) = summarise(answer, AS_OF)
    assert EligibilitySummary.model_validate_json(summary.model_dump_json()) == summary
