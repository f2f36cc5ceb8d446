"""Models of how customers buy, fitted by maximum likelihood: one module a model, cells and maximiser shared."""
