"""What the security tests share with the backend's."""

from tests.conftest import app, assembly, both, client, clock, demo, on_both_engines, settings, shared_server

__all__ = ["app", "assembly", "both", "client", "clock", "demo", "on_both_engines", "settings", "shared_server"]
