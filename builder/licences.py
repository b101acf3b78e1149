"""The addresses of the licences that everyone knows, by identifier of the ``licences`` vocabulary.

They are those by which data.gouv.fr and SPDX recognise them; a licence that is not here is told by its label alone.
"""

from __future__ import annotations

from typing import Final

ADDRESSES: Final = {
    "etalab-2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}
