"""What very many plays of a scenario come to, and a pack's campaign: counted, put into words, drawn."""
