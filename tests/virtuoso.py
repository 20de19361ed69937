"""Virtuoso as its users run it: what it is told to start and to load with. All statements go into one graph."""

import shutil
from pathlib import Path

PROGRAM, ISQL = "virtuoso-t", "isql-vt"
REMEDY = "apt-get install virtuoso-opensource"
NEWS_GRAPH = "http://example.org/graph/news"  # Virtuoso has no default graph of its own: all statements are in this one
_AS_NQUADS = 512
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
ThreadsPerQuery = 2

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = {rows}
"""


def start(folder: Path, sql: int, http: int, rows: int, buffers: tuple[int, int] = (10_000, 6_000)) -> list[str]:
    """The command that starts it on these ports, with its files in the folder; it gives so many rows at once.

    `buffers` are pages of 8 KB that it keeps in memory, and how many of them may wait to be written.
    """
    numbers = {"rows": rows, "buffers": buffers[0], "dirty": buffers[1]}
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, sql=sql, http=http, **numbers))
    return [PROGRAM, "+configfile", str(settings), "+foreground"]


def load(folder: Path, sql: int, nquads: Path) -> list[str]:
    """The command that has it load these statements; it may read no file outside its folder, so they are copied."""
    shutil.copy(nquads, folder / "all.nq")
    statements = f"file_to_string_output('{folder}/all.nq')"
    order = f"DB.DBA.TTLP({statements}, '', '{NEWS_GRAPH}', {_AS_NQUADS}); checkpoint;"
    without_a_log_of_each = "log_enable(2);"
    return [ISQL, f"127.0.0.1:{sql}", "dba", "dba", f"exec={without_a_log_of_each} {order}"]
