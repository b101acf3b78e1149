"""Files kept from one build to the next: each whole, or not there."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    """Write a file that others may read meanwhile, or write as well."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    aside.write_bytes(content)
    aside.replace(file)


def name_of(parts: Iterable[bytes]) -> str:
    """A name for what is made of these parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
