"""When each file was last changed, from git: « modifiée le », kept apart from « vérifiée le »."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PATIENCE: Final = 60
"""Seconds."""
_WHOLE: Final = ("rev-parse", "--is-shallow-repository")


def last_changes(root: Path, folder: str) -> Mapping[str, str]:
    """The day (ISO 8601) of the last commit that changed each file under ``folder``, by path relative to ``root``.

    Empty without git, outside a repository, or where the history was cut: a cut history says false dates.
    """
    if _git(root, *_WHOLE)[0].strip() != "false":
        return {}
    told, _ = _git(root, "log", "--format=%x01%cs", "--name-only", "--no-renames", "--relative", "-z", "--", folder)
    changes: dict[str, str] = {}
    day = ""
    for piece in filter(None, told.split("\0")):  # the one sign that no name of file holds
        if piece.startswith("\x01"):  # nor does any begin so: each begins with the folder
            day = piece[1:]
        else:
            changes.setdefault(piece.removeprefix("\n"), day)
    return changes


def untold(root: Path) -> str:
    """Why a repository does not tell these days, and what makes it; empty where it does, or where there is none."""
    answer, refusal = _git(root, *_WHOLE)
    if answer.strip() == "true":
        why, command = "l'histoire du dépôt est coupée", "git fetch --unshallow"
    elif "safe.directory" in refusal:  # the command to run ends what git says
        why, command = "git ne lit pas un dépôt qui est à quelqu'un d'autre", refusal.strip().splitlines()[-1].strip()
    else:
        return ""
    return f"Aucune fiche ne dit quand elle a été modifiée : {why}. Pour y remédier : {command}"


def head(root: Path) -> str:
    """The commit that is checked out, and whether its history was cut: all that these days come from."""
    return _git(root, "rev-parse", "HEAD", "--is-shallow-repository")[0]


def _git(root: Path, *arguments: str) -> tuple[str, str]:
    """What git answers, nothing where there is none or where it refuses; and what it complains of."""
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git of the machine
            capture_output=True, check=False, timeout=_PATIENCE, env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return "", ""
    answer = "" if done.returncode else done.stdout.decode("utf-8", errors="replace")
    return answer, done.stderr.decode("utf-8", errors="replace")
