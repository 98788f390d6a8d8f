from django.contrib.auth.models import User
from django.test import TestCase

from .factories import make_nation, make_occupation, make_price_parity, make_projection, make_wage

LISTS = ("occupation", "industry", "area", "release", "wage", "priceparity", "projection")


class Admin(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.wage = make_wage()
        make_nation()
        make_price_parity()
        make_projection()
        cls.admin = User.objects.create_superuser("editor")

    def setUp(self):
        self.client.force_login(self.admin)

    def test_every_list_can_be_searched(self):
        for name in LISTS:
            response = self.client.get(f"/admin/salaries/{name}/", {"q": "oh"})
            self.assertEqual(response.status_code, 200)

    def test_wages_are_found_by_state(self):
        response = self.client.get("/admin/salaries/wage/", {"q": "Ohio"})
        self.assertEqual(list(response.context["cl"].queryset), [self.wage])

    def test_a_price_level_and_a_projection_are_found_and_can_be_changed(self):
        for name in ("priceparity", "projection"):
            page = f"/admin/salaries/{name}/"
            (row,) = self.client.get(page, {"q": "Ohio"}).context["cl"].queryset
            self.assertContains(self.client.get(f"{page}{row.pk}/change/"), "Ohio")

    def test_wages_are_read_only(self):
        page = f"/admin/salaries/wage/{self.wage.pk}/change/"
        self.assertContains(self.client.get(page), "50990")
        self.assertEqual(self.client.post(page, {"annual_median": 1}).status_code, 403)
        self.assertEqual(self.client.get("/admin/salaries/wage/add/").status_code, 403)
        delete = f"/admin/salaries/wage/{self.wage.pk}/delete/"
        self.assertEqual(self.client.post(delete, {"post": "yes"}).status_code, 403)

    def test_a_code_cannot_follow_itself(self):
        new = self.wage.occupation
        old = make_occupation("29-2071", "Medical Records Technicians")
        new.follows = old
        new.save()
        page = f"/admin/salaries/occupation/{old.pk}/change/"
        given = {"code": old.code, "title": old.title, "soc_version": old.soc_version}
        for follows in (old, new):
            response = self.client.post(page, given | {"follows": follows.pk})
            self.assertContains(response, "This code would follow itself.")
        old.refresh_from_db()
        self.assertIsNone(old.follows)
