"""What if: one change of a household against now, the income line, the risk of paying back, another home. Pure."""
