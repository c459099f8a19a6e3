"""What is paid for energy: the bill, the prices, and whether the monthly amount fits."""
