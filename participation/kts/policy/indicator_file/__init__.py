"""The file in which an installation hands in its figures: aggregates only, signed, with a versioned schema.

One table of fields (`fields`) says what may stand in it; the published JSON Schema, the check of what arrives and the
making of our own file all read it. There is no field for a person, and no free text but names that municipalities give
to themselves and their processes.
"""

from participation.kts.policy.indicator_file.checking import LARGEST, checked
from participation.kts.policy.indicator_file.fields import FIELDS, SCHEMA, VERSION, json_schema
from participation.kts.policy.indicator_file.signing import opened, signed

__all__ = ["FIELDS", "LARGEST", "SCHEMA", "VERSION", "checked", "json_schema", "opened", "signed"]
