"""What the project is made of, as CycloneDX 1.6: the locked packages and the files copied into it.

Standard library only: the tools that write bills bring some twenty packages, more than they would list for us.

    python supply/bill.py            the bill, on the standard output
    python supply/bill.py --sums     writes the sums of the copied files again
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

ROOT: Final = Path(__file__).resolve().parent.parent
VENDORED: Final = Path(__file__).resolve().parent / "vendored.toml"
_PACKAGE: Final = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill() -> dict[str, Any]:
    """The bill of materials; the same files give the same bytes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [*_installed(), *_copied()],
    }


def _installed() -> Iterator[dict[str, Any]]:
    """The packages of the lock, with the sums of the archives that may be installed."""
    for found in _PACKAGE.finditer((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        name, version = found["name"], found["version"]
        address = f"pkg:pypi/{name.lower()}@{version}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": name,
            "version": version,
            "purl": address,
            "externalReferences": [
                {
                    "type": "distribution",
                    "url": address,
                    "hashes": [{"alg": "SHA-256", "content": one} for one in _HASH.findall(found["rest"])],
                }
            ],
        }


def _copied() -> Iterator[dict[str, Any]]:
    """The packages whose files are copied into the project, file by file."""
    for package in vendored():
        address = f"pkg:npm/{quote(package['name'], safe='/')}@{package['version']}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": package["name"],
            "version": package["version"],
            "licenses": [{"license": {"id": package["licence"]}}],
            "purl": address,
            "components": [
                {
                    "type": "file",
                    "bom-ref": f"{address}#{path}",
                    "name": path,
                    "hashes": [{"alg": "SHA-256", "content": total}],
                }
                for path, total in package["files"].items()
            ],
        }


def vendored() -> list[dict[str, Any]]:
    """The copied packages: ``name``, ``version``, ``licence``, ``folder``, and ``files`` with their sums."""
    packages: list[dict[str, Any]] = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["package"]
    return packages


def sums(folder: str, pattern: str) -> dict[str, str]:
    """The sha256 of each file of a folder whose name fits, by path from the root."""
    paths = sorted(path for path in (ROOT / folder).glob(pattern) if path.is_file())
    return {path.relative_to(ROOT).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}


def _write_sums() -> None:
    head = VENDORED.read_text(encoding="utf-8").split("[[package]]", 1)[0]
    blocks = []
    for package in vendored():
        keys = [f'{key} = "{package[key]}"' for key in ("name", "version", "licence", "folder", "pattern")]
        files = [f'"{path}" = "{total}"' for path, total in sums(package["folder"], package["pattern"]).items()]
        blocks.append("\n".join(["[[package]]", *keys, "[package.files]", *files]))
    VENDORED.write_text(head + "\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--sums" in sys.argv[1:]:
        _write_sums()
    else:
        sys.stdout.write(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n")
