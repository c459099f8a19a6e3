"""The JSON household ``keukentafel-huishouden/1``: one table of fields that reads and describes it."""
