"""The title: what can be continued, and how it is shown."""
