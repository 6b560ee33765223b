"""XML -> segments: the x12simple form, and CAQH CORE envelopes that carry raw EDI in their Payload.

x12simple is a tiny public vocabulary: `loop`, `seg`, `ele`, `comp` and `subele`, each with an `id`. The loop ids
are those of the implementation guide; they are read past, because the segments alone decide the loops. A repeated
element is one `ele` for each repetition. The XML may not declare a document type or entities.
"""

from typing import Protocol

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from app.x12.core_envelope import CoreEnvelope, local_name
from app.x12.errors import BrokenXmlError, ForbiddenXmlError, Place, UnknownXmlError
from app.x12.segment import Segment
from app.x12.simple_form import SimpleForm


class XmlVocabulary(Protocol):
    """What is asked of the reader of one vocabulary. Names come as the parser has them: {namespace}name."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """Characters inside of an element."""

    def end(self, name: str) -> None:
        """An element ends."""

    def result(self) -> list[Segment] | bytes:
        """What the whole document held."""


class XmlReader:
    """Reads one XML document; the root element decides the vocabulary."""

    def __init__(self) -> None:
        self._parser = DefusedXMLParser(target=object(), forbid_dtd=True)
        self._expat = self._parser.parser
        self._expat.ordered_attributes = False
        self._expat.StartElementHandler = self._start_root
        self._vocabulary: XmlVocabulary | None = None

    def read(self, content: bytes) -> list[Segment] | bytes:
        """The segments of an x12simple document, or the payload of an envelope.

        Raises BrokenXmlError, ForbiddenXmlError, UnknownXmlError or MissingPayloadError with the line.
        """
        try:
            self._parser.feed(content)
            self._parser.close()
        except ParseError as error:
            raise BrokenXmlError(Place(line=error.position[0])) from None
        except DefusedXmlException:
            raise ForbiddenXmlError(self._place()) from None
        except (LookupError, UnicodeError):
            raise BrokenXmlError(Place(line=1)) from None
        if self._vocabulary is None:
            raise BrokenXmlError(self._place())
        return self._vocabulary.result()

    def _place(self) -> Place:
        return Place(line=self._expat.CurrentLineNumber)

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        """Choose the vocabulary, and let it have everything from here on."""
        vocabulary = self._vocabulary_of(local_name(name))
        self._vocabulary = vocabulary
        self._expat.StartElementHandler = vocabulary.start
        self._expat.EndElementHandler = vocabulary.end
        self._expat.CharacterDataHandler = vocabulary.text
        vocabulary.start(name, attributes)

    def _vocabulary_of(self, root: str) -> XmlVocabulary:
        if root == "x12simple":
            return SimpleForm(self._place)
        if root == "Envelope" or root.startswith("COREEnvelope"):
            return CoreEnvelope(self._place)
        raise UnknownXmlError(self._place())
