"""What a person does about debts: keep them, plan to pay them, look back, and hand them on."""
