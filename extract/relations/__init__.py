"""The relations that a plan states: one module for each way of stating them.

Each gives claims from a `RelationContext`; `extract.claims` puts them together.
"""
