"""The record as files: one module for each format, one table."""
