"""The HTTP edge: routers, their dependencies and the route class that audits."""
