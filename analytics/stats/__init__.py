"""Statistics: pure functions on numbers, each with its source; nothing of them knows the store.

- ``intervals``: Wilson, Newcombe, Šidák, effective counts · ``tails``: binomial and Poisson
- ``control_charts``: limits of rates, counts and amounts over time, and their dispersion φ
- ``signals``: points outside limits, runs, direction, season
- ``ranks``: ranks and the ranks that chance leaves possible · ``funnel``: limits by volume
- ``kitagawa``: the change of a rate split into what groups did and how they weighed
"""
