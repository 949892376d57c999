"""What an editor is told about a pack while its author types; `server` speaks the language server protocol."""
