"""The OpenAPI description: short operation ids, problem details by reference, no trace of the framework's own 422."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from app.api.problems import Problem


def operation_id(route: APIRoute) -> str:
    """The endpoint's own name: `change_status`."""
    return route.name


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of an application's routes."""
    description = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    return description
