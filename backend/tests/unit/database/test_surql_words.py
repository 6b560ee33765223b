"""What the guards see of a SurrealQL text: strings and comments hide nothing from them and accuse nobody."""

import pytest

from app.database.surql_words import ends_early, only_reads, renamed, words


@pytest.mark.parametrize(
    "surql",
    [
        "SELECT * FROM patient WHERE keys CONTAINS $key LIMIT 20",
        "LET $a = (SELECT * FROM t)[0]; RETURN { a: $a }",
        "SELECT * FROM t WHERE note = 'DELETE t; UPDATE t'",
        'SELECT * FROM t WHERE note = "it\\"s; DELETE t"',
        "SELECT * FROM t -- DELETE t\n WHERE a = 1",
        "SELECT * FROM t /* ; REMOVE TABLE t; */ WHERE updated_at = 1",
        "INFO FOR DB; SHOW CHANGES FOR TABLE t SINCE 0",
        "RETURN 1;",
    ],
)
def test_a_text_that_reads_is_taken_for_one(surql: str) -> None:
    assert only_reads(surql)


@pytest.mark.parametrize(
    "surql",
    [
        "UPDATE t SET a = 1",
        "SELECT * FROM (UPDATE t SET a = 1)",
        "RETURN (DELETE t RETURN BEFORE)",
        "LET $x = (CREATE t); RETURN $x",
        "SELECT * FROM t; delete t",
        "RETURN { UPSERT t:1 SET a = 1 }",
        "SELECT * FROM t WHERE note = 'a' ; INSERT INTO t {}",
        "SELECT * FROM t -- harmless\n; REMOVE TABLE t",
        "SELECT * FROM t WHERE a = '\\'; UPDATE t SET b = 1; --'; UPDATE t SET b = 1",
        "IF true { UPDATE t SET a = 1 }",
        "FOR $x IN [1] { CREATE t }",
        "RELATE a:1->b->c:1",
        "DEFINE TABLE t",
        "RETURN 1; COMMIT; SELECT 1",
        "SLEEP 1s",
        "RETURN 'unclosed; UPDATE t SET a = 1",
    ],
)
def test_a_text_that_could_change_something_is_never_taken_for_a_reading_one(surql: str) -> None:
    assert not only_reads(surql)


@pytest.mark.parametrize(
    "surql",
    [
        "RETURN 1",
        "CREATE t; RETURN 1",
        "{ LET $x = 1; RETURN $x; }",
        "IF $a { RETURN 5 }",
        "IF $a { CREATE t } ELSE { return 5 }",
        "LET $x = { RETURN 4 }",
        "FOR $i IN [1] { RETURN 4 }",
        "CREATE t SET a = (RETURN 1)",
        "CREATE t; COMMIT; CREATE u",
        "CANCEL TRANSACTION",
    ],
)
def test_a_return_that_would_end_a_transaction_is_found_wherever_it_hides(surql: str) -> None:
    assert ends_early(surql)


@pytest.mark.parametrize(
    "surql",
    [
        "CREATE ONLY $record CONTENT $content RETURN NONE",
        "CREATE t CONTENT { a: 1 } RETURN NONE",
        "UPDATE $a SET b = '; RETURN 1' WHERE c IN [1] RETURN id",
        "IF array::is_empty((UPDATE $a SET b += 1 RETURN id)) { THROW $stale }",
        "DELETE t RETURN BEFORE -- RETURN 1",
        "INSERT INTO t (a) VALUES (1) RETURN NONE",
    ],
)
def test_the_clause_of_a_change_is_no_return(surql: str) -> None:
    assert not ends_early(surql)


def test_words_are_told_without_strings_comments_and_quoted_names() -> None:
    text = "UPDATE `patient` SET a = 'UPDATE', b = $c // DELETE t\n WHERE ⟨x y⟩ = \"DELETE\" # CREATE\n"
    assert words(text) == ("UPDATE", "''", "SET", "a", "=", "''", ",", "b", "=", "$c", "WHERE", "''", "=", "''")


def test_only_parameters_are_renamed_not_what_looks_like_one_in_a_string_or_comment() -> None:
    text = "UPDATE $a SET b = '$a', c = \"it's $a\", d = $ab -- $a\n, e = $a.f /* $a */"
    expected = "UPDATE $x_a SET b = '$a', c = \"it's $a\", d = $x_ab -- $a\n, e = $x_a.f /* $a */"
    assert renamed(text, lambda name: f"x_{name}") == expected
