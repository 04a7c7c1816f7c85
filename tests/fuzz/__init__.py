"""Broken files for the readers and odd texts for the annotators: none may end a run or lose another report."""
