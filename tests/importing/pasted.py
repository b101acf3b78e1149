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

BULLETED = """FICHE PRATIQUE N° 4

Le tutorat des recrues de l'atelier

- Contexte : la moitié partait.
- Objectifs : accueillir
- Partenaires : CORIF, mission locale
• Résultats
18 recrues en 2024
- Contact : nous@exemple.fr
"""
"""Headings that have a bullet, under what names the kind of document."""

FORWARDED = """De : Zoé Exemple <zoe@exemple.fr>

Bonjour à toutes et tous,

> Intitulé : Le bus des métiers
> Contexte : Les vallées se vident.
>
> Objectifs :
> - Aller voir les jeunes
> - Leur montrer dix métiers
"""
"""A message that holds the sheet as a quotation."""

REPLIED = FORWARDED.replace("Bonjour", "Titre : Le train des métiers\n\nBonjour")
"""A message that quotes what it answers."""

SITE = """Aller au contenu
Accueil
Nos actions
Contact
Accueil > Nos actions > Le réseau des ambassadrices
Nous utilisons des cookies pour mesurer l'audience.
Tout accepter Tout refuser

Le réseau des ambassadrices

Publié le 12 mars 2024 par l'équipe

Vingt salariées racontent leur métier dans les collèges.

Contexte
Peu de femmes choisissent l'industrie.

Résultats
20 ambassadrices en 2024

Articles similaires
Le forum des métiers

© 2024 Réseau Exemple
"""
"""A page of a site, copied whole."""

STEPS = """Accueil des apprenties

Contexte
Peu de filles.

Description
Le parcours tient en trois temps.
Accueil > diagnostic > suivi
- Objectif : convaincre
- Public : les lycéennes
- Partenaires : les familles
"""
"""What looks like a menu, and like headings with bullets, within a text."""

CELLS = """Intitulé\tLe bus des métiers
Contexte\tLes vallées se vident.
Référence interne\t2024-12
Partenaires\t
CORIF
Région (financement) ; mission locale
•\tUIMM, CCI et lycée des Dunes
•         CORIF, qui forme, accueille les jeunes
"""
"""A table that was copied, then bullets as word processors copy them."""

DASHED = """1/ CONTEXTE ET ENJEUX
Les vallées se vident.

Objectifs – Aller voir les jeunes
Résultat => 40 jeunes en 2023
Freins - le brouillard
"""
"""Dashes and arrows in the place of colons; numbers before a stroke."""

PASTED = (LISTS, WRAPPED, BULLETED, FORWARDED, REPLIED, SITE, STEPS, CELLS, DASHED)
