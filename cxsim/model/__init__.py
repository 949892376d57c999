"""What authors write: frozen pydantic shapes, the typed expression tree, light markup. Imports nothing of ours."""
