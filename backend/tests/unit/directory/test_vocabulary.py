"""Misspelt forms: whatever is one typing error away shares one, so that nobody near is overlooked."""

from hypothesis import given
from hypothesis import strategies as st

from app.directory.copy import DirectoryCopy
from app.directory.vocabulary import learn, learn_all, misspelt_forms, unlearn
from tests.unit.directory.copies import content
from tests.unit.directory.plain_search import with_one_error

WORDS = st.text(alphabet="abcn", min_size=1, max_size=7)


@given(st.data(), WORDS)
def test_two_words_within_one_error_share_a_form(data: st.DataObject, word: str) -> None:
    other = data.draw(st.sampled_from(sorted(with_one_error(word))))
    assert misspelt_forms(word) & misspelt_forms(other)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=12))
def test_words_learnt_and_unlearnt_one_by_one_equal_those_counted_at_once(steps: list[tuple[str, bool]]) -> None:
    one_by_one, at_once = DirectoryCopy(), DirectoryCopy()
    held: list[str] = []
    for word, is_new in steps:
        if is_new:
            learn(one_by_one.connection, word)
            held.append(word)
        elif word in held:
            unlearn(one_by_one.connection, word)
            held.remove(word)
    at_once.connection.executemany(
        "INSERT INTO name_part VALUES (?, ?)", list(zip(held, range(len(held)), strict=True))
    )
    learn_all(at_once.connection)
    for table in ("vocabulary", "misspelling"):
        assert content(one_by_one)[table] == content(at_once)[table]
    one_by_one.close()
    at_once.close()
