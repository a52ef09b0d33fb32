# Displays rich output without end.
# expect: double 0
# %% double
from IPython.display import HTML, display
while True: display(HTML("<p>" * 10_000))
