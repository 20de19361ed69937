"""newskg: news articles become a knowledge graph that can be trusted sentence by sentence."""
