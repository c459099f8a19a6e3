"""The JSON household ``keukentafel-huishouden/1``: one table of fields that reads, writes and describes it."""
