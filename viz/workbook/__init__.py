"""Workbooks of answers: how they look, and what stands on which sheet."""
