"""Result and language in, figure out; no training."""
