"""Opens our tables in LibreOffice, which is asked to take everything for a formula: none is one.

    python -m tests.harden.spreadsheets        # needs the Debian package libreoffice-calc

The same texts without our care are opened as well: they must become formulas, or the look would mean nothing.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from builder.exports import csv_files, ods, xlsx
from tests.exports.test_tables import FORMULAS, SPOILT

AS_CSV = "CSV:59,34,76,1,,1036,false,true,false,false,false,-1,true"
"""Semicolons, UTF-8, French, special numbers seen, formulas computed."""
FORMULA = re.compile(r'table:formula="([^"]*)"')
CELL = re.compile(r"<table:table-cell\b")


def opened(path: Path) -> tuple[int, list[str]]:
    """How many cells LibreOffice sees in a file, and its formulas."""
    given = [f"--infilter={AS_CSV}"] if path.suffix == ".csv" else []
    out = path.parent / "lu"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{path.parent}/profil", "--headless", *given),
            *("--convert-to", "fods", "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    text = (out / f"{path.stem}.fods").read_text(encoding="utf-8")
    return len(CELL.findall(text)), FORMULA.findall(text)


def main() -> None:
    """Write every table, open it."""
    with tempfile.TemporaryDirectory(prefix="harden-") as name:
        folder = Path(name)
        control = folder / "sans-soin.csv"
        with control.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([text] for text in FORMULAS)
        taken = len(opened(control)[1])
        assert taken >= 3, f"LibreOffice takes {taken} of {len(FORMULAS)} raw texts for formulas"
        cells = files = 0
        for output in (*csv_files.render(SPOILT), *xlsx.render(SPOILT), *ods.render(SPOILT)):
            path = folder / Path(output.path).name.replace(".", f"-{files}.", 1)
            path.write_bytes(output.read())
            seen, formulas = opened(path)
            assert not formulas, (output.path, formulas[:5])
            assert seen > 50, (output.path, seen)
            cells, files = cells + seen, files + 1
    sys.stdout.write(f"spreadsheets: {files} files, {cells} cells, 0 formulas; {taken} formulas in the raw texts\n")


if __name__ == "__main__":
    main()
