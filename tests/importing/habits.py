"""Texts as associations, communes, companies and universities write them, whose habits no other text has."""

TERMS = """La crèche de nuit

Contexte et diagnostic initial (vingt lignes au plus)
Les horaires changent.

Nos objectifs
Garder les enfants

Calendrier : 2023 - 2026
Territoire : Nord (59), Pas-de-Calais (62)
Indicateurs de suivi : enfants gardés
Budget : 100 €
"""
"""A long hint in brackets, years parted by a dash, departments with their numbers."""

ASKED_OF_US = """La conciergerie du quai

Q : D'où vient l'idée ?
R : De la clinique voisine.

Q : Qu'avez-vous mis en place ?
R : Un local.

Q : Comment vous joindre ?
R : accueil@exemple.fr
"""
"""An interview whose questions are all known headings."""

MAILED = """Bonjour Paul,

Titre : Le permis pour toutes
Collection : Féminisation de l'industrie
Contexte : sans permis, pas d'emploi.
Objectifs :
-passer le code
-conduire
Partenaires : le club de football, le centre social, des voisines
Contact : le standard, 04 75 00 00 00

A votre dispo si besoin !
Bonne journée à toi,

Sophie

Sophie Exemple
06 98 76 54 32
"""
"""A message: bullets that touch their words, names of bodies in small letters, then who signs."""

RELEASE = """COMMUNIQUÉ DE PRESSE
Lille, le 8 mars 2024

La Région lance le bus des métiers

Lieu
Hôtel de ville de Roubaix

Les bus partiront de trois villes au printemps.
"""
"""What kind of document it is, where and when it was written, above its title; a label that is no summary."""

CALLED = """APPEL À PROJETS 2024

Titre du projet
(100 caractères maximum)
Le pont des savoirs

Contexte
Décrivez en quelques lignes la situation de départ.
Les retraitées partent avec leurs savoirs.

Conseils
Précisez dès le début qui fait quoi.

Objectifs
-
-

Auteurs
Zoé Martin

Territoire
Lens

Nous y sommes depuis dix ans.
"""
"""A form whose hints were left, and one of its lists empty."""

CAPITALS = """LE GARAGE DES FILLES

CONTEXTE
ELLES PAIENT PLUS CHER LEURS RÉPARATIONS.

OBJECTIFS
a) APPRENDRE LA MÉCANIQUE DE BASE
b) FORMER DES MÉCANICIENNES
"""

CHAT = """[10:02] Nadia Exemple
Titre : Une heure pour un CV
[10:04] Nadia Exemple
𝗖𝗼𝗻𝘁𝗲𝘅𝘁𝗲 : les CV des femmes sont moins lus
[10:05] Luc Modèle
Ça donne quoi ? 📈
612 CV relus
"""
"""A conversation, and letters of formulas in the place of bold ones."""

AGENDA = """COMPTE RENDU DU 14 MAI

La cantine mobile

Ordre du jour :
1. Rappel du contexte
2. Point d'avancement
3. Difficultés

1. Rappel du contexte
Le quartier n'a plus de commerce.

2. Point d'avancement
La cantine a ouvert.

3. Difficultés
- Le camion est trop haut
"""
"""The agenda of minutes, whose words come again as headings."""

SERIES = """I. Le contexte
Les vallées se vident.
II. Nos objectifs
II.1. Pour les jeunes
- Rouler
III. Le mot du maire
Il est content.
A. Partenaires
CORIF, CAF
B. La durée
Trois ans.
C. Territoire
Lozère
9.1 Budget
100 €
9.2 Le camion
Il est vert.
9.3 Difficultés
La neige
1- Résultats
12 trajets
2- Autre chose
Rien.
3- Perspectives
Un bus
"""
"""Headings with Roman numbers, letters, two figures, or a dash after one, without any white between."""

BOOKLET = """SOMMAIRE
Édito ........ 3
L'atelier de nuit ........ 4
Le bus du soir ........ 6

Édito
Trois ans déjà.

L'atelier de nuit
Contexte
Le chômage monte.
Résultats
14 contrats

Le bus du soir
Contexte
Le nettoyage finit à minuit.
Résultats
3 trajets
"""
"""Sheets whose titles only the table of contents tells."""

SHEETS = BOOKLET[BOOKLET.index("L'atelier de nuit\n") :].replace("Le bus", "Fiche n° 2\nLe bus")
SHEETS = f"Fiche n° 1\n{SHEETS}"
"""Sheets whose numbers only start them."""

FOOTED = """Les sapeuses du canton

Contexte
Les casernes
manquent de bras.
7
Recueil des bonnes pratiques 2022
Elles en trouvent
peu.

Objectifs
- Recruter
8
Recueil des bonnes pratiques 2022
"""
"""The foot of pages, under their numbers, within paragraphs."""

REACHED_WITHIN = """Le bus des métiers

Contexte
La vallée se vide.

Suites
Un second bus : écrivez à Zoé Martin, zoe@exemple.fr, ou au 06 11 22 33 44.
"""
"""A person's address within a text."""

ASKED_BRIEFLY = """LA GARDE DE NUIT

Quoi ?
Un relais de garde.

Où ?
Denain (59)

Les leviers
La commune a changé ses horaires, ce qui a demandé deux réunions.

Point de vigilance
Le coût a augmenté.

Effets attendus
- Garder 40 enfants

Résultats
312

enfants gardés

2024
"""
"""Questions of one word, levers told in a sentence, what is awaited, a figure alone above its words."""

NOTED = """*Fiche rédigée par le réseau, le 3 avril 2025*

🚲 Les ingénieures marraines

Contexte
11 % de femmes¹ et 14 % d'étudiantes.

Contact
Le standard, 04 75 00 00 00

Partenaires
Le département du Pas-de-
Calais
Région
CAF

Repères
Lens

Notes
¹ Baromètre 2023
de la filière.
[2] Enquête de 2022.
"""
"""Notes under the contact, who wrote the sheet above its title."""

CRUMBS = """Rechercher
Emploi
Fil d'Ariane : Accueil / Emploi / Les ambassadrices
Les ambassadrices du bâtiment
Partager Imprimer Écouter
Elles parlent du bâtiment dans les collèges.
Contexte
3 % d'apprenties.
Résultats
15 ambassadrices
Télécharger la fiche (PDF, 340 Ko)
Contact
Le standard, 04 75 00 00 00
Cette page vous a-t-elle été utile ?
Oui
À voir aussi
Le réseau
"""
"""The page of a town's site: a path with strokes, what one may do with the page, what it asks and leads to."""

BOLD = """Le bus des métiers

**Contexte** La vallée se vide.
**Objectifs** Aller voir les jeunes.
**Mot du maire** Il est content.
**Freins** La neige
"""
"""Headings that Markdown sets in bold before their text."""

EXPORTED = """# **Une brigade de remplaçantes** {#une-brigade}

## **Contexte** {#contexte}

Trois crèches ferment\\. Le logiciel coûte 3 000 € \\- trop cher\\.

## **Objectifs** {#objectifs}

* Remplacer
* Former

## **Contact** {#contact}

[brigade@exemple.fr](mailto:brigade@exemple.fr)
"""
"""What Google Docs writes as Markdown."""

FRONT = """---
title: "Le marché de jour"
tags: [achats, propreté]
date: 2024-11-05
---

# Contexte

Le nettoyage se fait la nuit.

# Objectifs

- Nettoyer le jour
"""
"""What tools of notes and of sites write above a page of Markdown."""

YEARLY = """Intitulé\tDes clauses pour les femmes
Constat\tLes clauses profitent aux hommes.
Indicateur\t2022\t2023
Femmes en clause\t12\t31
Heures des femmes\t4 100\t9 800
Difficultés\tLes métiers restent le bâtiment
"""
"""A table of labels that holds one of years, pasted."""

HABITS = [
    YEARLY,
    EXPORTED,
    FRONT,
    BOLD,
    ASKED_BRIEFLY,
    NOTED,
    CRUMBS,
    REACHED_WITHIN,
    FOOTED,
    TERMS,
    ASKED_OF_US,
    MAILED,
    RELEASE,
    CALLED,
    CAPITALS,
    CHAT,
    AGENDA,
    SERIES,
    BOOKLET,
    SHEETS,
]
