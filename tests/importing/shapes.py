"""Texts made otherwise than the documents that anyone gave us, in the shapes that people's documents have."""

from tests.importing.habits import HABITS
from tests.importing.letters import LETTER, PICTURED
from tests.importing.pasted import PASTED

SCRAMBLED = """Le service des apprentissages, qui suivait douze lycéennes
par an
La chambre des métiers, avec un stand au forum de printemps

Constat(s)
La démarche vient de deux équipes voisines :

Les deux équipes ont gardé leurs rendez-vous.

Obstacle(s)
Le bus ne passe qu'une fois par heure, ce qui décourage les familles.

Visiter les ateliers de nuit
Prêter les tenues de travail
Inviter les mères

Réalisation(s)
L'animatrice tient à trois gestes :

Chaque visite finit par un goûter avec les équipes, sans discours ni diplôme.

MONTRER LES ATELIERS AUX FAMILLES
Une maison de quartier ouvre les ateliers du bassin aux familles, le soir.

La mairie de Pont-Neuf
Les lycées (deux sur trois)
L'amicale des tourneuses

Parties prenantes

Indicateur(s)
La maison tient un carnet des visites, que personne n'a compté.

Contacts : accueil@exemple.fr, Camille Exemple, accueil de la maison
"""

IN_ORDER = """Ouvrir les ateliers le soir

Constat(s)
Deux équipes voisines ont gardé leurs rendez-vous.
Le bus ne passe pas
Les familles hésitent

Réalisation(s)
L'animatrice tient à une chose :
Chaque visite finit par un goûter avec les équipes, sans discours.

Objectif(s)
Faire visiter.
"""

ANNOUNCED = """L'atelier des familles

Présentation de la structure
L'atelier existe depuis 1998. Il reçoit les familles le soir.

Les modes d'intervention de l'atelier sont les suivants :

- Ouvrir les ateliers
- Prêter des tenues

Une équipe de cinq personnes le fait vivre.

L'atelier travaille chaque année avec des partenaires. Voici ses deux partenaires de toujours :

- Le CORIF
- Lycée Exemple

Objectif(s)
Pour les familles, il s'agit de plusieurs objectifs :
- Voir un atelier

Grandes étapes de mise en œuvre
- Réunir les familles dans la salle des fêtes (deux soirs de suite), pour leur dire ce qu'elles vont voir, ce qu'elles
pourront toucher et ce qu'il faut laisser aux équipes, car les machines tournent pendant la visite.
- Compter les visites

Partenaires mobilisés
- Le CORIF, qui accompagne l'atelier depuis ses débuts, forme chaque automne les tourneuses qui reçoivent les familles,
et relit avec elles ce qu'elles diront de leur métier aux plus jeunes.
- Une centaine de familles, dont la moitié habite à moins d'un kilomètre de l'atelier, qui reviennent chaque année, et
qui amènent avec elles des voisines que personne n'avait jamais invitées nulle part.

Impact
- 220 familles ont visité un atelier
- Entre 2021 et 2023, une trentaine de lycéennes sont revenues, 7 rencontres ont été organisées avec les équipes.
"""

PASSING = """Ouvrir les ateliers le soir

Contexte
Les familles ne voient jamais les ateliers.

Objectifs
- Faire visiter

Contacts
CORIF, contact@exemple.fr

On a aussi repéré…

→ L'association Les Tourneuses – Nord (59) : elle a ouvert ses ateliers aux collégiennes du quartier, trois soirs par
mois.

Les collégiennes ont ensuite fabriqué une lampe chacune, et certaines sont revenues.

→ Fonderie du Pont – Pas-de-Calais (62) : l'entreprise reçoit chaque printemps 30 lycéennes,
qui coulent une pièce avec l'équipe du matin.

→ Le lycée des Dunes – Somme (80) : un atelier de soudure a été ouvert aux élèves de troisième, le mercredi après-midi.

MERCI À TOUTES ET À TOUS

Merci aux familles et aux équipes, qui ont rendu possible chacune de ces visites du soir.
"""

ALONE = """Ouvrir les ateliers le soir

Un mot de la maison – Nord (59) : elle a ouvert ses ateliers aux collégiennes du quartier, trois soirs par mois.

Contexte
Les familles ne voient jamais les ateliers.
"""

NO_HEADING = """Un atelier ouvert le soir aux familles du bassin

La maison de quartier ouvre ses ateliers le soir, parce que les familles n'y entraient jamais.

L'action vise à montrer les métiers de la soudure aux lycéennes et à leurs parents.

220 familles sont venues en 2024, et 12 lycéennes ont signé un contrat.

Le CORIF et le lycée des Dunes sont les partenaires de l'atelier.

La commune l'a financé par une dotation.

Le principal frein reste le bus du soir.

L'équipe prévoit d'ouvrir le samedi.

Les machines sont arrêtées à vingt heures.

Pour en parler, écrivez à accueil@exemple.fr.
"""

BOXES = """Ouvrir les ateliers le soir

Contexte
Les familles ne voient jamais les ateliers.

Thématiques
[x] Mobilité [ ] Logement
☐ Contexte
☒ Santé

Publics
Femmes ☐ Jeunes ☑ Seniors ❑

Objectifs
[ ] Nourrir
[ ] Réunir

Retours
Satisfaisants ☐ Non ☐
"""

CALL = """Présentation de la structure
Roues Libres répare des vélos à Dieppe.

Intitulé du projet
Un garage solidaire itinérant

Contexte et enjeux
Les bus sont rares.

Objectifs poursuivis
- Réparer à bas coût
- Former des mécaniciennes

Description détaillée du projet
Un camion passe dans huit communes.

Moyens humains
Deux salariées.

Budget prévisionnel
12 000 € par an

Modalités d'évaluation
Réparations : 210 en 2025

Points forts
La proximité

Contact
Nom : Sonia Meyer
Fonction : Directrice
Structure : Les P'tits Loups
Mail : sonia@exemple.fr
Tél. : 03 89 00 11 22

Ali Kaci

06 11 22 33 44
"""
"""Answers to a call for projects: the structure is told before the context, funds twice, a contact line by line."""
BY_LINES = """Titre : Le permis par étapes
Structure : CORIF
Date : 2024
Contexte : peu de conducteurs.
Objectif : que chacun passe le code
Action : trois ateliers
par semaine
Partenaires : CAF, auto-école
Bilan : 17 codes obtenus
"""
"""Labels at the start of lines of one paragraph, one of them unknown."""
QUESTIONS = """LE CAMION DES MÉTIERS

Pourquoi ?
Les métiers sont mal connus.

Comment ?
Un camion va dans les collèges.

Qui contacter ?
06 11 22 33 44
"""

MARKED = """# Le vélo du matin

Prêter un vélo à qui travaille tôt, dans toute la vallée.

## Contexte

Les horaires changent.

### Les bus

Ils passent après l'embauche.

## Objectifs

- Prêter des vélos

## Mot du maire

Bravo.

## Bilan

30 vélos prêtés

# Le vélo du soir

## Contexte

Les nuits sont longues.

## Objectifs

- Rentrer
"""
"""Two sheets in Markdown."""

ONE_LINE = """Titre : Le bus des métiers
Date de mise en place du bus : janvier 2022
Opérateur : une association
Contexte : les vallées se vident.
Suites : un second bus.

Belle journée,
Zoé

--
Zoé Exemple
06 11 22 33 44
"""
"""Labels of no field under a title, and the end of a letter."""

UNMARKED = """Le bus des métiers

Contexte
Les vallées se vident.

Mot du maire
Le village en parle encore.

Description
Un camion va dans les collèges.

Il est parti trois fois.

Nos camions
- Un camion

Objectifs
- Aller voir les jeunes

Suites et résultats
Un second bus roulera en 2026.
"""
"""Headings that only white and the text under them show, three of them known."""

NUMBERED = """1. Contexte

Les vallées se vident.

2. Le maire en parle

Il est content :

1. du bus
2. des jeunes

3. Objectifs

Aller voir les jeunes.

4. Mot de la fin

Merci à tous.
"""

ASKED = """Le bus des métiers

1. Pouvez-vous dire en quelques lignes ce que fait le bus ?
Il roule.
2. Quelles difficultés avez-vous rencontrées, et comment les avez-vous dépassées ?
La neige.
3. Que dire de plus à ceux qui voudraient vous imiter demain ?
Roulez.
"""

REACHED = """Le bus des métiers

Contexte
Les vallées se vident.

Objectifs
Aller voir les jeunes.

Contacts
Samira Exemple (proviseure adjointe), samira@exemple.fr / 06 11 22 33 44

CORIF — service mixité — mixite@exemple.fr

Zoé Exemple - chargée de mission | zoe@exemple.fr

Maison Exemple – 12 rue du Port — maison@exemple.fr
"""

STARRED = """# Le bus des métiers

**Structure porteuse** : CORIF
**Dates** : 2022-2024

## Contexte

Les vallées **se vident**, 2 ** 3.

## Résultats

| Indicateur | 2022 | 2023 |
|------------|------|------|
| Jeunes     | 12   | 25   |
| Trajets    | 5    | 11   |
"""
"""Bold words, and a table, of Markdown."""

SHAPES = (
    *PASTED,
    *HABITS,
    STARRED,
    REACHED,
    ONE_LINE,
    UNMARKED,
    NUMBERED,
    ASKED,
    PICTURED,
    LETTER,
    MARKED,
    CALL,
    BY_LINES,
    QUESTIONS,
    BOXES,
    NO_HEADING,
    SCRAMBLED,
    IN_ORDER,
    ANNOUNCED,
    PASSING,
    ALONE,
)
