"""Prints the OpenAPI description of the API; the typed client of the front end is generated from it."""

import json
import sys

from fastapi import FastAPI

from app import __version__
from app.api.openapi import describe, operation_id
from app.main import add_routes


def openapi_text() -> str:
    """The description as JSON with sorted keys: the same API gives the same text."""
    app = FastAPI(title="PFINNI", version=__version__, generate_unique_id_function=operation_id)
    add_routes(app)
    return json.dumps(describe(app), indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
