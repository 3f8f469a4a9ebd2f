"""The fieldwork log: its head with totals and filters, and the list of visits and gaps."""
