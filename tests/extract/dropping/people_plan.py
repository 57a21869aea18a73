"""A plan of our own invention that names people in every way."""

from __future__ import annotations

PLAN = """Hillford community safety plan 2030-2031

Name\tPost\tOrganisation
Tamsin Lisle\tHead of Community Safety\tHillford Council
Rohan Pargeter\tDirector of Public Health\tHillford Council

Action\tLead\tLead organisation\tBy when
Meet each month with the Night Bus Watch\tTamsin Lisle\tHillford Council\tMarch 2031
Paint the fence, as Mr Pargeter has asked\tSupt Olwen Harker\tMetropolitan Police\t2031
Keep T. Lisle's calendar\tRohan Pargeter / Harker\tHillford Council\tOngoing

The Hillford Board is chaired by Cllr Tamsin Lisle and reports to the Marsham Streets Partnership.
Pargeter will write each year. Questions go to tamsin.lisle@hillford.gov.uk.
"""
NAMES = (
    "Tamsin Lisle",
    "T Lisle",
    "Lisle",
    "Rohan Pargeter",
    "Pargeter",
    "Rohan",
    "Olwen Harker",
    "Harker",
    "Olwen",
)
"""What may not stand in it any more."""
