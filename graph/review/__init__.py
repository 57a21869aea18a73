"""Review: what is doubtful in a plan's records, and what people have decided of it.

`doubts` says what to ask, `judgements` holds what was answered, `apply` makes new records
of the old ones and the answers. Nothing is written back: without an answer, all is as the
plan was read.
"""
