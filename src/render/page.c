#include "render/page.h"

#include "model/route.h"

/* A summary made of the first paragraph ends after this many bytes. */
#define SUMMARY_BYTES 300

/* RFC 4647 3.4: "fr-CA", else "fr", else the house's first. */
static size_t language_of(const struct page_house *house, struct str tag)
{
	size_t i;

	for (; tag.len; tag = words_shorter_tag(tag))
		for (i = 0; i < house->word_count; i++)
			if (str_equal_nocase(house->words[i].language, tag))
				return i;
	return 0;
}

/* A word that the language lacks, or all where they stand in another. */
static const char *mark_of(const struct words *words, struct str name)
{
	const struct words *source = words_source(words, name);
	struct words own;

	if (!source)
		return NULL;
	own = *source;
	own.is_foreign =
		words->is_foreign ||
		!words_is_same_language(source->language, words->language);
	return view_mark(&own, words_get(words, name));
}

static struct value words_value(
	struct arena *arena, const struct words *all, const struct words *words)
{
	struct value_entry *entries =
		arena_array(arena, all->names.count, sizeof(*entries));
	size_t i;

	for (i = 0; i < all->names.count; i++) {
		struct str name = all->names.items[i];

		entries[i].name = name.ptr;
		entries[i].value = (struct value){
			.kind = VALUE_TEXT, .text = words_get(words, name)};
		entries[i].value.language = mark_of(words, name);
	}
	return (struct value){.kind = VALUE_MAP,
		.entries = entries,
		.count = all->names.count};
}

static struct value site_value(
	struct arena *arena, const struct page_house *house)
{
	const struct site *site = house->site;
	struct view v = view_begin(arena, view_names_site);

	view_add_text(&v, "name", site->name);
	view_add_text(&v, "url", site->url);
	view_add_text(&v, "organization_url", site->organization_url);
	view_add_text(&v, "address", site->address);
	view_add_text(&v, "language", site->language);
	view_add_text(&v, "logo", house->logo);
	return view_map(&v);
}

void page_house_make(struct arena *arena, struct page_house *house)
{
	struct page_language *languages =
		arena_array(arena, house->word_count, sizeof(*languages));
	size_t i;

	for (i = 0; i < house->word_count; i++)
		languages[i].words = house->words[i];
	for (i = 1; i < house->word_count; i++)
		languages[i].words.fallback =
			&languages[language_of(house,
					   words_shorter_tag(
						   languages[i]
							   .words.language))]
				 .words;
	for (i = 0; i < house->word_count; i++) {
		struct page_language *l = &languages[i];

		l->foreign_words = l->words;
		l->foreign_words.is_foreign = true;
		l->names = words_value(arena, &house->words[0], &l->words);
		l->foreign_names =
			words_value(arena, &house->words[0], &l->foreign_words);
	}
	house->languages = languages;
	house->site_names = site_value(arena, house);
}

static const struct page_language *spoken_for(
	const struct page_house *house, struct str language)
{
	return &house->languages[language_of(house, words_tag(language))];
}

const struct words *page_words_of(
	const struct page_house *house, struct str language)
{
	return &spoken_for(
		house, language.len ? language : house->site->language)
			->words;
}

static bool is_wide(struct str language)
{
	static const char *const wide[] = {"zh", "ja", "ko", "yue", NULL};
	size_t i;

	for (i = 0; wide[i]; i++)
		if (words_is_same_language(language, str_from(wide[i])))
			return true;
	return false;
}

const struct words *page_words_in(const struct page *page, struct str language)
{
	return words_is_same_language(page->spoken->words.language, language)
		       ? &page->spoken->words
		       : &page->spoken->foreign_words;
}

/* "es-mx/" for es-MX: a language other than the site's has its own. */
static struct str first_folder(
	struct arena *arena, const struct site *site, struct str language)
{
	char *folder;
	size_t i;

	if (str_equal_nocase(language, site->language))
		return STR("");
	folder = arena_alloc(arena, language.len + 1);
	for (i = 0; i < language.len; i++) {
		char c = language.ptr[i];

		folder[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	folder[i] = '/';
	return (struct str){folder, language.len + 1};
}

struct page page_begin(struct arena *arena, struct diags *d,
	const struct page_house *house, struct str path, struct str language)
{
	struct page page = {
		.arena = arena, .d = d, .house = house, .path = path};

	page.language = language.len ? language : house->site->language;
	page.is_wide = is_wide(page.language);
	page.spoken = spoken_for(house, page.language);
	page.words = page_words_in(&page, page.language);
	page.root = route_to_root(arena, path);
	page.view = view_begin(arena, view_names_root);
	page.feed_name = house->site->name;
	page.first = first_folder(arena, house->site, page.language);
	page.feeds = page.first;
	return page;
}

struct str page_word(const struct page *page, struct str name)
{
	return words_get(page->words, name);
}

void page_set_title(struct page *page, struct str word)
{
	page->title = page_word(page, word);
	page->is_named_by_words = true;
}

struct str page_absolute(
	struct arena *arena, const struct site *site, struct str path)
{
	return arena_format(
		arena, "%.*s%.*s", STR_ARG(site->url), STR_ARG(path));
}

struct str page_url_of(
	const struct page *page, const struct public_release *item)
{
	return arena_format(page->arena, "%.*s%.*s/", STR_ARG(page->root),
		STR_ARG(item->address));
}

struct str page_absolute_of(
	const struct page *page, const struct public_release *item)
{
	return arena_format(page->arena, "%.*s%.*s/",
		STR_ARG(page->house->site->url), STR_ARG(item->address));
}

struct str page_file_url(const struct page *page,
	const struct public_release *item, struct str name)
{
	return arena_format(page->arena, "%.*s%.*s/%.*s",
		STR_ARG(page->house->site->url), STR_ARG(item->address),
		STR_ARG(name));
}

struct value page_link_value(
	const struct page *page, const struct public_release *item)
{
	struct view v = view_begin(page->arena, view_names_translation);

	view_add_text(&v, "language", item->release->language);
	view_add_text(&v, "headline", item->release->headline);
	view_add_text(&v, "url", page_url_of(page, item));
	view_add_text(&v, "absolute_url", page_absolute_of(page, item));
	return view_map(&v);
}

struct instant page_release_day(const struct public_release *item)
{
	const struct release *release = item->acts;

	return release->has_date ? release->date.at : item->at;
}

struct str page_topic_name(const struct site *site, const struct topic *topic)
{
	const struct site_topic *known = site_topic(site, topic->slug);

	return known && known->name.len ? known->name : topic->text;
}

/* Cut at a word, never inside a character. */
static struct str cut_words(struct arena *arena, struct str text, size_t most)
{
	size_t end = most;

	if (text.len <= most)
		return arena_str(arena, text);
	while (end > most / 2 && text.ptr[end] != ' ')
		end--;
	while (end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
		end--;
	return arena_format(arena, "%.*s…", (int)end, text.ptr);
}

struct str page_summary(
	struct arena *arena, const struct release *release, struct str first)
{
	if (release->summary.len)
		return release->summary;
	return cut_words(arena, first, SUMMARY_BYTES);
}

static struct value feed_value(const struct page *page, const char *file,
	const char *type, const char *word)
{
	struct view v = view_begin(page->arena, view_names_link);

	view_add_text(&v, "title",
		words_labelled(page->arena, page->words, page->feed_name,
			page_word(page, str_from(word))));
	view_add_text(&v, "type", str_from(type));
	view_add_text(&v, "url",
		arena_format(page->arena, "%.*s%.*s%s", STR_ARG(page->root),
			STR_ARG(page->feeds), file));
	return view_map(&v);
}

static struct value feeds_value(const struct page *page)
{
	struct value *feeds = arena_array(page->arena, 3, sizeof(*feeds));

	feeds[0] =
		feed_value(page, "feed.xml", "application/rss+xml", "feed-rss");
	feeds[1] = feed_value(
		page, "atom.xml", "application/atom+xml", "feed-atom");
	feeds[2] = feed_value(
		page, "feed.json", "application/feed+json", "feed-json");
	return view_list(feeds, 3);
}

static struct str home_of(const struct page *page)
{
	if (!page->root.len && !page->first.len)
		return STR("./");
	return arena_format(page->arena, "%.*s%.*s", STR_ARG(page->root),
		STR_ARG(page->first));
}

static struct value page_value(const struct page *page)
{
	struct view v = view_begin(page->arena, view_names_page);
	struct str address = route_address(page->path);

	view_add_words(&v, "title",
		page->is_named_by_words ? page->words : NULL, page->title);
	view_add_text(&v, "description", page->description);
	view_add_text(&v, "canonical",
		page->canonical.len ? page->canonical
				    : page_absolute(page->arena,
					      page->house->site, address));
	view_add_text(&v, "root", page->root);
	view_add_text(&v, "home", home_of(page));
	view_add_text(&v, "language", page->language);
	view_add_text(&v, "direction",
		release_language_is_rtl(page->language) ? STR("rtl")
							: STR("ltr"));
	view_add_text(&v, "style",
		arena_format(page->arena, "%.*s%.*s", STR_ARG(page->root),
			STR_ARG(page->house->style)));
	view_add(&v, "feeds", feeds_value(page));
	view_add(&v, "translations", page->translations);
	return view_map(&v);
}

bool page_render(struct page *page, const char *file, struct buf *out)
{
	struct value root;

	if (!page->has_names) {
		view_add(&page->view, "site", page->house->site_names);
		view_add(&page->view, "page", page_value(page));
		view_add(&page->view, "t",
			page->words->is_foreign ? page->spoken->foreign_names
						: page->spoken->names);
		page->has_names = true;
	}
	root = view_map(&page->view);
	return template_render(page->d, page->house->theme, file, &root, out);
}
