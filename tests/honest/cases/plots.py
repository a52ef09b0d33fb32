# === line_plot: Draws a line inline.
# %% before standardise
%matplotlib inline
import matplotlib.pyplot as plt
plt.plot(data, [d**2 for d in data])
plt.show()
# === scatter_saved: Saves a figure as a file and looks at its size.
# %% before words
import matplotlib.pyplot as plt, os
fig, ax = plt.subplots()
ax.scatter(data, data)
fig.savefig("points.png")
assert os.path.getsize("points.png") > 1000
# === grid_of_axes: Six axes, an image and a histogram.
# %% after fit
import matplotlib.pyplot as plt
fig, axes = plt.subplots(2, 3, layout="constrained")
for ax in axes.flat:
    ax.hist(np.random.default_rng(0).normal(size=500))
axes[0, 0].imshow(np.eye(8), cmap="viridis")
plt.show()
# === korean_title: A title in a script that the font may lack.
# %% before table
import matplotlib.pyplot as plt
plt.plot(data)
plt.title("한글 제목")
plt.show()
# === plot_in_answer: The function that is tested draws.
# %% fit
import matplotlib.pyplot as plt
def fit(x, y):
    slope, offset = np.polyfit(x, y, 1)
    fig, ax = plt.subplots()
    ax.plot(x, y, "o")
    plt.show()
    return slope, offset
# === plot_left_open: Leaves figures open that the next cell would show.
# %% words
import matplotlib.pyplot as plt
def words(text):
    plt.figure()
    plt.bar(range(3), range(3))
    return {word: text.split().count(word) for word in text.split()}
# === figure_as_value: A cell ends in a figure.
# %% after standardise
from matplotlib.figure import Figure
fig = Figure()
fig.subplots().plot(data)
fig
# === agg_backend: Chooses a backend by hand.
# %% before stack
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
plt.plot(data)
plt.close("all")
# === seaborn_like_style: Changes settings for all figures.
# %% before standardise
import matplotlib.pyplot as plt
plt.rcParams.update({"figure.dpi": 60, "axes.grid": True})
with plt.style.context("ggplot"):
    plt.plot(data)
plt.show()
