"""The baselines: the least that does the job, each a program of its own."""
