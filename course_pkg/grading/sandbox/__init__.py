"""Where students' code runs: a fork server in a sandbox, and a narrow, by-value way to talk to it.

Only what ``zygote`` returns is for the rest of the grader. Whatever a child says is a claim.
"""
