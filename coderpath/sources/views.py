from collections import Counter
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from coderpath.asked import Problem
from coderpath.head import told_apart_by
from coderpath.near_names import near
from coderpath.opendata.answers import also_as_data
from coderpath.renamed import follow
from coderpath.written import lost_page

from . import as_data, phrases, uses, words
from . import disagreements as found
from .choices import choices, wording
from .facts import fact_models
from .meanings import BASES, REASONS, STANDINGS
from .models import Publisher, Source
from .standing import OLD_AFTER_YEARS

SOURCES_A_PAGE = 50
QUESTIONS_A_PAGE = 20


@require_safe
@also_as_data(as_data.of_sources, like="/sources/")
@told_apart_by("page")
def source_list(request: HttpRequest) -> TemplateResponse:
    text, problem = wording(request.GET.get("q", ""))
    every = uses.by_authority()
    kinds = choices(
        "Who says so",
        request.GET.getlist("kind"),
        {kind.value.lower(): kind.label for kind in Publisher.Kind},
        [used.kind for used in every],
    )
    wanted = [
        used
        for used in every
        if (not text or used.matches(text)) and (not kinds.chosen or used.kind in kinds.chosen)
    ]
    asked_page = request.GET.get("page", "")
    page = Paginator(wanted, SOURCES_A_PAGE).get_page(asked_page)
    return TemplateResponse(
        request,
        "sources/source_list.html",
        {
            "title": phrases.titled("Sources", page.number),
            "page": page,
            "groups": [
                (kind, tuple(found))
                for kind, found in groupby(page.object_list, lambda used: used.kind_in_words)
            ],
            "found": words.plural(page.paginator.count, "source"),
            "none_matches": phrases.no_source(text),
            "fragments": found.register().fragments,
            "kinds": kinds,
            "text": text,
            "problems": [Problem(said) for said in (problem, kinds.problem) if said],
            "lost_page": lost_page(asked_page, page.number, page.paginator.num_pages),
            "query": query(q=text, kind=kinds.chosen),
        },
    )


def query(**chosen) -> str:
    """The query that keeps what was chosen and makes sense, for a link to add a page to."""
    kept = {name: value for name, value in chosen.items() if value}
    return f"{urlencode(kept, doseq=True)}&" if kept else ""


@require_safe
@also_as_data(as_data.of_source, like="/sources/bls-ooh-medical-records-specialists/")
def source_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    used = uses.of_slug(slug)
    if not used:
        return no_such_source(request, slug)
    topics = uses.entries_by_topic(used.source)
    return TemplateResponse(
        request,
        "sources/source_detail.html",
        {
            "source": used.source,
            "topics": topics,
            "taken": phrases.taken(
                sum(len(rows) for _, rows in topics), bool(used.datasets), used.tables
            ),
            "datasets": used.datasets,
            "tables": used.tables,
        },
    )


def no_such_source(request: HttpRequest, slug: str) -> TemplateResponse:
    """A page that is not there, with the sources that have a name like it."""
    follow(Source, slug)
    by_slug = {used.source.slug: used.source for used in uses.by_authority()}
    found = [by_slug[name] for name in near(slug, by_slug, 5, 0.5)]
    found.sort(key=lambda source: (source.publisher.name, source.title, source.slug))
    context = {"near": found}
    return TemplateResponse(request, "sources/no_such_source.html", context, status=404)


def standings(asked: QueryDict) -> list[str]:
    """How wanted questions stand. Older links ask by `state`, now where the reader lives."""
    older = [
        value for value in asked.getlist("state") if value.lower() in (found.OPEN, found.SETTLED)
    ]
    return asked.getlist("standing") or older


@require_safe
@also_as_data(as_data.of_disagreements, like="/disagreements/")
@told_apart_by("page")
def disagreements(request: HttpRequest) -> TemplateResponse:
    register = found.register()
    all_found = register.disputed
    topics = choices(
        "About",
        request.GET.getlist("topic"),
        {slugify(model.topic): model.topic for model in fact_models()},
        [question.about for question in all_found],
    )
    states = choices(
        "How it stands",
        standings(request.GET),
        {found.OPEN: "Open", found.SETTLED: "Settled"},
        [question.state for question in all_found],
    )
    text, problem = wording(request.GET.get("q", ""))
    wanted = [
        question
        for question in all_found
        if topics.allow(question.about)
        and states.allow(question.state)
        and (not text or question.is_named(text))
    ]
    asked_page = request.GET.get("page", "")
    page = Paginator(wanted, QUESTIONS_A_PAGE).get_page(asked_page)
    return TemplateResponse(
        request,
        "sources/disagreements.html",
        {
            "title": phrases.titled("Where sources disagree", page.number),
            "fragments": register.fragments,
            "lead": phrases.disagreements(len(all_found), sum(q.is_open for q in all_found)),
            "page": page,
            "lost_page": lost_page(asked_page, page.number, page.paginator.num_pages),
            "query": query(
                topic=topics.chosen,
                standing=states.chosen,
                q=text,
            ),
            "total": len(all_found),
            "topics": topics,
            "states": states,
            "text": text,
            "chosen": len(topics.chosen) + len(states.chosen) + bool(text),
            "problems": [
                Problem(said) for said in (problem, topics.problem, states.problem) if said
            ],
        },
    )


@require_safe
@also_as_data(as_data.of_disagreement, like="/disagreements/fee-cpc-exam-one-anyone/")
def disagreement(request: HttpRequest, slug: str) -> HttpResponse:
    question, near = found.question_page(slug)
    if not question and (moved_to := found.moved_to(slug)):
        here = reverse("sources:disagreement", args=[moved_to], query=request.GET)
        return redirect(here, permanent=True)
    if not question:
        context = {"near": near}
        return TemplateResponse(request, "sources/no_such_question.html", context, status=404)
    return TemplateResponse(request, "sources/disagreement.html", {"question": question})


@require_safe
def about_figures(request: HttpRequest) -> TemplateResponse:
    every = [used.source for used in uses.by_authority()]
    counts = Counter(source.publisher.kind for source in every)
    return TemplateResponse(
        request,
        "sources/about_figures.html",
        {
            "kinds": [
                (Source(publisher=Publisher(kind=kind)), counts[kind]) for kind in Publisher.Kind
            ],
            "licensed": [source for source in every if source.licence],
            "standings": STANDINGS,
            "bases": BASES,
            "reasons": REASONS,
            "old_after": OLD_AFTER_YEARS,
        },
    )
