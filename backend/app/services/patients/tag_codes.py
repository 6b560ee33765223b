"""The practice's tags as they travel: a tag is words that somebody typed, so addresses and kept views bear its code."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from app.core.actor import Scope
from app.directory.directory import Directory
from app.directory.entries import tag_word
from app.directory.practice_tags import tags_seen
from app.models.patient_list_models import PracticeTag
from app.sealing.blind import Blind, BlindKind

MOST_OFFERED = 500


class TagCodes:
    """Between a tag and its code. Codes are keyed, and the same in every process and after every restart."""

    def __init__(self, directory: Directory, blind: Blind) -> None:
        self._directory = directory
        self._blind = blind
        self._known: dict[str, str] = {}

    def words(self, codes: Sequence[str]) -> frozenset[str]:
        """The folded tags behind these codes; a code that nobody's tag has stands for itself, and nobody bears it."""
        if any(code not in self._known for code in codes):
            self._known = {self._code(word): word for word in self._directory.tag_words()}
        return frozenset(self._known.get(code, code) for code in codes)

    async def offered(self, scope: Scope) -> list[PracticeTag]:
        """The tags of those whom a scope sees and who are not archived, the most frequent first."""
        bundles = await self._directory.ask_at_length(lambda copy: tags_seen(copy, scope))
        patients: Counter[str] = Counter()
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for tags, count in bundles:
            patients.update(dict.fromkeys({tag_word(tag) for tag in tags}, count))
            for tag in tags:
                spellings[tag_word(tag)][tag] += count
        often = sorted(patients.items(), key=lambda each: (-each[1], each[0]))[:MOST_OFFERED]
        return [
            PracticeTag(code=self._code(word), label=_usual(spellings[word]), patients=count) for word, count in often
        ]

    def _code(self, word: str) -> str:
        return self._blind.key(BlindKind.TAG, word)


def _usual(spellings: Counter[str]) -> str:
    """The most frequent spelling; of equally frequent ones always the same."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
