"""The document of the API is true: programs made of it read every table, and newcomers find it."""

import importlib
import json
import re
from urllib.parse import parse_qs, urlsplit

from django.test import Client, TestCase
from django.urls import URLResolver, get_resolver
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_spec_validator import validate

from certifications.models import Certification, Path
from coderpath import filters
from coderpath.guide.models import GuideQuestion
from coderpath.opendata.formats import ENDINGS, FORMATS
from coderpath.opendata.registry import DataAddress, addresses
from tests.shipped import load_shipped

DOCUMENT = "/api/v1/openapi.json"
OF_STATES = ("/salaries/{usps}", "/salaries/{usps}/{slug}")
A_FILE = "/data/0badc0de/coderpath.sqlite3"


class TheDocument(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        cls.told = Client().get(DOCUMENT).json()

    def test_it_is_one(self):
        validate(self.told)

    def test_what_each_table_holds_is_a_sentence_for_readers(self):
        for page in addresses():
            with self.subTest(page.route):
                self.assertRegex(page.data.says, r"^[A-Z][^.]*\.$")

    def test_it_has_every_table_in_every_format(self):
        routes = {f"{page.route}.{name}" for page in addresses() for name in FORMATS}
        self.assertEqual(set(self.told["paths"]), routes)

    def test_each_example_answers_with_the_columns_that_it_tells(self):
        schemas = self.told["components"]["schemas"]
        for page in addresses():
            with self.subTest(page.route):
                table = self.client.get(page.example("json")).json()
                operation = self.told["paths"][f"{page.route}.json"]["get"]
                content = operation["responses"]["200"]["content"]["application/json"]
                schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
                told = schema["properties"]["rows"]["items"]["properties"]
                self.assertEqual(list(told), list(table["columns"]))
                self.assertTrue(table["rows"] or table["notes"], "it shows nothing, and not why")
                self.assertEqual(table["problems"], [])

    def test_each_operation_answers_to_its_own_examples(self):
        for route, told in self.told["paths"].items():
            parameters, path, query = told["get"]["parameters"], route, {}
            for each in parameters:
                if each["in"] == "path":
                    path = path.replace(f"{{{each['name']}}}", each["example"])
                elif "example" in each or each.get("required"):
                    query[each["name"]] = each["example"]
            with self.subTest(route):
                answer = self.client.get(path, query)
                [kind] = told["get"]["responses"]["200"]["content"]
                self.assertEqual(answer.status_code, 200)
                self.assertEqual(answer.headers["Content-Type"].partition(";")[0], kind)
                if kind == "application/json":
                    self.assertEqual(answer.json()["problems"], [])

    def test_the_rows_of_the_list_name_what_an_address_takes(self):
        for page in addresses():
            for name in page.parts:
                [told] = [
                    each
                    for each in self.told["paths"][f"{page.route}.json"]["get"]["parameters"]
                    if each["name"] == name and each["in"] == "path"
                ]
                listed = re.search(r"rows of (\S+)", told["description"])[1]
                for part, (value, *_) in page.asked.items():
                    listed = listed.replace(f"{{{part}}}", value)
                with self.subTest(page.route):
                    rows = self.client.get(listed).json()["rows"]
                    cells = {
                        v.rstrip("/").lower()
                        for row in rows
                        for v in row.values()
                        if v and type(v) is str
                    }
                    self.assertTrue([v for v in cells if v.split("/")[-1] == told["example"]])

    def test_a_label_that_says_too_little_is_told_in_a_sentence(self):
        told = self.told["paths"]["/salaries/compare.json"]["get"]["parameters"]
        means = {each["name"]: each["description"] for each in told}
        self.assertIn("the newest if you leave it out", means["year"])
        told = self.told["paths"]["/paths.json"]["get"]["parameters"]
        means = {each["name"]: each["description"] for each in told}
        self.assertIn("each as one value", means["have"])  # of the form that its own is made of
        self.assertIn("whichever are cheaper", means["payer"])

    def test_a_part_that_takes_few_names_lists_them_and_each_answers(self):
        found = {}
        for route, told in self.told["paths"].items():
            for each in told["get"]["parameters"]:
                if each["in"] == "path" and "enum" in each["schema"]:
                    found[route] = each["schema"]["enum"]
        self.assertEqual(set(found), {f"{of}.{name}" for of in OF_STATES for name in FORMATS})
        self.assertEqual(len(found["/salaries/{usps}.json"]), 54)  # with DC and three territories
        for usps in found["/salaries/{usps}.json"]:
            with self.subTest(usps):
                self.assertEqual(self.client.get(f"/salaries/{usps}.json").status_code, 200)

    def test_what_an_example_asks_is_told(self):
        for page in addresses():
            asked = parse_qs(urlsplit(page.data.like).query)
            operation = self.told["paths"][f"{page.route}.json"]["get"]
            told = {each["name"] for each in operation["parameters"]}
            self.assertLessEqual(set(asked), told, page.route)

    def test_choices_and_limits_of_a_form_stand_in_it(self):
        asked = self.told["paths"]["/paths.json"]["get"]["parameters"]
        schemas = {each["name"]: each["schema"] for each in asked}
        self.assertIn("cost", schemas["sort"]["enum"])
        self.assertEqual(schemas["hours"]["minimum"], 1)
        self.assertEqual(schemas["as_of"], {"type": "string", "format": "date"})

    def test_to_describe_a_list_changes_nothing_of_its_choices(self):
        filters._form_of.cache_clear()
        self.client.get(DOCUMENT)
        listed = self.client.get("/certifications/?issuer=aapc")
        self.assertEqual(listed.context["form"].errors, {})

    def test_an_example_that_has_another_name_now_is_told_without_its_columns(self):
        path = Path.objects.get(slug="cca-then-ccs")
        path.slug = "two-titles"
        path.save()
        told = self.client.get(DOCUMENT).json()["components"]["schemas"]
        self.assertEqual(told["PathsSlugTable"]["properties"]["rows"]["items"]["properties"], {})

    def test_every_page_of_the_guide_answers(self):
        for slug in GuideQuestion.objects.values_list("slug", flat=True):
            with self.subTest(slug):
                self.assertEqual(self.client.get(f"/guide/{slug}.csv").status_code, 200)

    def test_an_apprentice_title_leads_to_that_of_the_certification(self):
        answer = self.client.get("/certifications/cpc-a.json")
        self.assertRedirects(answer, "/certifications/cpc.json", 301)

    def test_a_code_in_capitals_leads_to_the_address_in_small_letters(self):
        for ending in ("csv", "md", "png"):
            answer = self.client.get(f"/certifications/CPC-A.{ending}")
            self.assertRedirects(answer, f"/certifications/cpc.{ending}", 301)

    def test_people_find_every_table(self):
        html = self.client.get("/api/v1/").content.decode()
        for page in addresses():
            self.assertIn(f"<code>{page.route}</code>", html)
        self.assertIn('href="/api/v1/"', self.client.get("/").content.decode())

    def test_the_dictionary_has_every_column(self):
        rows = self.client.get("/api/v1/columns.json").json()["rows"]
        table = self.client.get("/salaries.json").json()
        means = {row["column"]: row["means"] for row in rows if row["page"] == "/salaries"}
        self.assertEqual(means, table["columns"])


class AsLinkedData(TestCase):
    """In the terms of schema.org, as a processor of JSON-LD would meet them."""

    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_a_data_set_leads_to_its_files_and_names_its_sources(self):
        told = self.client.get("/salaries/oh.jsonld").json()
        self.assertEqual(told["@type"], "Dataset")
        for file in told["distribution"]:
            path = file["contentUrl"].removeprefix("http://testserver")
            answer = self.client.get(path)
            self.assertEqual(answer.headers["Content-Type"].split(";")[0], file["encodingFormat"])
        publishers = {source["publisher"]["name"] for source in told["isBasedOn"]}
        self.assertIn("US Bureau of Labor Statistics", publishers)

    def test_a_certification_says_what_its_page_says(self):
        cpc = self.client.get("/certifications/cpc.jsonld").json()["about"]
        self.assertEqual((cpc["alternateName"], cpc["recognizedBy"]["name"]), ("CPC", "AAPC"))
        cost = cpc["ceterms:requires"]["ceterms:targetAssessment"]["ceterms:estimatedCost"]
        rows = self.client.get("/certifications.json?q=cpc").json()["rows"]
        [row] = [each for each in rows if each["certification"] == "CPC"]
        self.assertEqual(cost["ceterms:price"], row["exam_fee"])

    def test_what_no_source_says_is_left_out(self):
        for certification in Certification.objects.all():
            path = f"/certifications/{certification.slug}.jsonld"
            with self.subTest(path):
                told = self.client.get(path).json()["about"]
                self.assertNotIn("", told.values())
                self.assertNotIn(None, told.values())


class WhoMayRead(TestCase):
    def test_data_is_open_to_pages_of_others_and_pages_are_not(self):
        for address in (DOCUMENT, "/api/v1/columns.csv", "/paths/nowhere.json"):
            with self.subTest(address):
                headers = self.client.get(address).headers
                self.assertEqual(headers["Access-Control-Allow-Origin"], "*")
                self.assertEqual(headers["Cross-Origin-Resource-Policy"], "cross-origin")
        headers = self.client.get("/api/v1/").headers
        self.assertNotIn("Access-Control-Allow-Origin", headers)
        self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")

    def test_a_browser_that_asks_first_is_told_that_data_is_open_to_all(self):
        asked = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
        for path in ("/paths.json", "/no-such/page.csv", DOCUMENT, "/paths.html", A_FILE):
            answer = self.client.options(path, headers=asked)
            with self.subTest(path):
                self.assertEqual((answer.status_code, answer.content), (204, b""))
                self.assertEqual(answer["Access-Control-Allow-Origin"], "*")
                self.assertEqual(answer["Access-Control-Allow-Methods"], "GET, HEAD")
                self.assertEqual(answer["Access-Control-Allow-Headers"], "*")
                self.assertNotIn("Access-Control-Allow-Credentials", answer)
        for path in ("/paths/", "/admin/no-such.json", "/", "/healthz"):
            answer = self.client.options(path, headers=asked)
            with self.subTest(path):
                self.assertNotIn("Access-Control-Allow-Origin", answer)

    def test_data_takes_nothing_and_says_so_as_a_problem(self):
        for path in ("/paths.json", "/no-such/page.csv", DOCUMENT, "/paths.html", A_FILE):
            for method in ("POST", "PUT", "PATCH", "DELETE", "MADEUP"):
                with self.subTest(path, method=method):
                    answer = self.client.generic(method, path, "x", "text/plain")
                    self.assertEqual(answer.status_code, 405)
                    self.assertEqual(answer["Allow"], "GET, HEAD, OPTIONS")
                    self.assertEqual(answer["Content-Type"], "application/problem+json")
                    self.assertEqual(answer["Access-Control-Allow-Origin"], "*")
                    self.assertEqual(answer.json()["status"], 405)
        page = self.client.delete("/paths/")
        self.assertEqual((page.status_code, page["Allow"]), (405, "GET, HEAD"))
        self.assertContains(page, "Pages here are for reading", status_code=405)

    def test_where_no_data_is_programs_get_a_problem_and_people_a_page(self):
        for name in ENDINGS:
            kind = self.client.get(f"/nowhere.{name}")["Content-Type"].partition(";")[0]
            told = "text/html" if name == "html" else "application/problem+json"
            self.assertEqual(kind, told, name)

    def test_a_problem_is_told_as_one(self):
        for address, parameters in (("/paths/nowhere.csv", ["slug"]), ("/nowhere.json", [])):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 404)
                self.assertEqual(response.headers["Content-Type"], "application/problem+json")
                told = response.json()
                self.assertEqual((told["status"], told["title"]), (404, "Not Found"))
                self.assertEqual(told["parameters"], parameters)
                self.assertTrue(told["detail"].endswith("."))


def test_a_client_made_of_it_by_a_public_generator_reads_every_operation(
    live_server, tmp_path, monkeypatch
):
    load_shipped()
    monkeypatch.syspath_prepend(str(tmp_path))
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(Client().get(DOCUMENT).json()))
    config = Config.from_sources(
        ConfigFile(post_hooks=[]), MetaType.NONE, document, "utf-8", True, tmp_path / "made_of_it"
    )
    assert generate(config=config) == []
    made = importlib.import_module("made_of_it")
    with made.Client(base_url=live_server.url) as client:
        for page in addresses():
            for name in FORMATS:
                tag = page.route.split("/")[1]
                module = importlib.import_module(f"made_of_it.api.{tag}.{page.name}_{name}")
                response = module.sync_detailed(client=client, **asked(page))
                assert response.status_code == 200, page.route
                assert name != "json" or response.parsed.problems == [], page.route


def asked(page: DataAddress) -> dict[str, str | list[str]]:
    """The parts of the example’s address, and what is needed or no form reads; the tests above ask
    the rest."""
    given = page.asked
    one = {name: given[name][0] for name in (*page.parts, *page.data.needs)}
    return one | {name: given[name] for name in page.data.more if name in given}


# What has no figures of its own, or those of another page.
NO_DATA = {
    "home": "an answer of /paths/",
    "certifications:path_handout": "the path on one sheet",
    "certifications:counselors": "leads to other pages, and paths on sheets",
    "certifications:search": "leads to other pages",
    "certifications:tools": "leads to other pages",
    "sources:about": "text",
    "api:about": "text",
    "api:files": "leads to the files of all data",
    "about": "text",
    "privacy": "text",
    "terms": "text",
    "contact": "text",
    "reports:report": "a form",
    "reports:sent": "what is said after a form",
    "reports:check": "a form",
    "reports:answered": "reports of readers",
}
FOR_MACHINES = {"api:openapi", "certifications:keep_ics", "quality:feed", "healthz", "readyz"}
FOR_MACHINES |= {"api:file", "robots", "sitemap", "favicon", "security"}
FOR_MACHINES |= {"certifications:picture", "salaries:picture"}
FOR_MACHINES |= {"certifications:compare_picture", "certifications:path_picture"}


def named(patterns, before="", space=""):
    """Every page, by its name in the addresses, with its view."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route.startswith("admin/"):
            continue
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from named(pattern.url_patterns, route, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}", pattern.callback


def test_every_page_is_data_or_has_nothing_to_give():
    found = dict(named(get_resolver().url_patterns))
    without = {name for name, view in found.items() if not hasattr(view, "data")}
    assert without - FOR_MACHINES == set(NO_DATA)
