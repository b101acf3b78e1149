"""Every campaign, one after the other: about an hour. Each prints its figures on a line.

    make harden        # Linux; as root for the full disks, with strace for the errors of the disk

A campaign whose means are missing is told, and fails the whole: none is skipped in silence.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

CAMPAIGNS = (
    ("files",),
    ("publishing", "kills", "200"),
    ("publishing", "errors", "20"),
    ("publishing", "disks", "50"),
    ("publishing", "saves", "1000"),
    ("same_bytes", "16"),
    ("people",),
    ("spreadsheets",),
    ("hostile",),
)
NEEDED = {"strace": "strace", "unshare": "util-linux", "soffice": "libreoffice-calc"}
"""Programs, and the Debian packages that bring them."""


def main() -> int:
    """Run them all; how many failed."""
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing:
        sys.stderr.write(f"Il manque : apt-get install {' '.join(missing)}\n")
        return 1
    failed = 0
    for name, *arguments in CAMPAIGNS:
        alone = ["unshare", "--mount"] if "disks" in arguments else []
        done = subprocess.run([*alone, sys.executable, "-m", f"tests.harden.{name}", *arguments], check=False)
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
