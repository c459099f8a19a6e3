"""The page Wat als: a change beside now, more or less work, paying back, and a rent that fits."""
