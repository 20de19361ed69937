"""Asking the graph plain questions: question → form → named SPARQL query → answers, each with its sentences."""

from kg.ask.answering import answer
from kg.ask.reply import Answer, Quote, Reply

__all__ = ["Answer", "Quote", "Reply", "answer"]
