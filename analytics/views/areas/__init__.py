"""What the page of the six areas says: every printed figure, by area; one indicator over time."""
