"""The sandbox application: `python -m sandbox.main`, or `sandbox.main:app` under a supervisor. Loopback only."""

from typing import Final

import uvicorn
from fastapi import FastAPI

from sandbox import eligibility_routes, fault_middleware, mail_routes, message_routes, oauth_routes
from sandbox.state import SandboxState

HOST: Final = "127.0.0.1"
PORT: Final = 8010


def create_app(state: SandboxState | None = None) -> FastAPI:
    """A sandbox with a state of its own."""
    sandbox = state or SandboxState()
    application = FastAPI(title="PFINNI sandbox", description="Invented third parties. Loopback only.")
    application.state.sandbox = sandbox
    application.add_middleware(fault_middleware.FaultMiddleware, state=sandbox)
    for module in (oauth_routes, eligibility_routes, mail_routes, message_routes, fault_middleware):
        application.include_router(module.router)
    application.add_api_route("/health", report_health, tags=["health"])
    return application


async def report_health() -> dict[str, str]:
    """Say that the sandbox is there."""
    return {"status": "ok"}


app = create_app()

if __name__ == "__main__":
    uvicorn.run(app, host=HOST, port=PORT)
