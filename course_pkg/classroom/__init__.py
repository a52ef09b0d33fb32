"""A class: its folder, settings and roster, and what an instructor does with them."""
