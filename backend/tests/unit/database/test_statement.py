"""Several statements as one transaction, each with parameters of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.database.statement import Statement, batch
from app.database.surql_words import words

NAMES = st.sampled_from(["record", "content", "rows", "event", "before", "value", "this", "token", "a", "ab"])


def test_the_same_parameter_name_in_two_statements_means_two_things() -> None:
    surql, parameters = batch([Statement("CREATE $record", {"record": 1}), Statement("DELETE $record", {"record": 2})])
    assert surql == "BEGIN\n;\nCREATE $s0_record\n;\nDELETE $s1_record\n;\nCOMMIT"
    assert parameters == {"s0_record": 1, "s1_record": 2}


def test_the_stores_own_names_and_variables_of_a_statement_keep_theirs() -> None:
    text = "{ LET $now = time::now(); IF $before != NONE AND $event = $kind { THROW $stale } }"
    surql, _ = batch([Statement(text, {"stale": "x", "kind": "y"})])
    assert "LET $now" in surql
    assert "$before != NONE AND $event = $s0_kind { THROW $s0_stale }" in surql


def test_a_dollar_in_a_string_literal_stays_as_it_is() -> None:
    surql, _ = batch([Statement("CREATE t SET price = '$record', of = $record", {"record": 1})])
    assert "price = '$record', of = $s0_record" in surql


def test_a_statement_that_ends_with_a_comment_or_a_semicolon_is_still_ended() -> None:
    surql, _ = batch([Statement("CREATE t -- why", {}), Statement("CREATE t;\n", {}), Statement("CREATE t", {})])
    assert words(surql).count(";") == 4
    assert surql.count("CREATE t") == 3


def test_a_return_in_front_of_others_is_refused_because_it_would_drop_them() -> None:
    early = Statement("{ LET $x = 1; RETURN $x; }", {})
    with pytest.raises(ValueError, match="would end the transaction"):
        batch([early, Statement("CREATE audit", {})])
    assert batch([Statement("CREATE t", {}), early])[0].endswith("RETURN $x; }\n;\nCOMMIT")


def test_a_statement_never_shows_its_parameters() -> None:
    assert "Planted" not in repr(Statement("CREATE $record", {"record": "Planted"}))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(NAMES, unique=True, max_size=4), min_size=1, max_size=12))
def test_no_statement_of_a_batch_can_take_anothers_parameter(wanted: list[list[str]]) -> None:
    statements = [
        Statement("CREATE t SET a = [" + ", ".join(f"${name}" for name in names) + "]", {n: (at, n) for n in names})
        for at, names in enumerate(wanted)
    ]
    surql, parameters = batch(statements)
    for at, (text, names) in enumerate(zip(surql.split("\n;\n")[1:-1], wanted, strict=True)):
        used = [word[1:] for word in words(text) if word.startswith("$")]
        assert [parameters[each] for each in used] == [(at, name) for name in names]
