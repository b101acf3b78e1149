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

COOKIES = """Ce site utilise des cookies pour mesurer son audience.
Accepter les cookies
Accueil
Nos actions
Accueil > Nos actions > Le train des métiers
Le train des métiers
Partager sur Facebook Partager sur LinkedIn
Contexte
Les vallées se vident et
Réseau Exemple – Page 1/2
les bus sont rares.
Objectifs
Aller voir les ﬁlles.
Lire aussi : Le bus des métiers
Partager sur
Facebook
"""
"""The page of a site, its banner above its menu; the foot of a page in a sentence, letters that a typeface joins."""

FILE = """Intitulé du projet : Le train des métiers
Structure porteuse : CORIF
Budget total : 12 000 €
Autofinancement : 2 000 €
Date de début : 01/03/2023
Description du projet (10 lignes max) : Un train passe dans les gares.
Objectifs et finalités : aller voir les jeunes

Le train part :
	1)	au printemps
	2)	à l'automne
Public :	Femmes
"""
"""The file of a call for projects: dates under a sum, a heading with how long its answer is."""

SPOKEN = """Le camion des métiers
Entretien avec Lucie Exemple, cheffe de projet

Sommaire
1. Comment est née cette action ? ..... 2
2. Quels étaient vos objectifs ? ..... 3

Le réseau : Comment est née cette action ?
Lucie Exemple : Le collège n'avait plus de forum.

Le réseau : Quels étaient vos objectifs ?
Lucie Exemple : Montrer douze métiers.
Faire venir les mères.
Le réseau : Et la panne de mars ?
Lucie Exemple : Passons.
"""
"""An interview, with the names of who speaks and a table of contents."""

ANSWERS = """Le camion des métiers

Q1. Comment est née cette action ?
R : Le collège n'avait plus de forum.
Q2. Quels étaient vos objectifs ?
R : Montrer douze métiers.
Q3. Quelles difficultés avez-vous rencontrées ?
R : La panne.
"""
"""Questions and answers, marked by a letter."""

QUIZ = """Le camion des métiers

Description
Le camion pose trois questions aux élèves.
Quel métier te plaît ?
Pourquoi ce métier ?
Avec qui veux-tu le faire ?
Puis il repart.
"""
"""Questions that are no headings."""

SLIDES = """Le camion des métiers
1

Contexte	2
Résultats	3
2

Contexte
--------
Plus de forum.
~~~~~~~~~~~
Le bus est rare.
3

Résultats
---------
120 élèves en 2024
4
"""
"""The pages of a show, their numbers and their plan; headings that lines are drawn under."""

PLACED = """Public : Femmes
Budget : 12 000 €

Le camion des métiers

Contexte
Le collège n'avait plus de forum.
"""
"""Labels above a title."""

MINUTES = """Date : 4 mars 2024
Le camion des métiers
Présents : Zoé Exemple

Contexte
Le collège n'avait plus de forum.
"""
"""What stands around a title, line under line."""

PASTED = (
    SPOKEN,
    ANSWERS,
    QUIZ,
    SLIDES,
    PLACED,
    MINUTES,
    COOKIES,
    FILE,
    LISTS,
    WRAPPED,
    BULLETED,
    FORWARDED,
    REPLIED,
    SITE,
    STEPS,
    CELLS,
    DASHED,
)
