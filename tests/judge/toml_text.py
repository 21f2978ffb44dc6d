"""Tables written as TOML: what the generator needs of it."""
import datetime
import json


def value(item):
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, int):
        return str(item)
    if isinstance(item, datetime.date):
        return item.isoformat()
    if isinstance(item, str):
        return json.dumps(item, ensure_ascii=False)
    if isinstance(item, dict):
        return "{ " + ", ".join(f"{key(k)} = {value(v)}" for k, v in item.items()) + " }"
    return "[" + ", ".join(value(v) for v in item) + "]"


def key(name):
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def table(header, keys):
    return "\n".join([header] + [f"{key(k)} = {value(v)}" for k, v in keys.items()]) + "\n"


def document(tables):
    """A dict of tables and lists of tables."""
    parts = []
    for name, content in tables.items():
        for keys in content if isinstance(content, list) else [content]:
            header = f"[[{name}]]" if isinstance(content, list) else f"[{name}]"
            parts.append(table(header, keys))
    return "\n".join(parts)
