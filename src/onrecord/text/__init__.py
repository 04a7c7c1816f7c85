"""Shared text machinery that knows no facts: sentences, tokens, numbers, dates, vectors."""
