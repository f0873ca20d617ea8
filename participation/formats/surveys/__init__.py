"""Surveys: questions with conditions, answer sheets, results in charts, tables and files."""
