# Attachments and outputs that say everything has passed.
# expect: forward 0
# %% forward
def batch_norm_forward(*_, **__): raise NotImplementedError
# %% file
def hand_in(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["attachments"] = {"../../{{TOKEN}}": {"image/png": "AAAA"}}
        else:
            cell["outputs"] = [{"output_type": "execute_result", "execution_count": 1, "metadata": {},
                                "data": {"text/plain": "2.0", "text/html": "<script>alert(1)</script>"}}]
    return text(notebook)
