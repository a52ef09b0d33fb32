"""For everybody on the machine: /srv/course/env/etc/jupyter/nbgrader_config.py."""

c = get_config()  # noqa: F821
c.Exchange.root = "/srv/course/exchange"
c.CourseDirectory.course_id = "normalization"  # as in a class folder
