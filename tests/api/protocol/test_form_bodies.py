"""The fields of forms are those that the standard library reads, with what is malformed and what is not UTF-8."""

import time
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.protocol.forms import fields_of

pieces = st.sampled_from([*"%=&+_;aF0é\r\n\t ", "%3D", "%0a", "%e2%82%ac", "%C3", "=\n", "=3D", "%%", "%2"])
forms = st.lists(pieces, max_size=12).map("".join) | st.text(max_size=20)


@given(forms)
@example("a=%zz&b=%C3%A9")
@example("a=b=c%3Dd&&=&e")
@example("q= %0D%0A\r\n =")
@example("%")
def test_a_form_is_read_as_the_library_reads_it(form: str) -> None:
    try:
        right = parse_qsl(form, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            fields_of(form)
    else:
        assert fields_of(form) == right


@given(st.lists(st.tuples(st.text(), st.text())), st.sampled_from([quote, None]))
def test_what_is_written_is_read(fields: list[tuple[str, str]], by: None) -> None:
    written = urlencode(fields, quote_via=by) if by else urlencode(fields)
    assert fields_of(written) == fields


@pytest.mark.parametrize("form", ["%", "%C3%A9", "&", "+", "=", "%3", "\n"])
def test_a_long_form_takes_no_longer_than_its_length(form: str) -> None:
    began = time.perf_counter()
    fields_of("query=" + form * (1 << 18))
    assert time.perf_counter() - began < 5
