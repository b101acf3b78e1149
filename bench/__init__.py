"""What is measured rather than guessed; ``make bench`` runs it all."""
