#include "room.h"

#include "read/contactfields.h"

#define HEAD "headline: Grid opens\nembargo: none\ndate: 2026-03-05\n"

static void a_contact_of_the_house_is_named_by_its_key(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_front(&room, HEAD "contact: [night, desk]\n");
	assert_true(room.ok);
	assert_int_equal(room.release->contacts.count, 2);
	assert_ptr_equal(room.release->contacts.items[0], &room.contacts[1]);
	room_close(&room);
}

static void the_default_of_the_house_is_used_when_none_is_named(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_front(&room, HEAD);
	assert_true(room.ok);
	assert_ptr_equal(room.release->contacts.items[0], &room.contacts[0]);
	room.site.default_contacts.count = 0;
	room_one(&room, HEAD,
		"error: no contact here and no default in "
		"site.yaml; name one [contact-none]");
	room_close(&room);
}

static void one_who_left_is_followed_by_another(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room.contacts[1].has_until = true;
	room.contacts[1].then = STR("desk");
	room.contacts[1].until.at = (struct instant){room.now.utc + 1};
	room_front(&room, HEAD "contact: night\n");
	assert_ptr_equal(room.release->contacts.items[0], &room.contacts[1]);
	room.contacts[1].until.at = room.now;
	room_front(&room, HEAD "contact: night\n");
	assert_ptr_equal(room.release->contacts.items[0], &room.contacts[0]);
	room_close(&room);
}

static void a_contact_can_be_written_in_place(void **state)
{
	struct room room;
	const struct contact *contact;

	(void)state;
	room_open(&room);
	room_front(&room,
		HEAD "contact:\n  - desk\n  - name: Jo Doe\n    role: Lead\n"
		     "    organization: Fight\n    phone: +1 555 0199\n"
		     "    email: jo@fight.example\n    hours: 9 to 17\n"
		     "    languages: [English, Spanish]\n"
		     "    after-hours: {phone: \"+1 555 0198\", languages: "
		     "Spanish}\n");
	if (!room.ok)
		fail_msg("%s", room_findings(&room));
	assert_int_equal(room.release->contacts.count, 2);
	contact = room.release->contacts.items[1];
	room_str(contact->name, "Jo Doe");
	room_str(contact->role, "Lead");
	room_str(contact->organization, "Fight");
	room_str(contact->phone, "+1 555 0199");
	room_str(contact->email, "jo@fight.example");
	room_str(contact->hours, "9 to 17");
	room_str(contact->languages.items[1], "Spanish");
	room_str(contact->after_phone, "+1 555 0198");
	room_str(contact->after_languages.items[0], "Spanish");
	room_close(&room);
}

static void an_unknown_contact_is_met_with_the_known_ones(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_one(&room, HEAD "contact: dsek\n",
		"error: no contact \"dsek\" in site.yaml; did you mean "
		"\"desk\"? [contact-unknown]");
	room_one(&room, HEAD "contact: nobody\n", "[contact-unknown]");
	room_str(room.d.items[0].help, "There are: \"desk\", \"night\".");
	room_close(&room);
}

static void a_contact_needs_a_phone_or_an_email(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_one(&room, HEAD "contact: {name: Jo Doe}\n",
		"error: contact without phone and email; add one "
		"[contact-silent]");
	room_one(&room, HEAD "contact: {name: Jo Doe, phone: , email: }\n",
		"[contact-silent]");
	room_one(&room, HEAD "contact: {phone: \"+1 555 0199\"}\n",
		"[field-missing]");
	room_one(&room,
		HEAD "contact: {name: Jo, tel: \"+1 555 0199\", "
		     "email: jo@fight.example}\n",
		"did you mean \"phone\"? [key-unknown]");
	room_one(&room,
		HEAD "contact: {name: Jo, email: jo@fight.example, until: "
		     "2026-12-31}\n",
		"[key-unknown]");
	room_close(&room);
}

/* A contact as site.yaml has it. */
static bool read_of_site(
	struct room *room, const char *yaml, struct contact *out)
{
	struct source src = {0};
	const struct node *node;
	struct reading r = {.d = &room->d,
		.arena = &room->arena,
		.times = {.zones = room->zones, .house = room->site.zone}};

	*out = (struct contact){0};
	room->d = (struct diags){.arena = &room->arena};
	assert_true(
		source_make(&room->d, &src, STR("site.yaml"), str_from(yaml)));
	assert_true(node_read(&room->d, &room->arena,
		source_span(&src, 0, src.text.len), &node));
	return contactfields_read(&r, &contactfields_of_site, node, out);
}

static void in_site_yaml_a_contact_can_end(void **state)
{
	struct room room;
	struct contact contact;

	(void)state;
	room_open(&room);
	assert_true(read_of_site(&room,
		"{name: Jo, email: jo@fight.example, until: 2026-12-31, then: "
		"desk}",
		&contact));
	assert_true(contact.has_until);
	room_str(contact.then, "desk");
	assert_false(read_of_site(&room,
		"{name: Jo, email: jo@fight.example, until: 2026-12-31}",
		&contact));
	assert_string_equal(room.d.items[0].id, "contact-then");
	room_close(&room);
}

#define CONTACT "contact: {name: Jo, email: press@Example.org}\n"

static void an_example_address_is_doubted(void **state)
{
	static const char *const homes[] = {"https://fight.example/",
		"https://news.example.com/", "https://myexample.org/", ""};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(homes) / sizeof(*homes); i++) {
		room.site.url = str_from(homes[i]);
		room_one(&room, HEAD CONTACT,
			"warning: \"press@Example.org\" comes from an "
			"example; write who answers [contact-example]");
	}
	room_close(&room);
}

static void who_lives_at_an_example_address_is_not_doubted(void **state)
{
	static const char *const homes[] = {"https://news.example.org/",
		"https://EXAMPLE.ORG/", "https://a.b.example.org/news/"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(homes) / sizeof(*homes); i++) {
		room.site.url = str_from(homes[i]);
		room_front(&room, HEAD CONTACT);
		assert_int_equal(room.d.count, 0);
	}
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_contact_of_the_house_is_named_by_its_key),
		cmocka_unit_test(
			the_default_of_the_house_is_used_when_none_is_named),
		cmocka_unit_test(one_who_left_is_followed_by_another),
		cmocka_unit_test(a_contact_can_be_written_in_place),
		cmocka_unit_test(an_unknown_contact_is_met_with_the_known_ones),
		cmocka_unit_test(a_contact_needs_a_phone_or_an_email),
		cmocka_unit_test(in_site_yaml_a_contact_can_end),
		cmocka_unit_test(an_example_address_is_doubted),
		cmocka_unit_test(
			who_lives_at_an_example_address_is_not_doubted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
