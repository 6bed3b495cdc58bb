"""The order of the readers, and articles read through them in one process or several."""
