"""Texts as people write to one another: signs for bullets, signatures, quotations."""

PICTURED = """Le jardin de la friche

🎯 Objectifs
✔️ Cultiver deux hectares
👉 Embaucher six jardinières

🤝 Partenaires
🔹 Le lycée du canal
🔹 La mairie de Pont-Neuf

📊 Résultats
🔸 6 jardinières embauchées en 2024

📞 Contact
Camille Exemple, directrice
☎ 03 20 00 00 00
✉️ jardin@exemple.fr
"""
"""Signs in place of bullets, before headings and before details."""

LETTER = """Objet : RE: votre fiche

Bonjour,

Titre : Le garage des apprenties
Contexte : Les filles quittent la filière dès la première année.
Objectifs : Les garder jusqu'au diplôme.
Points de vigilance : Les vestiaires ne sont pas prêts.

Bien cordialement,

Camille Exemple
Chargée de mission
06 00 00 00 00

> Le 3 mars 2025, boite@exemple.fr a écrit :
> Pourriez-vous remplir la fiche ?
> Merci
"""
"""An answer by e-mail: a signature under the sheet, then what it answers."""
