# Numbers, lists and nulls where texts are expected.
# expect: all 0
# %% file
def hand_in(notebook):
    for cell in notebook["cells"]:
        cell["source"] = [None, 3, {"a": 1}]
        cell["id"] = 7
    return text(notebook)
