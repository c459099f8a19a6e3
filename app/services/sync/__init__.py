"""What a person can ask of the sync: share now, see how it stands, choose between two versions, carry a file."""
