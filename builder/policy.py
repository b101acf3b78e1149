"""What a browser may do on the pages of the site: the content security policy, and the headers of its hosts.

Scripts run from the site's own files; those that the theme writes inside pages are named by the hash of their text,
taken from the theme's templates and never from a page, so that what a contributor wrote is never among them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_DATA: Final = re.compile(r"""type=["']?application/(?:ld\+)?json""")
FRAME: Final = "integrer/"
"""The one page that other sites may show in a frame."""
OPEN: Final = ("donnees/v1/", "flux/", "schema/")
"""What pages of other sites may read by a script: without a word of the host, no browser lets them."""
_ANYONE: Final = "Access-Control-Allow-Origin"
OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
)
"""What hosts send beside the policy."""


def inline_hashes(html: str) -> set[str]:
    """The source expression of each script written inside ``html``; data blocks, which no browser runs, have none."""
    found = (match for match in _SCRIPT.finditer(html) if not re.search(r"\ssrc=", match["attributes"]))
    texts = (match["text"] for match in found if not _DATA.search(match["attributes"]))
    return {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}


def content_policy(hashes: Iterable[str]) -> str:
    """The policy that pages carry themselves.

    ``wasm-unsafe-eval`` lets WebAssembly be compiled, for search (Pagefind) and booklets (Typst); it evaluates no text.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *sorted(hashes))),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
        )
    )


def hosting(policy: str, site_url: str, folders: Iterable[str]) -> dict[str, str]:
    """The settings of each host, by path in the site: the policy, who may show a page in a frame, what goes beside.

    Args:
        policy: what :func:`content_policy` gave.
        site_url: the absolute address of the site, for the path of its root.
        folders: the folders at its root, each with its last slash.
    """
    root = urlsplit(site_url).path.rstrip("/") + "/"
    return {
        "_headers": _netlify(policy, root, folders),
        "hebergement/nginx.conf": _nginx(policy, root),
        "hebergement/Caddyfile": _caddy(policy, root),
    }


def _netlify(policy: str, root: str, folders: Iterable[str]) -> str:
    """Every rule that matches is sent, and none can exclude: who may frame is said folder by folder, all but one."""
    lines = [f"{root}*", f"  Content-Security-Policy: {policy}"]
    lines += [f"  {name}: {value}" for name, value in OTHERS.items()]
    for folder in ("", *sorted(set(folders) - {FRAME})):
        lines += [f"{root}{folder}{'*' if folder else ''}", "  Content-Security-Policy: frame-ancestors 'self'"]
    for folder in OPEN:
        lines += [f"{root}{folder}*", f"  {_ANYONE}: *"]
    return "\n".join(lines) + "\n"


def _nginx(policy: str, root: str) -> str:
    others = "".join(f'add_header {name} "{value}" always;\n' for name, value in OTHERS.items())
    data = f"^{re.escape(root)}({'|'.join(OPEN)})"
    return (
        "# À inclure dans le bloc « server » : include …/hebergement/nginx.conf;\n"
        "# Un bloc « location » qui porte un add_header à lui doit l’inclure aussi.\n"
        "set $boite_cadres \"'self'\";\n"
        f'if ($uri ~ "^{re.escape(root)}{FRAME}") {{ set $boite_cadres "*"; }}\n'
        f'add_header Content-Security-Policy "{policy}; frame-ancestors $boite_cadres" always;\n{others}'
        # nginx leaves out a header that is empty.
        f'set $boite_ouvert "";\nif ($uri ~ "{data}") {{ set $boite_ouvert "*"; }}\n'
        f"add_header {_ANYONE} $boite_ouvert always;\n"
    )


def _caddy(policy: str, root: str) -> str:
    others = "".join(f'\t{name} "{value}"\n' for name, value in OTHERS.items())
    return (
        "# À importer dans le bloc du site : import …/hebergement/Caddyfile\n"
        f"@boite_cadre path {root}{FRAME}*\n@boite_pages not path {root}{FRAME}*\n"
        f'header @boite_cadre Content-Security-Policy "{policy}; frame-ancestors *"\n'
        f"header @boite_pages Content-Security-Policy \"{policy}; frame-ancestors 'self'\"\n"
        f"header {{\n{others}}}\n"
        f"@boite_donnees path {' '.join(f'{root}{folder}*' for folder in OPEN)}\n"
        f'header @boite_donnees {_ANYONE} "*"\n'
    )
