"""Templates, compiled once on a machine, as Python compiles its modules: each build would spend half a second on it."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

_SETTINGS: Final = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "autoescape", "finalize", "optimized", "is_async", "sandboxed",
)  # fmt: skip
"""What decides of what a source is compiled to; Jinja sees to the source itself and to the version of Python."""


def remember(environment: Environment) -> None:
    """Keep what an environment compiles in the user's own cache, from one build to the next.

    Nothing is kept where an extension of ours has a say in what is compiled, as in other languages than French.
    """
    folder = user_cache_path("boite-a-pratiques", appauthor=False) / "templates"
    foreign = (name for name in environment.extensions if not name.startswith("jinja2.ext."))
    if any(foreign) or not folder.is_absolute():  # without a home, it would be in the project
        return
    settings = [jinja2.__version__, sorted(environment.extensions), *(getattr(environment, name) for name in _SETTINGS)]
    environment.bytecode_cache = _ByName(str(folder), f"{sha256(repr(settings).encode()).hexdigest()[:16]}-%s")


class _ByName(FileSystemBytecodeCache):
    """One file for each name of a template, wherever it is: the cache stays as small as they are few. What cannot be
    kept or read again is compiled."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of its file."""
        return sha256(name.encode()).hexdigest()[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept of a template, if it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where there is room."""
        with suppress(OSError):
            Path(self.directory).mkdir(mode=0o700, parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
