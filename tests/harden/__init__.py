"""Campaigns too long for ``make test``: ``make harden`` runs them; docs/security.md has their last figures."""
