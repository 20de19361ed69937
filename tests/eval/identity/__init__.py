"""Who is who across thousands of articles: a made corpus with known truth, B-cubed scores, and floors under them."""
