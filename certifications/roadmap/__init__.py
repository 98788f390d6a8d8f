"""All certifications on one map: places of work, levels, what leads where."""
