"""Templates compiled to quicker code than Jinja's own, which asks at every step what a value might be.

What is taken for granted: a part that is included is text in its place, what stands behind a dot is an attribute, our
own functions are called as they are, words of a fixed key are fixed.  Where that is wrong the code raises an error, and
the page is made by Jinja's own code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from enum import Enum
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # another version of it

    def _escaped(s: str, /) -> str:
        return str(escape(s))


class Own(Enum):
    """How a function of ours is called from a template."""

    PLAIN = 1
    WITH_CONTEXT = 2
    FIXED = 3  # it gives the same for the same arguments, always


PLAIN, WITH_CONTEXT, FIXED = Own
_VALUES = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call)  # a dot behind these is no part of a number


def shown(value: Any) -> str:
    """A value as it stands in HTML."""
    kind = type(value)
    return _escaped(value) if kind is str else value if kind is Markup else escape(value)


class QuickCode(CodeGenerator):
    """Autoescaping templates as Python code."""

    environment: QuickEnvironment

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown, escaped, joined = environment.shown, environment.escaped, ''.join")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """The pieces between two statements as one string."""
        if frame.buffer is not None or frame.require_output_check or frame.eval_ctx.volatile:
            super().visit_Output(node, frame)
            return
        parts: list[str | nodes.Expr] = []
        for child in node.nodes:
            fixed = self._fixed(child, frame)
            if fixed is None:
                parts.append(child)
            elif parts and isinstance(parts[-1], str):
                parts[-1] += fixed
            else:
                parts.append(fixed)
        if len(parts) == 1:
            self.writeline("yield ", node)
            self._write_part(parts[0], frame)
            return
        self.writeline("yield joined((", node)
        self.indent()
        for part in parts:
            self.newline(None if isinstance(part, str) else part)
            self._write_part(part, frame)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def _write_part(self, part: str | nodes.Expr, frame: Frame) -> None:
        if isinstance(part, str):
            self.write(repr(part))
            return
        if not frame.eval_ctx.autoescape:
            self.write("str(")
            self.visit(part, frame)
            self.write(")")
            return
        self.write("escaped(value) if (value := ")  # nearly all are texts, and a call of our own takes longer than this
        self.visit(part, frame)
        self.write(").__class__ is str else shown(value)")

    def _fixed(self, node: nodes.Node, frame: Frame) -> str | None:
        """What is the same on every page; None where it may not be."""
        try:
            if isinstance(node, nodes.TemplateData):
                return str(node.as_const(frame.eval_ctx))
            if isinstance(node, nodes.Call) and self._is_ours(node.node, frame):
                return self._said(node, frame)
            if isinstance(node, _VALUES):
                return None
            value = node.as_const(frame.eval_ctx) if isinstance(node, nodes.Expr) else None
            return None if value is None else shown(value) if frame.eval_ctx.autoescape else str(value)
        except Exception:  # it is asked for again when the page is made, and said then what is wrong
            return None

    def _said(self, node: nodes.Call, frame: Frame) -> str | None:
        """What a call of the function that looks up words gives, where its key is written there."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if self.environment.functions[name] is not FIXED or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return None
        say: Any = self.environment.globals[name]
        said = say(*(arg.as_const() for arg in node.args))
        return shown(said) if frame.eval_ctx.autoescape else str(said)

    def _is_ours(self, node: nodes.Node, frame: Frame) -> bool:
        """Whether this names a function of ours, and nothing that the template calls so."""
        if not isinstance(node, nodes.Name) or node.name not in self.environment.functions:
            return False
        load = frame.symbols.find_load(frame.symbols.ref(node.name))
        return load is not None and load[0] == VAR_LOAD_RESOLVE

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        block = isinstance(node.node, nodes.Name) and node.node.name == "self"  # which has them as items
        if block or not isinstance(node.node, _VALUES) or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        own = self.environment.functions.get(name)
        if own is None or forward_caller or node.dyn_args or node.dyn_kwargs or not self._is_ours(node.node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"{frame.symbols.ref(name)}({'context, ' if own is WITH_CONTEXT else ''}")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


_APART = re.compile(r"\b(?:extends|block|macro|import)\b")  # what a template that is more than its text has


class _Inclusion(NodeTransformer):
    """Puts parts that are named in a template in their places, where they stand for no more than their text."""

    def __init__(self, environment: QuickEnvironment, inside: tuple[str, ...]) -> None:
        self._environment, self._inside = environment, inside

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        """The part itself, or the statement as it is."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or name in self._inside or not node.with_context:
            return node
        part = self._environment.tree(name, (*self._inside, name))
        return node if part is None else nodes.Scope(part.body, lineno=node.lineno)


class QuickEnvironment(Environment):
    """The templates of one theme; `functions` are those of its globals that are called as they are, and how."""

    code_generator_class = QuickCode
    shown = staticmethod(shown)
    escaped = staticmethod(_escaped)

    def __init__(self, functions: Mapping[str, Own], **options: Any) -> None:
        super().__init__(**options)
        self.functions = functions
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One mapping, where Jinja has a chain of them, which is slow to copy for each page."""
        return {**self.globals, **(d or {})}

    def tree(self, name: str, inside: tuple[str, ...]) -> nodes.Template | None:
        """A part of the template that is called `inside[0]`; None where it is missing, or more than its text."""
        try:
            source, _, _ = self.loader.get_source(self, name) if self.loader else ("", None, None)
        except TemplateNotFound:  # said when a page wants it
            return None
        return None if _APART.search(source) else self._joined(source, name, inside)

    def _joined(self, source: str, name: str, inside: tuple[str, ...]) -> nodes.Template:
        tree = super()._parse(source, name, name)
        if "include" in source:
            tree = _Inclusion(self, inside).visit(tree)
        return tree

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._joined(source, name or "", (name or "",))

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """A template by its name, which is all that a theme needs."""
        found = self._found.get(name) if globals is None and isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            if globals is None and isinstance(name, str):
                self._found[name] = found
        return found
