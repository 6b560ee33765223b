"""Patient data must not come out by way of `repr`: not in a log line, a traceback or a debugger's span."""


class Concealed:
    """Prints as the name of its type. Used with `@dataclass(repr=False)`."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The type's name alone."""
        return f"<{type(self).__name__}>"
