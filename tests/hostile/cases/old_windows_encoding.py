# Stored as cp949, with Hangul.
# expect: -
# %% file
def hand_in(notebook):
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "정규화"})
    return json.dumps(notebook, ensure_ascii=False).encode("cp949")
