"""The organisation between scenarios: culture, people, customers and KPIs that compete, week after week."""
