"""Rows as plain dictionaries, in the order and with the fields of the export's contract."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.model import Article, Dossier, Entity, Figure, Quote, Row, Statement


def plain(row: Article | Statement | Row | msgspec.Struct) -> dict[str, Any]:
    """A row as a dictionary with every field of its kind, unknown ones as None."""
    given = msgspec.to_builtins(row)
    fields = {f.encode_name: _empty(f) for f in msgspec.structs.fields(row)}
    return {"type": given["type"], "id": given["id"], **fields, **given}


def _empty(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    if field.default is msgspec.NODEFAULT:
        return None
    return msgspec.to_builtins(field.default)


def statement(row: Statement, dossier: Dossier) -> dict[str, Any]:
    """A statement with the entities it points at."""
    out = plain(row)
    match row:
        case Quote() if row.speaker is not None:
            entity = dossier.speaker_entity(row)
            out["speaker"]["entity"] = entity.id if entity else None
        case Figure():
            out["who"] = _ids(dossier.entity_at(span) for span in row.who)
    return out


def _ids(entities: Any) -> list[str]:
    found: dict[str, None] = {}
    for entity in entities:
        if isinstance(entity, Entity):
            found[entity.id] = None
    return list(found)
