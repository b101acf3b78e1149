"""The form « Proposer une fiche »: its page and its data, made from the schemas, the vocabularies and the registry.

The page holds one control for every place of a sheet's schema; ``form.json`` holds what the browser needs to give the
verdict that :mod:`builder.pipeline` gives: the schema, the words, the patterns, and what the rules ask of other files.
"""

from __future__ import annotations

from builder.forms.outputs import render

__all__ = ["render"]
