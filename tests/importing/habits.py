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

HABITS = [TERMS, ASKED_OF_US]
