"""Regulars: who comes back, what a customer is worth, and where the next unit of budget should go."""
