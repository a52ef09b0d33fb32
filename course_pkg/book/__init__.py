"""What building the book needs: execution, the two editions, glue for figures and numbers.

Nothing is imported here: the cells of the book import `glue`, and must not depend on the builder.
"""
