"""The project's commands: `python .ci` lists them, `python .ci NAME` sets up what NAME needs and runs it.

Needs nothing but Python 3.11 or newer and pip; everything it installs goes into `.venv` in this checkout.
"""

from __future__ import annotations

import sys

OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names, handing it the others; return its exit code."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"cxsim needs Python 3.11 or newer; this is {found}. Start it with a newer one: python3.11 .ci ...")
        return 2
    import runner  # noqa: PLC0415 - an older Python must reach the sentence above, not a syntax error

    return runner.main(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
