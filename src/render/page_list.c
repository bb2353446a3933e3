#include "render/page.h"

#include "model/language.h"
#include "model/route.h"

/* The pages that list releases: index, years, topics, everything. */

static const struct public_release *member(
	const struct page *page, const struct page_members *members, size_t i)
{
	return public_set_get(page->house->set, members->items[i]);
}

static struct civil day_of(
	const struct page *page, const struct public_release *item)
{
	return zone_read(page->house->site->zone, item->at).civil;
}

/* The other languages of a release's group. */
static struct value others_value(
	const struct page *page, const struct public_release *item)
{
	const struct public_set *set = page->house->set;
	struct value *others = NULL;
	size_t at, count = 0;

	for (at = item->group; at < public_set_count(set);
		at = public_set_next_of_group(set, item->group, at + 1)) {
		const struct public_release *other = public_set_get(set, at);

		if (other == item || other->is_withdrawn)
			continue;
		others =
			arena_grow(page->arena, others, count, sizeof(*others));
		others[count++] = page_link_value(page, other);
	}
	return view_list(others, count);
}

static struct value item_value(const struct page *page, size_t index)
{
	const struct public_release *item =
		public_set_get(page->house->set, index);
	struct str language = item->release->language;
	const struct words *words = page_words_in(page, language);
	struct view v = view_begin(page->arena, view_names_item);
	struct value others;

	view_add_text(&v, "headline", item->release->headline);
	view_add_text(&v, "url", page_url_of(page, item));
	view_add(&v, "date",
		view_day(page->arena, words, page_release_day(item),
			page->house->site->zone));
	view_add_text(&v, "language", language);
	view_add_text(&v, "direction",
		release_language_is_rtl(language) ? STR("rtl") : STR("ltr"));
	if (item->is_withdrawn) {
		view_add_words(
			&v, "note", words, page_word(page, STR("withdrawn")));
		return view_map(&v);
	}
	view_add_text(&v, "summary", page->house->summaries[index]);
	others = others_value(page, item);
	view_add(&v, "others", others);
	view_add_yes(&v, "has_others", others.count > 0);
	return view_map(&v);
}

static struct value group_value(const struct page *page,
	const struct page_members *members, size_t from, size_t to)
{
	struct view v = view_begin(page->arena, view_names_group);
	struct value *items =
		arena_array(page->arena, to - from, sizeof(*items));
	struct civil day = day_of(page, member(page, members, from));
	size_t i;

	for (i = from; i < to; i++)
		items[i - from] = item_value(page, members->items[i]);
	view_add_words(&v, "name", page->words,
		words_title_of_month(page->arena, page->words, day.month));
	view_add_text(
		&v, "anchor", arena_format(page->arena, "m%02d", day.month));
	view_add(&v, "items", view_list(items, to - from));
	return view_map(&v);
}

/* All of them in one group. */
static struct value one_group(
	const struct page *page, const struct page_members *members)
{
	struct value *group;

	if (!members->count)
		return (struct value){0};
	group = arena_alloc(page->arena, sizeof(*group));
	*group = group_value(page, members, 0, members->count);
	return view_list(group, 1);
}

static bool is_same_month(struct civil a, struct civil b)
{
	return a.year == b.year && a.month == b.month;
}

static struct value month_groups(
	const struct page *page, const struct page_members *members)
{
	struct value *groups = NULL;
	size_t from, to, count = 0;

	for (from = 0; from < members->count; from = to) {
		struct civil day = day_of(page, member(page, members, from));

		for (to = from + 1; to < members->count; to++)
			if (!is_same_month(day,
				    day_of(page, member(page, members, to))))
				break;
		groups =
			arena_grow(page->arena, groups, count, sizeof(*groups));
		groups[count++] = group_value(page, members, from, to);
	}
	return view_list(groups, count);
}

static struct value year_value(
	const struct page *page, struct str folder, int year, size_t count)
{
	struct view v = view_begin(page->arena, view_names_year);

	view_add_text(&v, "name", arena_format(page->arena, "%d", year));
	view_add_text(&v, "url",
		arena_format(page->arena, "%.*s%d/", STR_ARG(folder), year));
	view_add_text(
		&v, "count", words_number(page->arena, page->words, count));
	view_add_words(&v, "releases", page->words,
		words_count(page->arena, page->words, "releases", count));
	return view_map(&v);
}

/* The years of `members`, below `folder`; members are sorted by time. */
static void add_years(const struct page *page, struct view *list,
	const struct page_members *members, struct str folder)
{
	struct value *years = NULL;
	size_t from, to, count = 0;

	for (from = 0; from < members->count; from = to) {
		int year = day_of(page, member(page, members, from)).year;

		for (to = from + 1; to < members->count; to++)
			if (day_of(page, member(page, members, to)).year !=
				year)
				break;
		years = arena_grow(page->arena, years, count, sizeof(*years));
		years[count++] = year_value(page, folder, year, to - from);
	}
	view_add(list, "years", view_list(years, count));
	view_add_yes(list, "has_years", count > 0);
}

static bool render_list(
	struct page *page, struct view *list, const char *file, struct buf *out)
{
	view_add(&page->view, "list", view_map(list));
	return page_render(page, file, out);
}

static struct value first_value(
	const struct page *page, const struct page_first *first)
{
	struct view v = view_begin(page->arena, view_names_translation);
	struct str url = arena_format(page->arena, "%.*s%.*s",
		STR_ARG(page->root), STR_ARG(first->folder));

	view_add_text(&v, "language", first->language);
	view_add_text(&v, "name", language_name(first->language));
	view_add_text(&v, "url", url.len ? url : STR("./"));
	view_add_text(&v, "absolute_url",
		page_absolute(page->arena, page->house->site, first->folder));
	return view_map(&v);
}

/* First pages lead to one another: all in the head, the others in sight. */
static void add_firsts(struct page *page, struct view *list)
{
	const struct page_house *house = page->house;
	struct value *all =
		arena_array(page->arena, 2 * house->first_count, sizeof(*all));
	struct value *others = all + house->first_count;
	size_t i, count = 0;

	if (house->first_count < 2)
		return;
	for (i = 0; i < house->first_count; i++) {
		all[i] = first_value(page, &house->firsts[i]);
		if (!str_equal(house->firsts[i].folder, page->first))
			others[count++] = all[i];
	}
	page->translations = view_list(all, house->first_count);
	page->default_url = house->site->url;
	view_add(list, "others", view_list(others, count));
	view_add_yes(list, "has_others", true);
}

bool page_index(struct page *page, const struct page_members *newest,
	const struct page_members *all, struct buf *out)
{
	struct view list = view_begin(page->arena, view_names_list);

	page_set_title(page, STR("releases"));
	view_add_yes(&list, "is_empty", newest->count == 0);
	view_add(&list, "groups", one_group(page, newest));
	add_years(page, &list, all, page->root);
	add_firsts(page, &list);
	return render_list(page, &list, "index.html", out);
}

bool page_months(
	struct page *page, const struct page_members *members, struct buf *out)
{
	struct view list = view_begin(page->arena, view_names_list);
	struct value groups;

	groups = month_groups(page, members);
	view_add(&list, "groups", groups);
	view_add_yes(&list, "has_months", groups.count > 1);
	return render_list(page, &list, "year.html", out);
}

bool page_topic(
	struct page *page, const struct page_members *members, struct buf *out)
{
	struct view list = view_begin(page->arena, view_names_list);
	struct page_members newest = *members;

	if (newest.count > PAGE_TOPIC_ITEMS)
		newest.count = PAGE_TOPIC_ITEMS;
	view_add(&list, "groups", one_group(page, &newest));
	if (members->count > PAGE_TOPIC_ITEMS)
		add_years(page, &list, members, STR(""));
	return render_list(page, &list, "topic.html", out);
}

bool page_topics(struct page *page, const struct page_topic_row rows[],
	size_t count, struct buf *out)
{
	struct view list = view_begin(page->arena, view_names_list);
	struct value *topics = arena_array(page->arena, count, sizeof(*topics));
	size_t i;

	for (i = 0; i < count; i++) {
		struct view v = view_begin(page->arena, view_names_topic);

		view_add_text(&v, "name", rows[i].name);
		view_add_text(&v, "url",
			arena_format(
				page->arena, "%.*s/", STR_ARG(rows[i].slug)));
		view_add_text(&v, "description", rows[i].description);
		view_add_text(&v, "count",
			words_number(page->arena, page->words, rows[i].count));
		view_add_words(&v, "releases", page->words,
			words_count(page->arena, page->words, "releases",
				rows[i].count));
		topics[i] = view_map(&v);
	}
	page_set_title(page, STR("topics"));
	page->menu = "is_topics";
	view_add_yes(&list, "is_empty", count == 0);
	view_add(&list, "topics", view_list(topics, count));
	return render_list(page, &list, "topics.html", out);
}

static struct value part_value(
	const struct page *page, size_t part, size_t current)
{
	struct view v = view_begin(page->arena, view_names_part);

	view_add_words(&v, "name", page->words,
		words_numbered(page->arena, page->words, STR("part"), part));
	if (part == current)
		return view_map(&v);
	view_add_text(&v, "url",
		part == 1 ? arena_format(page->arena, "%.*sall/",
				    STR_ARG(page->root))
			  : arena_format(page->arena, "%.*sall/%zu/",
				    STR_ARG(page->root), part));
	return view_map(&v);
}

bool page_all(struct page *page, const struct page_members *members,
	size_t part, struct buf *out)
{
	struct view list = view_begin(page->arena, view_names_list);
	size_t from = (part - 1) * PAGE_ALL_ITEMS, i;
	size_t count = (members->count + PAGE_ALL_ITEMS - 1) / PAGE_ALL_ITEMS;
	struct page_members some = {members->items + from, 0};
	struct value *parts = arena_array(page->arena, count, sizeof(*parts));

	some.count = members->count - from < PAGE_ALL_ITEMS
			     ? members->count - from
			     : PAGE_ALL_ITEMS;
	for (i = 0; i < count; i++)
		parts[i] = part_value(page, i + 1, part);
	page_set_title(page, STR("all"));
	if (part == 1)
		page->menu = "is_all";
	else
		page->title =
			words_joined(page->arena, page->words, page->title,
				words_numbered(page->arena, page->words,
					STR("part"), part));
	view_add_yes(&list, "is_empty", members->count == 0);
	view_add(&list, "groups", one_group(page, &some));
	view_add(&list, "parts", view_list(parts, count));
	view_add_yes(&list, "has_parts", count > 1);
	return render_list(page, &list, "all.html", out);
}
