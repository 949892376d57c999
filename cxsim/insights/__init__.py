"""Records → findings: debriefs, what was learned, and summaries of teams behind their gate. Pure."""
