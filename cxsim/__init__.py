"""cxsim: a simulation game of employee engagement and customer experience.

Importing the package loads neither pygame nor numpy; each room imports what it needs.
"""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
