"""The exam plan: a model of memory, a simulation of study, and what they advise."""
