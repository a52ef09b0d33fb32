"""``python -m course_pkg`` is the ``course`` command."""

from course_pkg.cli import main

if __name__ == "__main__":
    main()
