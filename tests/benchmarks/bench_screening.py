"""Ten thousand households, half of them half known, through every regeling: what an office does in one go."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from app.domain.household import Household
from app.rules.evaluate import evaluate
from tests.benchmarks.result import Result
from tests.rules.completions import Chance

HOUSEHOLDS = 10_000
ALONE = 500
"""So many are done by one process for the reference."""
CORES = 2
CHUNK = 250
YEAR = 2026
AIM_S = 20.0


def household(seed: int) -> Household:
    """A household drawn from a number; of every other one something is not known."""
    chance = Chance(seed, YEAR)
    whole = chance.household()
    return chance.forgotten(whole) if seed % 2 else whole


def screen(seeds: range) -> int:
    """What all these households can still apply for at most, in eurocents per year."""
    return sum(evaluate(household(seed), with_steps=False).missed.high for seed in seeds)


def run() -> list[Result]:
    """All households on two processes, beside one process that does them one after the other."""
    screen(range(20))
    started = time.perf_counter()
    screen(range(ALONE))
    alone = (time.perf_counter() - started) * HOUSEHOLDS / ALONE
    chunks = [range(first, first + CHUNK) for first in range(0, HOUSEHOLDS, CHUNK)]
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        sum(pool.map(screen, chunks[:CORES]))  # the processes have read the laws
        started = time.perf_counter()
        sum(pool.map(screen, chunks))
        together = time.perf_counter() - started
    return [
        Result(
            name=f"{HOUSEHOLDS:,} households screened, every regeling",
            ours=f"{together:.1f} s",
            reference=f"{alone:.1f} s (one process, from {ALONE} of them)",
            ratio=together / alone,
            aim=f"at most {AIM_S:.0f} s",
            met=together <= AIM_S,
        )
    ]
