"""JupyterHub for this course: one Linux machine, an account per person, nbgrader's exchange.

Adapt the names below and start it as root:  jupyterhub -f jupyterhub_config.py
"""

from pathlib import Path

HOME = Path("/srv/course")  # env/ with the course and JupyterHub, exchange/, hub/
INSTRUCTORS = {"professor"}
STUDENTS = {"kim", "emma"}  # the ids of roster.csv: accounts of this machine

c = get_config()  # noqa: F821

# Who: accounts of this machine and their passwords (PAM). Nobody else gets in.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = STUDENTS | INSTRUCTORS
c.Authenticator.admin_users = set()

# Where: only this machine sees it. Put a web server with a certificate before it.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.cookie_secret_file = str(HOME / "hub" / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{HOME / 'hub' / 'hub.sqlite'}"
c.ConfigurableHTTPProxy.pid_file = str(HOME / "hub" / "proxy.pid")

# What: JupyterLab of the course's environment, as the person who has logged in.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(HOME / "env" / "bin" / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = 120
c.Spawner.environment = {
    "PATH": f"{HOME / 'env' / 'bin'}:/usr/local/bin:/usr/bin:/bin",
    "OMP_NUM_THREADS": "1",  # many people, few cores
}
# A terminal's shell: the login shell that Jupyter would start forgets the PATH above.
BASH = "--ServerApp.terminado_settings={'shell_command': ['/bin/bash']}"
c.Spawner.args = [BASH]


def no_formgrader_for_students(spawner):
    """Students have the panel Assignments; formgrader is for those who grade."""
    if spawner.user.name not in INSTRUCTORS:
        off = "{'nbgrader.server_extensions.formgrader': False}"
        spawner.args = [BASH, f"--ServerApp.jpserver_extensions={off}"]


c.Spawner.pre_spawn_hook = no_formgrader_for_students
