"""Sources and their publishers in the admin: who may say what a source is."""

from django.contrib.auth.models import Permission, User

from certifications.models import Fee
from coderpath.sources.models import Publisher, PublisherDomain, Source
from tests.factories import make_fee, make_publisher, make_source

from .forms import NEW_SOURCE, PLAIN_STATIC, FormTestCase, url


def allowed(*codenames):
    """An account of the staff with these rights alone."""
    user = User.objects.create_user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@PLAIN_STATIC
class RightsTests(FormTestCase):
    FEES = (
        "add_fee",
        "view_fee",
        "view_source",
        "view_publisher",
        "view_certification",
        "publish_changes",
    )

    def sign_in(self, *more):
        self.client.force_login(allowed(*self.FEES, *more))

    def test_a_new_source_asks_for_the_right_to_add_one(self):
        self.sign_in()
        errors = self.errors(self.add(**NEW_SOURCE, as_of="2026-12-01"))
        self.assertEqual(
            errors["source"], ["Your account may not add a source. Choose one of the list."]
        )
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (1, 1))

    def test_a_new_publisher_asks_for_the_right_to_add_one(self):
        self.sign_in("add_source")
        given = NEW_SOURCE | {"new_source_publisher_name": "A new blog"}
        errors = self.errors(self.add(**given, as_of="2026-12-01"))
        self.assertEqual(
            errors["new_source_publisher_name"],
            ["Your account may not add a publisher. Choose one of the list."],
        )
        self.assertFalse(Publisher.objects.filter(name="A new blog").exists())
        self.add(**NEW_SOURCE, as_of="2026-12-01")  # AAPC is there
        self.assertEqual(Fee.objects.count(), 2)

    def test_to_end_a_figure_asks_for_the_right_to_change_one(self):
        self.sign_in()
        source = make_source(title="Prices of 2027")
        for replaces, standing in (("on", "REPORTED"), ("", "IN_USE")):
            self.add(
                source=source.pk, as_of="2026-12-01", replaces_older=replaces, standing=standing
            )
            self.old.refresh_from_db()
            self.assertEqual((self.old.standing, self.old.until), ("REPORTED", None))
        self.assertEqual(Fee.objects.filter(standing="IN_USE").count(), 0)

    def test_an_editor_may_do_all_of_it(self):
        given = NEW_SOURCE | {"new_source_publisher_name": "AAPC"}
        self.add(**given, as_of="2026-12-01", replaces_older="on")
        self.old.refresh_from_db()
        self.assertEqual(self.old.standing, "SUPERSEDED")

    def test_a_publisher_named_in_the_form_is_never_official(self):
        given = NEW_SOURCE | {"new_source_publisher_name": "random blog"}
        self.add(**given, amount="1", _sure="1", as_of="2026-12-01")
        self.assertFalse(Source.objects.get(publisher__name="random blog").is_official)
        response = self.client.post(
            url(Publisher, "add"),
            {
                "name": "The Official Body",
                "slug": "official",
                "kind": "ISSUER",
                "domains-TOTAL_FORMS": "0",
                "domains-INITIAL_FORMS": "0",
            },
        )
        self.assertEqual(response.status_code, 302)
        self.assertEqual(Publisher.objects.get(slug="official").kind, "THIRD_PARTY")

    def test_only_an_administrator_says_whose_a_site_is(self):
        aapc = self.old.source.publisher
        for page, args in (("add", ()), ("changelist", ())):
            response = self.client.post(
                url(PublisherDomain, page, *args), {"publisher": aapc.pk, "domain": "evil.example"}
            )
            self.assertFalse(PublisherDomain.objects.exists(), response.status_code)


@PLAIN_STATIC
class FrozenSourceTests(FormTestCase):
    def post(self, source, **given):
        sent = {
            "slug": source.slug,
            "publisher": source.publisher_id,
            "title": source.title,
            "url": source.url,
            "is_safe_to_link": "on",
            "note": "Read twice.",
        }
        return self.client.post(url(source, "change", source.pk), sent | given)

    def stored(self, source):
        source.refresh_from_db()
        return (source.publisher, source.title, source.url, source.note)

    def test_what_figures_stand_on_an_editor_leaves_as_it_is(self):
        guide = make_source(publisher="mbc-bv6.pages.dev", kind="THIRD_PARTY", title="A guide")
        make_fee(certification=self.cpc, source=guide)
        before = (guide.publisher, guide.title, guide.url)
        self.post(
            guide,
            publisher=self.old.source.publisher_id,
            title="Official price list",
            url="https://www.aapc.com/",
            relays=self.old.source.publisher_id,
            relayed_on="2026-10-04",
        )
        self.assertEqual(self.stored(guide), (*before, "Read twice."))
        self.assertFalse(guide.is_official)

    def test_an_administrator_corrects_it_and_sees_what_stands_on_it(self):
        boss = User.objects.create_superuser("boss")
        self.client.force_login(boss)
        page = self.client.get(url(self.old.source, "change", self.old.source.pk))
        self.assertContains(page, ">1 fee</a>")
        self.post(self.old.source, title="Prices of 2026")
        self.assertEqual(self.stored(self.old.source)[1], "Prices of 2026")

    def test_before_any_figure_stands_on_it_an_editor_may_correct_it(self):
        source = make_source(title="Pices")
        self.post(source, title="Prices")
        self.assertEqual(self.stored(source)[1], "Prices")


@PLAIN_STATIC
class AddressTests(FormTestCase):
    def setUp(self):
        super().setUp()
        aapc = self.old.source.publisher
        PublisherDomain.objects.create(publisher=aapc, domain="aapc.com")
        PublisherDomain.objects.create(
            publisher=make_publisher("A guide", "THIRD_PARTY"), domain="guide.example"
        )

    def sent(self, address, publisher="AAPC"):
        given = {"new_source_url": address, "new_source_publisher_name": publisher}
        return self.add(**NEW_SOURCE | given, as_of="2026-12-01")

    def test_an_address_is_on_its_publishers_site(self):
        for publisher, address, part in (
            ("AAPC", "https://guide.example/", "guide.example belongs to A guide"),
            ("A guide", "https://www.aapc.com/", "aapc.com belongs to AAPC"),
            ("A new blog", "https://www.aapc.com/", "aapc.com belongs to AAPC"),
            ("AAPC", "https://elsewhere.example/", "AAPC publishes on aapc.com."),
            ("AAPC", "https://aapc.com@evil.example/", "without a name or an @"),
            ("AAPC", "http://127.0.0.1/", "in plain letters"),
            ("AAPC", "https://www.aаpc.com/", "in plain letters"),
        ):
            with self.subTest(publisher=publisher, address=address):
                errors = self.errors(self.sent(address, publisher))
                self.assertIn(part, errors["new_source_url"][0])
        self.assertEqual((Source.objects.count(), Fee.objects.count()), (1, 1))
        self.sent("https://www.aapc.com/prices")
        self.assertEqual(Fee.objects.count(), 2)

    def test_so_it_is_on_the_page_of_a_source(self):
        response = self.client.post(
            url(Source, "add"),
            {
                "slug": "x",
                "publisher": self.old.source.publisher_id,
                "title": "T",
                "url": "https://guide.example/",
            },
        )
        self.assertEqual(
            self.errors(response)["url"],
            ["guide.example belongs to A guide: choose that publisher."],
        )

    def test_an_administrator_may_enter_a_true_copy(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        self.sent("https://elsewhere.example/")
        self.assertEqual(Fee.objects.count(), 2)

    def test_a_name_that_looks_like_another_is_refused(self):
        for name in ("AA\u200bPC", "\u0410\u0410PC", "\u202eAAPC", "<script>"):
            with self.subTest(name=name):
                errors = self.errors(self.sent("https://www.example.org/", name))
                self.assertIn("new_source_publisher_name", errors)
        self.assertEqual(Publisher.objects.count(), 2)

    def test_a_relay_says_whose_page_was_opened_and_when(self):
        self.sent("https://school.example/log", "Career Skills Center")
        school = Publisher.objects.get(name="Career Skills Center")
        given = {
            "new_source_publisher": school.pk,
            "new_source_publisher_name": "",
            "new_source_url": "https://school.example/log",
            "new_source_relays": self.old.source.publisher_id,
            "new_source_relayed_url": "https://www.aapc.com/prices",
            "new_source_relayed_on": "2026-10-04",
        }
        self.add(**NEW_SOURCE | given, amount="475", as_of="2026-10-04")
        self.assertEqual(Fee.objects.get(amount=475).source.short_kind, "Relays AAPC")
        given |= {"new_source_relays": "", "new_source_title": "Another"}
        errors = self.errors(self.add(**NEW_SOURCE | given, as_of="2026-10-05"))
        self.assertEqual(errors["new_source_url"], ["Say whose page it passes on."])
