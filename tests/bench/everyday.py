"""The list of certifications as one writes it every day with django-filter, to compare with.

One row for each, with what it asks and costs; a form to filter and sort by; no notes of sources, no
headline rule, nothing held.
"""

import django_filters
from django.db.models import Min, Q
from django.shortcuts import render
from django.urls import path

from certifications.models import Certification, Fee, Issuer


class CertificationFilterSet(django_filters.FilterSet):
    q = django_filters.CharFilter(method="named", label="Name or code")
    issuer = django_filters.ModelMultipleChoiceFilter(queryset=Issuer.objects.order_by("name"))
    status = django_filters.MultipleChoiceFilter(choices=Certification.Status)
    kind = django_filters.MultipleChoiceFilter("fees__kind", choices=Fee.Kind, label="Has a fee")
    max_cost = django_filters.NumberFilter("exam_fee", "lte", label="Exam fee at most")
    sort = django_filters.OrderingFilter(fields=["code", "name", "exam_fee"])

    class Meta:
        model = Certification
        fields = ["is_core", "is_specialty"]

    def named(self, rows, name, words):
        return rows.filter(Q(name__icontains=words) | Q(code__icontains=words))


def certification_list(request):
    exam = Q(fees__kind__in=["EXAM_ONE", "EXAM_TWO"], fees__standing="REPORTED")
    rows = Certification.objects.select_related("issuer").prefetch_related("exam_formats", "fees")
    rows = rows.annotate(exam_fee=Min("fees__amount", filter=exam))
    found = CertificationFilterSet(request.GET, queryset=rows)
    return render(request, "everyday.html", {"filter": found})


urlpatterns = [path("", certification_list)]
