"""Measures cxsim beside its budgets: `python -m tests.benchmarks`."""
