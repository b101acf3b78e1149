"""The one door to the templates: escaping on, missing values refused, words in the spoken language.

Templates keep to what Jinja2 and MiniJinja share: no Python methods, no filter of ours.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from builder.languages import Language, spoken, written_in
from builder.languages.templates import speaker


@cache
def _environment(language: Language, content: str) -> Environment:
    """The templates, compiled in a language; French ones for French content are compiled as they stand."""
    return Environment(
        loader=PackageLoader("builder.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=() if language.is_source and not content else (speaker(language, content),),
    )


def fill(template: str, **values: object) -> str:
    """The HTML of ``templates/<template>.html.j2``; each value is a view or a plain value the template documents."""
    return _environment(spoken(), written_in()).get_template(f"{template}.html.j2").render(values)
