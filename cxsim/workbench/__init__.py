"""What authors use: rules, exploration, balance, graphs, the language server, templates, import, translation."""
