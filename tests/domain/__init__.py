"""Tests of the nouns of a visit."""
