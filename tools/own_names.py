"""Names that the files of a module keep to themselves and that clash once several files are compiled
as one, which presets with CMAKE_UNITY_BUILD do in batches that shift with every new file.

Read from the text alone, in a second, for any order and any batches. Compiling each module as one
unit proves less (one order) and takes minutes. So that text is enough, the rule is stricter than the
language: functions of different files may not even be overloads of one another, since one that is
kept to a file hides those of its name that the module's headers declare. No macro of ours declares
anything at the level of a namespace."""
import re

HEAD_START = re.compile(r"(?:\[\[[^\]]*\]\]|\b(?:inline|static|constexpr|const|extern)\b|\s)*")
CLASS = re.compile(r"(?:class|struct|union|enum(?: class| struct)?) (?:\[\[[^\]]*\]\] ?)?(\w+)(?![\w:<])")
NAMESPACE = re.compile(r"(?:inline )?namespace\b([^=(]*)$")


def without_template(head):
    """The head without `template <...>` in front."""
    while head.startswith("template"):
        depth = 0
        for found in re.finditer(r"[<>]", head):
            depth += 1 if found.group() == "<" else -1
            if depth == 0:
                head = head[found.end():].lstrip()
                break
        else:
            return head
    return head


def name_of(head):
    """(name, whether it is but another word for what has a name elsewhere) of what a head declares;
    None where it declares nothing new: a member, an operator, a class whose body is elsewhere."""
    alias = re.match(r"using (\w+) =|namespace (\w+) =|using (?!namespace\b)[\w:]*?(\w+)$", head)
    if alias:
        return next(name for name in alias.groups() if name), True
    head = HEAD_START.sub("", without_template(head), count=1)
    before = re.match(r"[^=({\[]*", head).group().rstrip()
    called = CLASS.match(head)
    if called and "(" not in head.partition("{")[0]:
        return (called.group(1), False) if "{" in head else None
    if re.match(r"using\b|static_assert\b", before) or re.search(r"\boperator\b", before):
        return None
    name = re.search(r"([\w:~]+)$", before)
    # What is all capitals is a macro of a test: TEST_F (Suite, name).
    return (name.group(1), False) if name and not re.search("::|^[A-Z_]+$", name.group(1)) else None


def is_function(head):
    head = without_template(head)
    first = re.search(r"[=({]", head.replace("operator", "(", 1))
    return bool(first) and first.group() == "(" and not CLASS.match(head)


def declared(code):
    """(namespace, whether it stands in one without a name or is static, head) of all that stands in
    no class and no function. `code` has neither comments, strings nor lines of the preprocessor."""
    open_, begin = [], 0  # of what is open: the name of a namespace, None of all else

    for found in re.finditer(r"[(){};]", code):
        at, mark = found.start(), found.group()
        head = " ".join(code[begin:at].split())
        namespace = NAMESPACE.match(head) if mark == "{" else None
        outside = None not in open_
        if namespace and outside:
            open_.append(namespace.group(1).strip())
            begin = at + 1
        elif mark in "({":
            open_.append(None)
        elif mark == ";":
            if outside:
                yield "::".join(filter(None, open_)), "" in open_ or head.startswith("static "), head
                begin = at + 1
        elif open_:
            closed = open_.pop()
            outside = None not in open_
            if closed is not None:
                begin = at + 1
            # An initialiser in front of a body belongs to its head; so does what is in brackets.
            elif mark == "}" and outside and is_function(head) and not re.match(
                    r"\s*[,{]", code[at + 1:]):
                yield "::".join(filter(None, open_)), "" in open_ or head.startswith("static "), head
                begin = at + 1


def clashes(files):
    """A sentence for each name that is taken twice among `files`: the code of those of one module, by
    name."""
    meanings, own = {}, set()
    for file, code in files.items():
        for namespace, kept, head in declared(code):
            head = head.replace("using ::", "using ")
            name = name_of(head)
            if not name:
                continue
            key = (namespace, name[0])
            is_header = file.endswith(".h")
            if not (is_header or kept or name[1]):
                continue
            # The same other word for the same thing may stand in several files.
            meanings.setdefault(key, {}).setdefault(head if name[1] else file, []).append(file)
            if not is_header:
                own.add(key)
    for namespace, name in sorted(own):
        found = meanings[namespace, name]
        if len(found) > 1:
            where = sorted({file for files in found.values() for file in files})
            yield f"{namespace}::{name} is taken more than once: {', '.join(where)}"
