"""Drawing with SVG elements, everything escaped."""

from __future__ import annotations

from markupsafe import Markup, escape


def el(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """One element; `class_` is `class`, other underscores in names become hyphens; None leaves an attribute out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(str(escape(c)) for c in children)
    return Markup(f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>")  # noqa: S704 (escaped above)


def link(href: str, title: str, *children: Markup | str) -> Markup:
    """Children that lead to evidence, with a title for those who see no picture."""
    return el("a", el("title", title), *children, href=href)


def picture(width: float, height: float, label: str, *children: Markup | str, class_: str = "chart") -> Markup:
    """A whole drawing in its own units, never wider than they are. label: what it shows, in a sentence."""
    box = f"0 0 {_number(width)} {_number(height)}"
    return el(
        "svg",
        *children,
        class_=class_,
        viewBox=box,
        width=width,
        height=height,
        role="group",
        aria_label=label,
    )


def _number(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
