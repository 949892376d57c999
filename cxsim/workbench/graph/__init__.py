"""A scenario as a graph: where one can be and every way from there, laid out, drawn, and written for other tools."""
