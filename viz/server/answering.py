"""What a process that holds the graph makes of a task: a reply, whatever the task."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pyoxigraph as ox

from graph.errors import InputError
from graph.store import Dataset, Results, Store, table_of
from viz.server.linked_pages import LinkedPages
from viz.server.media import GRAPHS, TABLES, Form, media_type
from viz.server.pages import grid, local_links
from viz.server.results import Limits, graph_bytes, table_bytes
from viz.server.tasks import Description, Ontology, Query, Question, Reply, Task, Thing

__all__ = ["TEXT", "Answering"]

TEXT = "text/plain; charset=utf-8"
_NAME = "the query"
_ATTACHED = {"content-disposition": 'attachment; filename="answer.xlsx"'}


class Answering:
    """Answers tasks from one graph, whose things have IRIs that begin with the base."""

    def __init__(self, store: Store, base: str, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._links = local_links(base)
        self._linked = LinkedPages(store, base)

    def answer(self, task: Task) -> Reply:
        """The reply to a task; bad input gives one with the status 400 and the reason."""
        try:
            match task:
                case Query():
                    return self._query(task)
                case Question():
                    return self._question(task)
                case Thing(path, media):
                    return self._linked.thing(path, media)
                case Ontology(media):
                    return self._linked.ontology(media)
                case Description(media, endpoint):
                    return self._linked.description(media, endpoint)
        except InputError as error:
            return Reply(400, TEXT, str(error).encode())
        except MemoryError:
            return Reply(500, TEXT, b"The answer needs more memory than it may have. Narrow it.")

    def _query(self, task: Query) -> Reply:
        dataset = None
        if task.default is not None or task.named is not None:
            dataset = Dataset(task.default or (), task.named or ())
        with self._store.answering(task.text, _NAME, dataset) as results:
            is_graph = isinstance(results, ox.QueryTriples)
            media = task.graph if is_graph else task.table
            if media is None:
                return _not_acceptable(GRAPHS if is_graph else TABLES)
            form = (GRAPHS if is_graph else TABLES)[media]
            if form in (Form.HTML, Form.XLSX):
                return self._for_people(task.text, results, form)
            if isinstance(results, ox.QueryTriples):
                body = graph_bytes(results, form, self._limits, _NAME)
            else:
                body = table_bytes(results, form, self._limits, _NAME)
        return Reply(200, _with_charset(media), body)

    def _for_people(self, text: str, results: Results, form: Form) -> Reply:
        table = table_of(results, "answer", self._limits.rows)
        if form is Form.XLSX:
            from viz.table_workbook import table_bytes as workbook

            return Reply(200, media_type(form, TABLES), workbook(table), _ATTACHED)
        from viz.server.sparql_page import sparql_page

        return _html(sparql_page(text, grid(table, self._links)))

    def _question(self, task: Question) -> Reply:
        from queries.catalogue import find
        from queries.run import answer, why_empty
        from viz.server.questions import answer_page, filters_from

        question = find(task.name)
        filters = filters_from(task.filters)
        try:
            table = answer(self._store, question.name, filters)
        except InputError as error:
            if task.form != Form.HTML:
                raise
            return _html(answer_page(question, task.filters, error=str(error)), 400)
        if task.form == Form.XLSX:
            from viz.table_workbook import table_bytes as workbook

            name = f'attachment; filename="{question.name}.xlsx"'
            body = workbook(table, question)
            return Reply(200, media_type(Form.XLSX, TABLES), body, {"content-disposition": name})
        if task.form == Form.HTML:
            empty = "" if table.rows else why_empty(self._store, question.name, filters)
            shown = grid(table, self._links)
            return _html(answer_page(question, task.filters, shown, empty))
        from viz.terminal import write_table

        text = io.StringIO(newline="")
        write_table(table, task.form, text)
        media = "application/json" if task.form == Form.JSON else "text/csv; charset=utf-8"
        return Reply(200, media, text.getvalue().encode())


def _html(text: str, status: int = 200) -> Reply:
    return Reply(status, "text/html; charset=utf-8", text.encode())


def _not_acceptable(offers: Mapping[str, Form]) -> Reply:
    reason = f"This answer can be had as {', '.join(offers)}."
    return Reply(406, TEXT, reason.encode())


def _with_charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
