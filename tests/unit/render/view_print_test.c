#include "page_full.h"

#include "json_look.h"
#include "render/view_print.h"

/* What view_print() makes of a value, read again. */
static json_t *printed(
	const struct template_name *names, const struct value *value)
{
	struct buf out = {0};
	struct json json = {.out = &out};
	json_t *root;

	view_print(&json, NULL, names, value);
	root = json_look(&out);
	buf_release(&out);
	return root;
}

static void what_is_empty_stands_by_its_kind(void **state)
{
	const struct value nothing = {.kind = VALUE_MAP};
	json_t *root = printed(view_names_release, &nothing);

	(void)state;
	json_says(root, "headline", "");
	json_says(root, "body", "");
	assert_true(json_is_false(json_at(root, "has_media")));
	assert_true(json_is_array(json_at(root, "media")));
	json_counts(root, "media", 0);
	assert_true(json_is_null(json_at(root, "image")));
	assert_true(json_is_null(json_at(root, "jsonld")));
	json_decref(root);
}

/* Each name of the tables, where there is a record for it. */
static size_t count_names(const json_t *at, const struct template_name *names)
{
	const json_t *inside;
	size_t count = 0, i;

	if (json_is_array(at)) {
		json_array_foreach(at, i, inside) count +=
			count_names(inside, names);
		return count;
	}
	if (!json_is_object(at))
		return 0;
	for (; names && names->name; names++, count++) {
		inside = json_object_get(at, names->name);
		if (!inside)
			fail_msg("no %s", names->name);
		count += count_names(inside, names->inside);
	}
	return count;
}

static void every_name_of_the_tables_is_printed(void **state)
{
	struct value root;
	struct page page;
	struct full f;
	json_t *json;

	(void)state;
	full_open(&f);
	settle(&f.w);
	page = begin(&f.w, "2026/results/index.html", "en-US");
	assert_true(page_release(
		&page, item_of(&f.w, "results"), &f.texts, &f.w.out));
	root = view_map(&page.view);
	json = printed(view_names_root, &root);
	assert_true(count_names(json, view_names_root) > 120);
	json_says(json, "release.headline", "Groups ask for <b> & more");
	json_says(json, "release.image.width", "800");
	json_says(json, "release.contacts.0.name", "Ann O'Hara");
	json_says(json, "release.signatories.items.0.person", "Ama Mensah");
	json_says(json, "release.jsonld.@type", "NewsArticle");
	json_says(json, "release.extra.campaign", "Open & shut");
	json_says(json, "t.subscribe", "Follow us");
	assert_true(json_is_true(json_at(json, "release.has_media")));
	assert_true(json_is_null(json_at(json, "list")));
	json_decref(json);
	full_close(&f);
}

static void a_list_of_texts_is_one(void **state)
{
	const struct value items[] = {{.kind = VALUE_TEXT, .text = STR("a")},
		{.kind = VALUE_TEXT, .text = STR("b")}};
	const struct value list = {
		.kind = VALUE_LIST, .items = items, .count = 2};
	json_t *root = printed(NULL, &list);

	(void)state;
	assert_int_equal(json_array_size(root), 2);
	json_says(root, "1", "b");
	json_decref(root);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_empty_stands_by_its_kind),
		cmocka_unit_test(every_name_of_the_tables_is_printed),
		cmocka_unit_test(a_list_of_texts_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
