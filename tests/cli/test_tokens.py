"""kg token: a secret on standard output, and the word to configure beside it."""

import re

from typer.testing import CliRunner

from kg.cli import app
from kg.tokens import holder, parse_tokens


def test_a_new_token_is_told_once_with_the_word_to_configure():
    done = CliRunner().invoke(app, ["token", "new", "ann", "--derived"])
    assert done.exit_code == 0
    (secret,) = done.stdout.split()
    (word,) = re.findall(r"^NEWSKG_TOKENS=(\S+)$", done.stderr, re.MULTILINE)
    (token,) = parse_tokens(word)
    assert (token.name, token.derived) == ("ann", True)
    assert holder(secret, [token]) == token


def test_a_name_that_would_break_the_word_is_refused():
    done = CliRunner().invoke(app, ["token", "new", "ann:bo"])
    assert done.exit_code != 0
    assert "name" in str(done.exception)
