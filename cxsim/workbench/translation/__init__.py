"""What translators work with: texts with their context, files that follow the source, their state and faults."""
