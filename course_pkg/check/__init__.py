"""The diagnosing checker: says what is wrong, not only that it is wrong.

A task is checked in two steps that may run in different processes: ``drive`` calls the
student's object and returns plain arrays and scalars, ``judge`` sees only those.
"""
