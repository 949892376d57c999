"""What authors use: rules, exploration, pictures of a scenario, schemas, templates."""
