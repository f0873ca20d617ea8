"""Mails owed to people: rows of the same transaction, sent afterwards."""
