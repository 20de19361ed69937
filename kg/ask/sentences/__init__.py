"""Answers read from a sentence, where the graph has no fact that answers: the sentence is the evidence."""

from kg.ask.sentences.answering import answer_from_sentence

__all__ = ["answer_from_sentence"]
