#include "render/page.h"

#include "base/utf8.h"
#include "model/language.h"
#include "model/route.h"

/* A summary made of the first paragraph ends after this many bytes. */
#define SUMMARY_BYTES 300

/* A logo that is so much wider than high is made of letters. */
#define LOGO_OF_LETTERS 3

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

/* Such a logo is the name itself; it need not stand beside it. */
static bool is_name(const struct site *site)
{
	return site->logo_height &&
	       site->logo_width >= LOGO_OF_LETTERS * site->logo_height;
}

static struct value site_value(
	struct arena *arena, const struct page_house *house)
{
	const struct site *site = house->site;
	struct view v = view_begin(arena, view_names_site);

	view_add_text(&v, "name", site->name);
	view_add_text(&v, "url", site->url);
	view_add_text(&v, "organization_url", site->organization_url);
	view_add_text(&v, "home",
		site->organization_url.len ? site->organization_url
					   : site->url);
	view_add_text(&v, "address", site->address);
	view_add_text(&v, "language", site->language);
	view_add_text(&v, "logo", house->logo);
	view_add_pixels(&v, "logo_width", "logo_height", site->logo_width,
		site->logo_height);
	if (is_name(site))
		view_add_text(&v, "logo_alt", site->name);
	view_add_text(&v, "icon", house->icon);
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

struct str page_direction(const struct page *page, struct str text)
{
	bool is_rtl = release_language_is_rtl(page->language);

	if (utf8_has_letter(text, is_rtl) || !utf8_has_letter(text, !is_rtl))
		return STR("");
	return is_rtl ? STR("ltr") : STR("rtl");
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
	return arena_join(arena, (struct str[]){site->url, path}, 2);
}

struct str page_url_of(
	const struct page *page, const struct public_release *item)
{
	return arena_join(page->arena,
		(struct str[]){page->root, item->address, STR("/")}, 3);
}

struct str page_absolute_of(
	const struct page *page, const struct public_release *item)
{
	return arena_join(page->arena,
		(struct str[]){page->house->site->url, item->address, STR("/")},
		3);
}

struct str page_file_url(const struct page *page,
	const struct public_release *item, struct str name)
{
	return arena_join(page->arena,
		(struct str[]){
			page->house->site->url, item->address, STR("/"), name},
		4);
}

struct value page_link_value(
	const struct page *page, const struct public_release *item)
{
	struct view v = view_begin(page->arena, view_names_translation);

	view_add_text(&v, "language", item->release->language);
	view_add_text(&v, "name", language_name(item->release->language));
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

bool page_render(struct page *page, const char *file, struct buf *out)
{
	struct value root;

	if (!page->has_names) {
		view_add(&page->view, "site", page->house->site_names);
		view_add(&page->view, "page", page_head(page));
		view_add(&page->view, "t",
			page->words->is_foreign ? page->spoken->foreign_names
						: page->spoken->names);
		page->has_names = true;
	}
	root = view_map(&page->view);
	return template_render(page->d, page->house->theme, file, &root, out);
}
