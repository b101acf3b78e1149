"""The one door to the templates: escaping on, missing values refused, words in the spoken language.

Templates keep to what Jinja2 and MiniJinja share: no Python methods, no filter of ours.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from builder.compiled import remember
from builder.languages import Language, spoken, written_in
from builder.languages.templates import speaker


@cache
def _environment(language: Language, content: str) -> Environment:
    """The templates, compiled in a language; French ones for French content are compiled as they stand.

    ``tb`` and ``blocks`` hold the pieces of every page: importing them would cost as much as a small template.
    """
    environment = Environment(
        loader=PackageLoader("builder.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=() if language.is_source and not content else (speaker(language, content),),
    )
    remember(environment)
    environment.globals["tb"] = environment.get_template("macros.html.j2").module
    environment.globals["blocks"] = environment.get_template("blocks.html.j2").module
    return environment


@cache
def _template(name: str, language: Language, content: str) -> Template:
    return _environment(language, content).get_template(f"{name}.html.j2")


def fill(template: str, **values: object) -> str:
    """The HTML of ``templates/<template>.html.j2``; each value is a view or a plain value the template documents."""
    return _template(template, spoken(), written_in()).render(values)
