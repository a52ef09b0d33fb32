"""A student's evening: start an assignment, check it, hand it in; on any system."""
