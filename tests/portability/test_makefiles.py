"""Both Makefiles make an environment that is right for their folder, whatever was there; Python is a script here."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

_PACKAGES = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
PYTHON = f"""#!/bin/sh
here=$(dirname "$0")
case "$*" in
  "-I -X utf8 -m builder serve") touch "$LOG.server"; exec sleep 60 ;;
  "-I -X utf8 -m builder --version") test ! -e "$LOG.elsewhere" ;;
  "-I -X utf8 -m builder "*) echo "lancé $6" ;;
  *"import ensurepip"*) test ! -e "$here/bare" ;;
  *-venv*) echo "sudo apt install python3.99-venv" ;;
  -I*) test ! -e "$here/old" ;;
  "-m venv "*)
    test ! -e "$here/bare" || exit 1
    echo made >> "$LOG"; mkdir -p "$3/bin" "$3/{_PACKAGES}" && cp "$0" "$3/bin/python" ;;
  "-m pip "*) env | grep -E '^(PIP|PYTHON)' >> "$LOG.env"; test ! -e "$LOG.offline" ;;
esac
"""
"""What the Makefiles ask of Python, and nothing more; files beside make it ``old``, or ``bare`` of venv."""


class House:
    """A folder with a Makefile, a Python of its own beside, and what that Python was asked."""

    def __init__(self, folder: Path, makefile: Path) -> None:
        self.project = folder / "boîte"
        needed = self.project if makefile.parent == ROOT else self.project / ".toolbox"
        needed.mkdir(parents=True)
        shutil.copy(makefile, self.project / "Makefile")
        for name in ("pyproject.toml", "requirements.lock"):
            (needed / name).touch()
        shutil.copy(ROOT / "Makefile", needed / "Makefile")
        self.python = folder / "python" / "python3"
        self.python.parent.mkdir()
        self.python.write_text(PYTHON, encoding="utf-8")
        self.python.chmod(0o755)
        self.log = folder / "log"

    def begin(self, target: str, **variables: str) -> subprocess.Popen[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        environment = {**inherited, "LOG": str(self.log), **variables}
        command = ["make", target, f"PYTHON={self.python.as_posix()}"]
        out = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.project, env=environment, stdout=out, stderr=out, text=True)

    def make(self, **variables: str) -> subprocess.CompletedProcess[str]:
        process = self.begin("check", **variables)
        said, complained = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complained)

    def works(self, **variables: str) -> bool:
        """Whether the command runs, by the project's own environment."""
        done = self.make(**variables)
        return (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["lancé check"])

    @property
    def made(self) -> int:
        """How many environments were made."""
        return len(self.log.read_text(encoding="utf-8").splitlines()) if self.log.exists() else 0


@pytest.fixture(params=[ROOT / "Makefile", ROOT / "builder/skeleton/files/Makefile"], ids=["ours", "theirs"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    return House(tmp_path, request.param)


def test_an_environment_is_made_once(house: House) -> None:
    assert house.works() and house.works() and house.made == 1


@pytest.mark.parametrize("way", ["moved", "copied"])
def test_it_is_made_again_elsewhere(house: House, way: str) -> None:
    assert house.works()
    other = house.project.with_name("ailleurs")
    (shutil.move if way == "moved" else shutil.copytree)(house.project, other)
    house.project = other
    assert house.works() and house.made == 2 and house.works() and house.made == 2


@pytest.mark.parametrize("what", ["half", "foreign", "old", "broken"])
def test_what_is_not_sound_is_made_again(house: House, what: str) -> None:
    venv = house.project / ".venv"
    if what in {"half", "foreign"}:
        (venv / "bin").mkdir(parents=True)
        shutil.copy(house.python, venv / "bin/python")
        if what == "foreign":
            (venv / ".ready").touch()
    else:
        assert house.works()
        (venv / "bin/old").touch() if what == "old" else (venv / "bin/python").unlink()
    before = house.made
    assert house.works() and house.made == before + 1


def test_an_old_python_is_refused(house: House) -> None:
    (house.python.parent / "old").touch()
    done = house.make()
    assert done.returncode and "Il faut Python 3.11" in done.stderr and "python3 » ne l'est pas" in done.stderr
    assert not (house.project / ".venv").exists()


def test_a_python_without_venv_says_which_package_has_it(house: House) -> None:
    """Of that very Python: Debian's ``python3-venv`` is of its own one, which may be too old."""
    bare = house.python.with_name("bare")
    bare.touch()
    done = house.make()
    assert done.returncode and "apt install python3.99-venv" in done.stderr and not (house.project / ".venv").exists()
    bare.unlink()
    assert house.works()


def test_a_server_ends_with_its_make(house: House) -> None:
    process = house.begin("serve")
    told = house.log.with_name("log.server")
    while not told.exists() and process.poll() is None:
        time.sleep(0.02)
    assert told.exists()
    process.terminate()
    process.communicate(timeout=20)  # ends when nobody holds what make writes to any more


def test_settings_of_another_python_stay_out(house: House) -> None:
    foreign = {f"PIP_{name}": "1" for name in ("USER", "TARGET", "PREFIX", "ROOT", "DRY_RUN")}
    foreign |= {"PYTHONWARNINGS": "error", "PYTHONPATH": str(house.project), "PYTHONHOME": "/nulle/part"}
    assert house.works(**foreign, PIP_INDEX_URL="https://paquets.exemple/simple")
    told = (house.log.parent / "log.env").read_text(encoding="utf-8")
    assert "PIP_INDEX_URL=https://paquets.exemple/simple" in told and "PIP_USER=0" in told
    assert not [name for name in foreign if f"{name}={foreign[name]}" in told]


@pytest.mark.parametrize("name", ['a"b', "c$HOME", "d`id`", "l'été", "e;f #g"])
def test_any_name_of_folder(house: House, name: str) -> None:
    other = house.project.with_name(name)
    house.project = house.project.rename(other)
    assert house.works() and house.works() and house.made == 1


def test_a_folder_that_python_refuses_is_told(house: House) -> None:
    house.project = house.project.rename(house.project.with_name("2026: boîte"))
    done = house.make()
    assert done.returncode and "Renommez-le" in done.stderr and not (house.project / ".venv").exists()


@pytest.mark.parametrize("name", ["l'été $x", "d`id`"])
def test_the_command_runs_from_anywhere(house: House, tmp_path: Path, name: str) -> None:
    """Whatever its folder's name, the locale, what another Python is told; by a link, beside another « builder »."""
    house.project = house.project.rename(house.project.with_name(name))
    assert house.works()
    venv = house.project / ".venv"
    (venv / "bin/python").unlink()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    toolbox = house.project / ".toolbox"
    builder = (toolbox if toolbox.exists() else house.project) / "builder"
    builder.mkdir()
    (builder / "__main__.py").write_text("import sys; print(sys.flags.utf8_mode, *sys.argv[1:])", encoding="utf-8")
    (tmp_path / "builder.py").write_text("raise SystemExit('un autre')", encoding="utf-8")
    (tmp_path / "lien").symlink_to(venv / "bin/toolbox")
    foreign = {**os.environ, "PYTHONHOME": "/nulle/part", "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "0"}
    for launcher in (tmp_path / "lien", venv / "bin/toolbox"):
        done = subprocess.run(
            [launcher, "une fiche"], cwd=tmp_path, env=foreign, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.stdout, done.stderr) == ("1 une fiche\n", "")


@pytest.mark.parametrize(
    ("why", "said"), [("offline", "il y faut le réseau"), ("elsewhere", "pip config list")], ids=["stopped", "astray"]
)
def test_an_installation_that_failed_is_told_and_resumed(house: House, why: str, said: str) -> None:
    """It stopped, or a file of settings had pip put everything in another folder."""
    cause = house.log.with_name(f"log.{why}")
    cause.touch()
    done = house.make()
    assert done.returncode and said in done.stderr
    cause.unlink()
    assert house.works() and house.made == 1


def test_a_folder_that_cannot_be_written_is_told(house: House, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/mkdir").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "bin/mkdir").chmod(0o755)
    done = house.make(PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert done.returncode and "Rien ne peut être écrit" in done.stderr and "apt install" not in done.stderr


def test_another_version_is_taken_as_soon_as_it_is_named(tmp_path: Path) -> None:
    """With the installation that it asks for; the former one stays until then."""
    house = House(tmp_path, ROOT / "builder/skeleton/files/Makefile")
    makefile, taken = house.project / "Makefile", house.project / ".toolbox"
    (tmp_path / "git").write_text(
        f'#!/bin/sh\ntest "$6" = v2 && cp -r {shlex.quote(str(taken))} "$8" && echo v2 > "$8/version"\n',
        encoding="utf-8",
    )
    (tmp_path / "git").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    assert house.works(PATH=path) and house.made == 1
    for version, status in (("nulle", 2), ("v2", 0)):
        makefile.write_text(re.sub("VERSION = .*", f"VERSION = {version}", makefile.read_text(encoding="utf-8")))
        done = house.make(PATH=path)
        assert done.returncode == status and (taken / "Makefile").exists(), done.stderr
        assert ("n'a pas pu être pris" in done.stderr) == bool(status)
    assert (taken / "version").exists() and "Installation" in done.stdout and "lancé check" in done.stdout
    assert "Téléchargement" not in house.make(PATH=path).stdout
