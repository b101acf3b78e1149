"""Texts pasted from a message, a site or a table, whose marks of layout are lost: what they were stays to be told."""

LISTS = """Le réseau des ambassadrices

Contexte
Peu de femmes choisissent l'industrie dans la vallée.

Objectifs
Former vingt ambassadrices.
Les faire intervenir au collège.

Publics visés
Femmes
Jeunes

Partenaires
UIMM
CORIF
Région
Les collèges du bassin

Résultats
1 200 collégiens rencontrés
38
contrats signés

Contact
Julie Exemple
Cheffe de projet
03 20 00 00 00
julie@exemple.fr
"""
"""Lists whose bullets did not come along; one line under another."""

WRAPPED = """Le réseau des ambassadrices

Objectifs
Former vingt ambassadrices, choisies par leurs collègues, dans chaque
Maison de l'emploi du bassin, et les faire
intervenir au collège.

Contact
Julie Exemple

Cheffe de projet

julie@exemple.fr
"""
"""A text that the width of its page cuts, before a capital too; a contact one detail a paragraph."""

PASTED = (LISTS, WRAPPED)
