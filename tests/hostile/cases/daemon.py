# Leaves a process behind, in a session of its own.
# expect: -
# %% double
import subprocess
subprocess.Popen(["bash", "-c", "trap '' HUP TERM; exec -a {{TOKEN}} sleep 1000"],
                 start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def double(x): return 2 * x
