"""``python -m termlint``."""

from termlint.cli import main

if __name__ == "__main__":
    main()
