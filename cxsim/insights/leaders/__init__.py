"""What leaders read about a team: figures that the disclosure gate lets through, findings, a page."""
