"""The connection on both engines: opening, the pool, losing the line, conflicts, time, and an end without loss."""

import asyncio
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.config.settings import DatabaseSettings
from app.core.exceptions import AppException, DatabaseException
from app.database import connection
from app.database.connection import Database, close_database, init_database
from app.database.failures import (
    OutcomeUnknown,
    RecordExists,
    StoreBusy,
    StoreCannotOpen,
    StoreRefused,
    StoreThrew,
    StoreTimeout,
    StoreUnavailable,
    UniqueIndexHeld,
)
from app.database.statement import RecordID, Statement
from tests.conftest import SurrealServer, embedded_settings, eventually, server_settings
from tests.integration.database.conftest import opened_store, outcomes, seconds, settings_of

COUNT = Statement("UPSERT $counter SET n = (n ?? 0) + 1 RETURN NONE", {"counter": RecordID("counter", "one")})
SLOWLY = Statement("UPSERT $counter SET n = (n ?? 0) + 1; sleep(80ms)", {"counter": RecordID("counter", "one")})


def create(key: str) -> Statement:
    return Statement("CREATE $record RETURN NONE", {"record": RecordID("thing", key)})


async def things(database: Database) -> set[str]:
    await database.define("DEFINE TABLE IF NOT EXISTS thing")
    return {str(row["id"].id) for row in await database.rows("SELECT id FROM thing")}


async def cannot_open(settings: DatabaseSettings, folder: Path) -> str:
    with pytest.raises(StoreCannotOpen) as refused:
        await close_database(await init_database(settings, folder))
    text = str(refused.value)
    assert "\n" not in text
    assert refused.value.__cause__ is None
    return text


class TestOpening:
    async def test_database_connection(self, on_both_engines: DatabaseSettings, tmp_path: Path) -> None:
        """Opened, used, closed, opened again: the rows are there, and health says how long a call takes."""
        async with opened_store(on_both_engines, tmp_path) as database:
            assert database.is_embedded is on_both_engines.is_embedded
            assert await things(database) == set()
            await database.commit([create("a"), create("b")])
            health = await database.health()
            assert health.is_up
            assert health.seconds is not None
            assert health.seconds >= 0
        async with opened_store(on_both_engines, tmp_path) as database:
            assert await things(database) == {"a", "b"}

    async def test_an_embedded_store_is_readable_by_its_owner_alone(self, tmp_path: Path) -> None:
        async with opened_store(embedded_settings(), tmp_path / "data") as database:
            await database.commit([COUNT])
        files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
        assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700

    @pytest.mark.server
    async def test_a_refused_sign_in_is_told_at_once(self, shared_server: SurrealServer, tmp_path: Path) -> None:
        settings = server_settings(shared_server, "n").model_copy(update={"database_user": "somebody"})
        assert "PFINNI_DATABASE_USER" in await cannot_open(settings, tmp_path)

    async def test_a_server_that_does_not_answer_is_told_in_time(self, tmp_path: Path) -> None:
        settings = DatabaseSettings(url="ws://127.0.0.1:9")
        patient = settings.model_copy(update={"database_open_timeout": seconds(0.4)})
        assert "does not answer" in await cannot_open(patient, tmp_path)

    async def test_a_folder_that_cannot_be_made_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file")
        assert "cannot be written" in await cannot_open(embedded_settings(), tmp_path / "data")

    async def test_a_store_of_another_process_is_left_alone(self, tmp_path: Path) -> None:
        script = textwrap.dedent(
            """
            import asyncio, sys
            from pathlib import Path
            from app.config.settings import DatabaseSettings
            from app.database.connection import init_database

            async def hold() -> None:
                await init_database(DatabaseSettings(url=None), Path(sys.argv[1]))
                print("open", flush=True)
                sys.stdin.read()

            asyncio.run(hold())
            """
        )
        other = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert other.stdout is not None
        assert await other.stdout.readline() == b"open\n"
        told = await cannot_open(embedded_settings(), tmp_path)
        other.kill()
        await other.wait()
        assert "in use by another PFINNI" in told
        async with opened_store(embedded_settings(), tmp_path) as database:
            assert (await database.health()).is_up


class TestPool:
    @pytest.mark.server
    async def test_connection_pool_management(self, shared_server: SurrealServer, tmp_path: Path) -> None:
        """A pool of three: never more sockets, callers wait in turn, every socket comes back, and all are closed."""
        settings = settings_of(shared_server, database_pool_size=3)
        async with opened_store(settings, tmp_path) as database:
            engine: Any = database.engine
            sockets = set(engine._sockets)
            calls = [database.rows("RETURN sleep(20ms)") for _ in range(12)]
            await asyncio.gather(*calls)
            metrics = database.metrics
            assert (metrics.peak, metrics.in_use, metrics.waiting) == (12, 0, 0)
            assert metrics.waited == 9
            assert engine._sockets == sockets
            assert engine._idle.qsize() == len(sockets) == 3
        assert engine._sockets == set()
        assert all(socket.socket is None for socket in sockets)

    @pytest.mark.server
    async def test_a_call_for_which_no_socket_becomes_free_was_never_sent(
        self, shared_server: SurrealServer, tmp_path: Path
    ) -> None:
        settings = settings_of(shared_server, database_pool_size=1, database_call_timeout=seconds(0.6))
        async with opened_store(settings, tmp_path) as database:
            await things(database)
            held = asyncio.create_task(database.rows("RETURN sleep(500ms)"))
            await eventually(lambda: database.metrics.in_use == 1)
            with pytest.raises(StoreBusy):
                await database.commit([create("a")])
            await held
            assert await things(database) == set()

    async def test_an_embedded_store_is_one_connection_shared_by_everybody(self, tmp_path: Path) -> None:
        async with opened_store(embedded_settings(), tmp_path) as database:
            started = asyncio.get_running_loop().time()
            await asyncio.gather(*(database.rows("RETURN sleep(200ms)") for _ in range(10)))
            assert asyncio.get_running_loop().time() - started < 2 * 10 * 0.2 / 2
            assert (database.metrics.peak, database.metrics.waited, database.metrics.in_use) == (10, 0, 0)

    async def test_a_slow_call_is_noted_by_its_text_and_never_by_its_values(
        self, on_both_engines: DatabaseSettings, tmp_path: Path
    ) -> None:
        settings = on_both_engines.model_copy(update={"database_slow_after": seconds(0)})
        async with opened_store(settings, tmp_path) as database:
            await database.rows("RETURN $planted", {"planted": "Zyxwvut"})
            assert [text for text, _ in database.metrics.slow] == ["RETURN $planted"]


class TestRecovery:
    @pytest.mark.server
    async def test_connection_failure_recovery(self, own_server: SurrealServer, tmp_path: Path) -> None:
        """The server dies and comes back: health tells, a read waits for it, and the same object goes on, signed in."""
        async with opened_store(settings_of(own_server), tmp_path) as database:
            await things(database)
            await database.commit([create("before")])
            own_server.kill()
            assert not (await database.health()).is_up
            with pytest.raises((OutcomeUnknown, StoreUnavailable)):
                await database.commit([create("lost")])
            reading = [asyncio.create_task(database.rows("SELECT id FROM thing")) for _ in range(8)]
            await eventually(lambda: database.metrics.in_use > 0)
            await asyncio.to_thread(own_server.start)
            assert [len(rows) for rows in await asyncio.gather(*reading)] == [1] * 8
            assert (await database.health()).is_up
            await database.commit([create("after")])
            assert await things(database) == {"before", "after"}
            assert 1 <= database.metrics.reconnects <= database.settings.database_pool_size

    @pytest.mark.server
    async def test_idle_sockets_that_died_are_replaced_before_anything_is_sent(
        self, own_server: SurrealServer, tmp_path: Path
    ) -> None:
        async with opened_store(settings_of(own_server), tmp_path) as database:
            await things(database)
            own_server.kill()
            await asyncio.to_thread(own_server.start)
            await asyncio.gather(*(database.commit([create(f"t{at}")]) for at in range(8)))
            assert len(await things(database)) == 8

    @pytest.mark.server
    async def test_while_the_server_is_gone_a_read_says_so_in_time(
        self, own_server: SurrealServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "_RECONNECT_WITHIN", 0.3)
        async with opened_store(settings_of(own_server), tmp_path) as database:
            own_server.kill()
            for _ in range(6):
                with pytest.raises(StoreUnavailable):
                    await database.rows("RETURN 1")

    @pytest.mark.server
    async def test_a_commit_under_way_when_the_server_dies_is_unknown_and_one_never_sent_is_not(
        self, own_server: SurrealServer, tmp_path: Path
    ) -> None:
        async with opened_store(settings_of(own_server, database_pool_size=1), tmp_path) as database:
            await things(database)
            under_way = asyncio.create_task(database.commit([create("a"), Statement("sleep(10s)", {})]))
            await eventually(lambda: database.metrics.in_use == 1)
            await eventually(lambda: _is_sent(database))
            own_server.kill()
            with pytest.raises(OutcomeUnknown):
                await under_way
            with pytest.raises(StoreUnavailable):
                await database.commit([create("b")])

    @pytest.mark.server
    async def test_a_server_that_no_longer_lets_us_in_is_told_in_our_own_words(
        self, own_server: SurrealServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "_RECONNECT_WITHIN", 0.1)
        settings = settings_of(own_server, database_pool_size=1)
        async with opened_store(settings, tmp_path) as database:
            engine: Any = database.engine
            engine.settings = settings.model_copy(update={"database_user": "somebody"})
            own_server.kill()
            await asyncio.to_thread(own_server.start)
            for call in (database.rows("RETURN 1"), database.commit([COUNT]), database.define("DEFINE TABLE x")):
                with pytest.raises(StoreUnavailable) as refused:
                    await call
                assert refused.value.__cause__ is None
            assert not (await database.health(attempts=1)).is_up


def _is_sent(database: Database) -> bool:
    engine: Any = database.engine
    return any(socket.qry for socket in engine._sockets)


class TestConflicts:
    async def test_fifty_increments_at_once_are_fifty(self, empty: Database) -> None:
        reading = Statement(
            "{ LET $n = (SELECT VALUE n FROM ONLY $counter) ?? 0; UPSERT $counter SET n = $n + 1 RETURN NONE }",
            COUNT.parameters,
        )
        await empty.define("DEFINE TABLE counter")
        await asyncio.gather(*(empty.commit([reading if at % 2 else COUNT]) for at in range(50)))
        row = await empty.one("SELECT n FROM ONLY counter:one")
        assert row == {"n": 50}

    async def test_a_conflict_is_tried_again_and_counted(self, empty: Database) -> None:
        await asyncio.gather(*(empty.commit([SLOWLY]) for _ in range(4)))
        assert await empty.one("SELECT n FROM ONLY counter:one") == {"n": 4}
        assert empty.metrics.conflicts > 0

    async def test_conflicts_that_do_not_end_are_told_and_nothing_is_changed(
        self, empty: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "_RETRIES", 3)
        await things(empty)
        is_over = asyncio.Event()

        async def hammer() -> None:
            while not is_over.is_set():
                await empty.engine.call(COUNT.surql, COUNT.parameters)

        hammering = asyncio.create_task(hammer())
        with pytest.raises(StoreBusy):
            await empty.commit([create("never"), SLOWLY])
        is_over.set()
        await hammering
        assert await things(empty) == set()
        assert empty.metrics.conflicts >= 3


class TestTransactions:
    @pytest.mark.parametrize("at", [0, 1, 2])
    async def test_one_failing_statement_cancels_its_neighbours_wherever_it_stands(
        self, empty: Database, at: int
    ) -> None:
        await things(empty)
        statements = [create("a"), create("b")]
        statements.insert(at, Statement("IF true { THROW $code }", {"code": "stale_patient"}))
        with pytest.raises(StoreThrew, match=r"^stale_patient$"):
            await empty.commit(statements)
        assert await things(empty) == set()

    async def test_a_taken_id_and_a_taken_value_are_named(self, empty: Database) -> None:
        await empty.define("DEFINE TABLE thing; DEFINE INDEX thing_name ON thing FIELDS name UNIQUE")
        await empty.commit([create("a")])
        with pytest.raises(RecordExists, match=r"^thing$"):
            await empty.commit([create("b"), create("a")])
        named = [Statement("CREATE thing SET name = $name", {"name": "Zyxwvut"})] * 2
        with pytest.raises(UniqueIndexHeld, match=r"^thing_name$"):
            await empty.commit(named)
        assert await things(empty) == {"a"}

    async def test_results_come_in_the_order_of_their_statements(self, empty: Database) -> None:
        await things(empty)
        statements = [Statement("CREATE ONLY thing SET n = $n RETURN VALUE n", {"n": at}) for at in range(5)]
        assert await empty.commit(statements) == [0, 1, 2, 3, 4]

    async def test_the_engine_drops_what_follows_a_return_which_is_why_a_batch_refuses_one(
        self, empty: Database
    ) -> None:
        await things(empty)
        await empty.engine.call("BEGIN; CREATE thing:a; LET $x = { RETURN 1 }; CREATE thing:b; COMMIT", {})
        assert await things(empty) == {"a"}
        with pytest.raises(ValueError, match="would end the transaction"):
            await empty.commit([Statement("RETURN 1", {}), create("c")])

    async def test_none_is_the_same_on_both_engines(self, empty: Database) -> None:
        await empty.define("DEFINE TABLE t SCHEMAFULL; DEFINE FIELD a ON t TYPE option<string>")
        await empty.commit([Statement("CREATE t:1 SET a = $a", {"a": None})])
        await empty.commit([Statement("INSERT INTO t $rows", {"rows": [{"id": RecordID("t", 2), "a": None}]})])
        assert len(await empty.rows("SELECT * FROM t WHERE a = $a", {"a": None})) == 2

    @pytest.mark.parametrize(
        "surql", ["UPDATE thing SET a = 1", "SELECT * FROM (DELETE thing)", "RETURN (CREATE thing)"]
    )
    async def test_a_reader_cannot_write(self, empty: Database, surql: str) -> None:
        await things(empty)
        for read in (empty.read, empty.rows, empty.one):
            with pytest.raises(ValueError, match="a reader cannot write"):
                await read(surql)
        assert await things(empty) == set()

    async def test_one_row_and_no_row(self, empty: Database) -> None:
        await things(empty)
        await empty.commit([create("a")])
        missing = {"record": RecordID("thing", "missing")}
        assert await empty.one("SELECT * FROM ONLY $record", missing) is None
        assert await empty.one("SELECT * FROM thing LIMIT 1") == {"id": RecordID("thing", "a")}
        assert await empty.one("SELECT * FROM thing WHERE id = NONE") is None
        assert await empty.rows("SELECT * FROM ONLY $record", missing) == []
        assert await empty.read("RETURN 7") == [7]


class TestTime:
    async def test_a_call_that_takes_too_long_is_told_and_the_store_goes_on(
        self, on_both_engines: DatabaseSettings, tmp_path: Path
    ) -> None:
        settings = on_both_engines.model_copy(update={"database_call_timeout": seconds(0.15), "database_pool_size": 1})
        async with opened_store(settings, tmp_path) as database:
            with pytest.raises(StoreTimeout):
                await database.rows("RETURN sleep(400ms)")
            await eventually(lambda: _answers(database))
            assert (database.metrics.in_use, database.metrics.waiting) == (0, 0)


async def _answers(database: Database) -> bool:
    try:
        return await database.read("RETURN 1") == [1]
    except DatabaseException:
        return False


class TestClosing:
    async def test_calls_under_way_end_and_new_ones_are_refused(
        self, on_both_engines: DatabaseSettings, tmp_path: Path
    ) -> None:
        database = await init_database(on_both_engines, tmp_path)
        await things(database)
        under_way = [
            asyncio.create_task(database.commit([create(f"t{at}"), Statement("sleep(100ms)", {})])) for at in range(4)
        ]
        await eventually(lambda: database.metrics.in_use == 4)
        closing = asyncio.create_task(close_database(database))
        await asyncio.sleep(0)
        late = await outcomes(database.commit([create("late")]), database.rows("RETURN 1"))
        assert [type(each) for each in late] == [StoreUnavailable, StoreUnavailable]
        await asyncio.gather(*under_way, closing)
        assert not (await database.health(attempts=1)).is_up
        await close_database(database)
        async with opened_store(on_both_engines, tmp_path) as again:
            assert await things(again) == {"t0", "t1", "t2", "t3"}

    async def test_an_engine_that_ends_under_a_call_leaves_it_unknown_and_refuses_the_next(
        self, tmp_path: Path
    ) -> None:
        async with opened_store(embedded_settings(), tmp_path) as database:
            engine: Any = database.engine
            await engine._handle.close()
            with pytest.raises(OutcomeUnknown):
                await database.commit([COUNT])
            await engine.close()
            with pytest.raises(StoreUnavailable):
                await database.commit([COUNT])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LOCK: locked by Zyxwvut", "in use by another PFINNI"),
        ("IO error: Permission denied (os error 13) Zyxwvut", "cannot be written"),
        ("Read-only file system Zyxwvut", "cannot be written"),
        ("No space left on device Zyxwvut", "is full"),
        ("checksum mismatch in Zyxwvut", "is damaged and was left as it is"),
    ],
)
def test_why_a_store_did_not_open_is_told_in_one_line_of_our_own(text: str, told: str, tmp_path: Path) -> None:
    line = connection._why_it_did_not_open(RuntimeError(text), tmp_path / "store")
    assert told in line
    assert str(tmp_path) in line
    assert "Zyxwvut" not in line
    assert "\n" not in line


PLANTED = "Zyxwvut-Planted"


def provocations() -> list[Callable[[Database], Any]]:
    """What makes the engine quote a value."""
    planted = {"x": PLANTED}
    commits = [
        "CREATE thing SET name = $x; CREATE thing SET name = $x",
        "CREATE thing SET n = $x",
        "CREATE thing SET short = $x",
        "UPDATE thing:fixed SET fixed = $x",
        "CREATE type::record('thing', $x); CREATE type::record('thing', $x)",
        "CREATE thing SET link = type::record($x)",
        "RETURN <int> $x",
        "RETURN $x + 1 + {}",
        "RETURN $x + {",
        "THROW $x + <int> $x",
        "RETURN type::datetime($x)",
        "RETURN fn::unknown($x)",
        "SELECT * FROM type::table($x)",
    ]
    return [lambda store, text=text: store.commit([Statement(text, planted)]) for text in commits] + [
        lambda store: store.rows("RETURN <int> $x", planted),
        lambda store: store.commit([Statement("RETURN $x", {"x": {1: PLANTED}})]),
    ]


async def test_no_word_of_the_driver_reaches_an_exception_or_a_log_record(
    empty: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await empty.define(
        "DEFINE TABLE thing SCHEMAFULL; DEFINE FIELD name ON thing TYPE option<string>;"
        "DEFINE FIELD n ON thing TYPE option<int>; DEFINE FIELD link ON thing TYPE option<record<thing>>;"
        "DEFINE FIELD short ON thing TYPE option<string> ASSERT $value = NONE OR string::len($value) < 3;"
        "DEFINE FIELD fixed ON thing TYPE option<string> READONLY;"
        "DEFINE INDEX thing_name ON thing FIELDS name UNIQUE; CREATE thing:fixed SET fixed = 'a'"
    )
    caplog.set_level("INFO")
    caplog.set_level("DEBUG", logger="pfinni")
    failed = await outcomes(*(provoke(empty) for provoke in provocations()))
    spoken = [each for each in failed if isinstance(each, BaseException)]
    assert len(spoken) >= len(failed) - 4
    for each in spoken:
        assert isinstance(each, AppException | UniqueIndexHeld | RecordExists | StoreThrew | TypeError)
        assert PLANTED not in f"{each!r}{each}{each.__cause__}{getattr(each, 'message', '')}"
    assert [record for record in caplog.records if PLANTED in f"{record.getMessage()}{vars(record)}"] == []
    assert any(isinstance(each, StoreRefused) for each in spoken)
