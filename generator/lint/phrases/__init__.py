"""The words by which rules know what they are against, in Indonesian and English: all that is language in them."""
