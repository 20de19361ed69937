"""What the service is told: by flags of `kg serve`, NEWSKG_* environment variables, or a TOML file, in this order."""

import argparse
import os
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, NonNegativeFloat, PositiveFloat, PositiveInt, ValidationError
from pydantic_settings import (
    BaseSettings,
    CliSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as SourceError

from kg.errors import NewskgError
from kg.tokens import Token, parse_tokens

PREFIX = "NEWSKG_"
CONFIG = PREFIX + "CONFIG"


class SettingsError(NewskgError):
    """A setting has a value that cannot be used, or the file of settings cannot be read."""


def _listed(given: object) -> object:
    """`a, b` as a list; what is none goes on as it is."""
    several = given if isinstance(given, list | tuple) else [given]
    texts = [one for one in several if isinstance(one, str)]
    if len(texts) < len(several):
        return given
    return tuple(part.strip() for text in texts for part in text.split(",") if part.strip())


def _tokens(given: object) -> object:
    named = _listed(given)
    words = named if isinstance(named, tuple) else ()
    return parse_tokens(" ".join(map(str, words))) if words else named


def _networks(given: object) -> object:
    named = _listed(given)
    if not isinstance(named, tuple):
        return named
    return tuple(ip_network(one) if isinstance(one, str) else one for one in named)


Network = IPv4Network | IPv6Network
Tokens = Annotated[tuple[Token, ...], NoDecode, BeforeValidator(_tokens)]
Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
Networks = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_networks)]


class _Usage(argparse.RawDescriptionHelpFormatter):
    """Help as the other commands write it."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Usage: ")


class Settings(BaseSettings):
    """Serve a store over HTTP.

    Each flag may also be given as an environment variable (--query-bytes as NEWSKG_QUERY_BYTES), or in a TOML file that
    --config or NEWSKG_CONFIG names (query_bytes = 1000). A flag goes before the environment, and that before the file.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        cli_kebab_case=True,
        cli_implicit_flags=True,
        cli_avoid_json=True,
        cli_hide_none_type=True,
    )

    config: str | None = Field(None, description="A TOML file of settings")
    store: str = Field("./newskg-store", description="A folder, or the address of a SPARQL 1.1 endpoint")
    host: str = Field("127.0.0.1", description="The address to listen on")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(8000, description="The port to listen on")
    read_only: bool = Field(False, description="Take no writing, whatever tokens there are")
    tokens: Tokens = Field((), description="Who may write, as `kg token new` says them; with none, writing is off")
    workers: PositiveInt = Field(4, description="Worker processes that answer queries")
    memory: PositiveInt = Field(1024, description="MiB of data that one worker may hold")
    memory_store: Literal["auto", "on", "off"] = Field(
        "auto", description="Whether workers share the graph in memory; auto is where enough memory is free"
    )
    deadline: PositiveFloat = Field(10.0, description="Seconds from a request's arrival to the last byte of its answer")
    export_deadline: PositiveFloat = Field(600.0, description="The same for an export of the whole graph")
    write_deadline: PositiveFloat = Field(30.0, description="Seconds that one update may take")
    build_deadline: PositiveFloat = Field(600.0, description="Seconds that adding articles may take")
    query_bytes: PositiveInt = Field(1 << 20, description="The longest query taken")
    body_bytes: PositiveInt = Field(1 << 26, description="The longest request body taken")
    writing_bytes: PositiveInt = Field(1 << 28, description="Bytes of all writes that are under way at a time")
    result_bytes: PositiveInt = Field(1 << 30, description="The longest result of a query; a longer one is cut")
    remember: Annotated[int, Field(ge=0)] = Field(
        1 << 26, description="Bytes of small results kept for whoever asks the same again; 0 for none"
    )
    client_queries: PositiveInt | None = Field(
        None, description="Requests of one client answered at a time; by default one fewer than the workers"
    )
    client_waiting: Annotated[int, Field(ge=0)] = Field(100, description="Requests of one client that may wait")
    rate: NonNegativeFloat = Field(50.0, description="Requests a second of one client over time; 0 for no limit")
    burst: PositiveInt = Field(500, description="Requests that a client may make at once before the rate counts")
    unmetered: Networks = Field(
        (ip_network("127.0.0.0/8"), ip_network("::1/128")), description="Networks whose clients have no rate limit"
    )
    trusted_proxies: Names = Field((), description="Addresses whose X-Forwarded-For is believed")
    cors_origins: Names = Field(("*",), description="Web origins whose pages may read")
    connections: PositiveInt = Field(2000, description="Open connections; further ones are closed at once")
    slow_query: PositiveFloat = Field(
        1.0, description="Seconds from which a query is logged as slow, and goes behind others"
    )
    logs: Literal["auto", "json", "text"] = Field("auto", description="How to log; auto is text on a terminal")
    poll: PositiveFloat = Field(0.5, description="Seconds between looks for a newer generation of the store")

    @property
    def at_once(self) -> int:
        """How many requests of one client are answered at a time: another client always finds a worker."""
        return self.client_queries or max(1, self.workers - 1)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the library's own signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The sources, first the strongest. Flags come before them."""
        file = init_settings().get("config") or os.environ.get(CONFIG)
        return (init_settings, env_settings, *([_file_source(settings_cls, file)] if file else []))

    @classmethod
    def read(cls, flags: Sequence[str] = ()) -> Self:
        """The settings that flags, environment and file give.

        Raises SettingsError, which says in one line what is wrong, and SystemExit for unknown flags and for --help.
        """
        try:
            parsed = CliSettingsSource[object](
                cls, cli_prog_name="kg serve", cli_parse_args=list(flags), formatter_class=_Usage
            )
            given: dict[str, Any] = {"_cli_settings_source": parsed}
            if config := parsed().get("config"):
                given["config"] = config
            return cls(**given)
        except ValidationError as error:
            raise SettingsError(_line(error, flags)) from error
        except SourceError as error:
            raise SettingsError(" ".join(str(error).split())) from error


def _file_source(settings: type[BaseSettings], file: str) -> PydanticBaseSettingsSource:
    try:
        with Path(file).open("rb"):  # the library takes a missing file for an empty one
            return TomlConfigSettingsSource(settings, file)
    except (OSError, ValueError) as error:
        raise SettingsError(f"the settings in {file} cannot be read: {error}") from error


def _line(error: ValidationError, flags: Sequence[str]) -> str:
    """What is wrong with the first setting, by the name the user gave it."""
    first = error.errors()[0]
    field = str(first["loc"][0])
    flag, variable = "--" + field.replace("_", "-"), PREFIX + field.upper()
    if any(given.partition("=")[0] == flag for given in flags):
        named = flag
    elif os.environ.get(variable):
        named = variable
    else:
        named = field
    reason = str(first["ctx"]["error"]) if "error" in first.get("ctx", {}) else first["msg"].lower()
    if field == "tokens":  # may hold a secret that was given by mistake
        return f"{named}: {reason}"
    return f"{named}={first['input']}: {reason}"
