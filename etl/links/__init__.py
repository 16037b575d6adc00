"""How a claim gets its fields: one module a field, each a function `link(draft, article, earlier) -> draft`."""
