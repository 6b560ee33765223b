"""The front end is installed and built only when what it is made of has changed; fake commands stand for Node.js."""

from pathlib import Path

import pytest

from app.cli.front_end import FrontEnd, FrontEndCannotStart

NPM = """#!/bin/sh
echo "$@" >> {folder}/npm-calls
case "$1" in
  ci) mkdir -p node_modules ;;
  run) mkdir -p .next/standalone && touch .next/standalone/server.js ;;
esac
"""


class Machine:
    """A machine with the commands that it was given, and a front end's folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "frontend"
        self.commands = folder / "commands"
        self.commands.mkdir()
        (self.folder / "src").mkdir(parents=True)
        (self.folder / "src" / "page.tsx").write_text("export default 1")
        (self.folder / "package.json").write_text("{}")
        (self.folder / "package-lock.json").write_text("{}")
        self.log = folder / "logs" / "build.log"
        self.front_end = FrontEnd(self.folder, self.log)
        monkeypatch.setenv("PATH", f"{self.commands}:/usr/bin:/bin")

    def has(self, name: str, script: str) -> None:
        path = self.commands / name
        path.write_text(script)
        path.chmod(0o755)

    @property
    def npm_calls(self) -> list[str]:
        return (self.commands / "npm-calls").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path, monkeypatch)
    machine.has("node", "#!/bin/sh\necho v22.1.0\n")
    machine.has("npm", NPM.format(folder=machine.commands))
    return machine


def test_node_is_found(machine: Machine) -> None:
    assert machine.front_end.check_node() == str(machine.commands / "node")


@pytest.mark.parametrize("version", ["v18.20.0", "v19.9.9", "", "nonsense", "-1"])
def test_an_old_node_is_told_with_its_version(machine: Machine, version: str) -> None:
    machine.has("node", f"#!/bin/sh\necho '{version}'\n")
    with pytest.raises(FrontEndCannotStart, match=r"Node\.js 20 or newer is needed") as told:
        machine.front_end.check_node()
    assert version in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("missing", ["node", "npm"])
def test_a_missing_command_is_told_with_where_to_get_it(
    machine: Machine, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(machine.commands))
    (machine.commands / missing).unlink()
    with pytest.raises(FrontEndCannotStart, match=r"https://nodejs\.org"):
        machine.front_end.check_node()


def test_it_is_installed_once_for_each_lock_file(machine: Machine) -> None:
    assert machine.front_end.needs_install()
    machine.front_end.install()
    assert not machine.front_end.needs_install()
    (machine.folder / "package-lock.json").write_text('{"a":1}')
    assert machine.front_end.needs_install()
    assert machine.npm_calls == ["ci --no-audit --no-fund"]


def test_it_is_built_anew_only_when_a_source_changed(machine: Machine) -> None:
    assert machine.front_end.needs_build()
    machine.front_end.build()
    assert not machine.front_end.needs_build()
    (machine.folder / "src" / "page.tsx").touch()
    assert not machine.front_end.needs_build()
    (machine.folder / "README.md").write_text("not a source")
    assert not machine.front_end.needs_build()
    (machine.folder / "src" / "other.tsx").write_text("export default 1")
    assert machine.front_end.needs_build()
    machine.front_end.build()
    assert machine.npm_calls == ["run build", "run build"]


@pytest.mark.parametrize("change", ["rename", "edit", "delete", "config"])
def test_every_kind_of_change_is_seen(machine: Machine, change: str) -> None:
    page = machine.folder / "src" / "page.tsx"
    machine.front_end.build()
    match change:
        case "rename":
            page.rename(page.with_name("list.tsx"))
        case "edit":
            page.write_text("export default 2")
        case "delete":
            page.unlink()
        case _:
            (machine.folder / "next.config.ts").write_text("export default {}")
    assert machine.front_end.needs_build()


def test_a_build_that_is_gone_is_made_again(machine: Machine) -> None:
    machine.front_end.build()
    (machine.folder / ".next/standalone/server.js").unlink()
    assert machine.front_end.needs_build()


@pytest.mark.parametrize(("step", "text"), [("install", "could not be installed"), ("build", "could not be built")])
def test_a_failed_step_is_one_line_that_names_the_log(machine: Machine, step: str, text: str) -> None:
    machine.has("npm", "#!/bin/sh\necho the reason\nexit 1\n")
    with pytest.raises(FrontEndCannotStart, match=text) as told:
        getattr(machine.front_end, step)()
    assert str(machine.log) in str(told.value)
    assert "\n" not in str(told.value)
    assert "the reason" in machine.log.read_text()
    assert machine.front_end.needs_install()
    assert machine.front_end.needs_build()
