"""The one door to the templates: escaping on, missing values refused.

Templates keep to what Jinja2 and MiniJinja share: no Python methods, no filter of ours.
"""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

_ENVIRONMENT = Environment(
    loader=PackageLoader("builder.pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def fill(template: str, **values: object) -> str:
    """The HTML of ``templates/<template>.html.j2``; each value is a view or a plain value the template documents."""
    return _ENVIRONMENT.get_template(f"{template}.html.j2").render(values)
