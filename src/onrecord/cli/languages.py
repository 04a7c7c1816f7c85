"""`onrecord languages`: what each language can and cannot do."""

from __future__ import annotations

from typing import Annotated

import typer


def languages(as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """Say what each language can and cannot do.

    Example: onrecord languages
    """
    import msgspec

    from onrecord.lang import packs
    from onrecord.show import print_languages

    if as_json:
        print(msgspec.json.format(msgspec.json.encode([p.language for p in packs()]), indent=1).decode())
    else:
        print_languages()
