#include "render/view.h"

/*
 * The data model of the templates. One row per name; the words are what
 * the manual and `dateline data` say of it.
 */
#define TEXT(name, words)                                                      \
	{                                                                      \
		name, VALUE_TEXT, NULL, words, false                           \
	}
#define YES(name, words)                                                       \
	{                                                                      \
		name, VALUE_TRUE, NULL, words, false                           \
	}
#define HTML(name, words)                                                      \
	{                                                                      \
		name, VALUE_HTML, NULL, words, false                           \
	}
#define JSON(name, words)                                                      \
	{                                                                      \
		name, VALUE_JSON, NULL, words, false                           \
	}
#define MAP(name, inside, words)                                               \
	{                                                                      \
		name, VALUE_MAP, inside, words, false                          \
	}
#define LIST(name, inside, words)                                              \
	{                                                                      \
		name, VALUE_LIST, inside, words, false                         \
	}
#define END                                                                    \
	{                                                                      \
		NULL, VALUE_NONE, NULL, NULL, false                            \
	}

const struct template_name view_names_day[] = {
	TEXT("iso", "for machines: 2026-12-01T09:00:00-05:00"),
	TEXT("text", "for people: 1 December 2026"),
	END,
};

const struct template_name view_names_contact[] = {
	TEXT("name", "name"),
	TEXT("role", "role"),
	TEXT("organization", "organization"),
	TEXT("phone", "phone, as typed"),
	TEXT("phone_url", "tel: address of the phone"),
	TEXT("email", "e-mail address"),
	TEXT("email_url", "mailto: address of it"),
	TEXT("hours", "when somebody answers"),
	TEXT("languages", "languages spoken"),
	TEXT("after_phone", "phone after hours"),
	TEXT("after_phone_url", "tel: address of it"),
	TEXT("after_languages", "languages spoken after hours"),
	END,
};

const struct template_name view_names_link[] = {
	TEXT("title", "title"),
	TEXT("type", "media type"),
	TEXT("url", "address, relative to the page"),
	TEXT("absolute_url", "address with https"),
	END,
};

const struct template_name view_names_translation[] = {
	TEXT("language", "language, as fr"),
	TEXT("name", "language, as its speakers call it"),
	TEXT("headline", "headline"),
	TEXT("url", "address, relative to the page"),
	TEXT("absolute_url", "address with https"),
	END,
};

const struct template_name view_names_site[] = {
	TEXT("name", "name of the house"),
	TEXT("url", "address of the newsroom"),
	TEXT("organization_url", "address of the house"),
	TEXT("home", "address of the house, else of the newsroom"),
	TEXT("address", "where the house is"),
	TEXT("language", "language of the house"),
	TEXT("logo", "logo, relative to the root"),
	TEXT("logo_width", "pixels"),
	TEXT("logo_height", "pixels"),
	TEXT("logo_alt", "name of the house, where the logo is made of it"),
	TEXT("icon", "icon, relative to the root"),
	END,
};

const struct template_name view_names_picture[] = {
	TEXT("url", "address of the file"),
	TEXT("absolute_url", "address with https"),
	TEXT("alt", "what it shows, in words"),
	TEXT("width", "pixels"),
	TEXT("height", "pixels"),
	TEXT("caption", "caption"),
	TEXT("caption_direction", "ltr or rtl, where it runs against the page"),
	TEXT("credit", "who made it"),
	YES("has_words", "there is a caption or a credit"),
	END,
};

const struct template_name view_names_page[] = {
	TEXT("title", "title of the page"),
	TEXT("description", "description for search engines"),
	TEXT("canonical", "address with https"),
	TEXT("root", "prefix to the root of the site, as ../../"),
	TEXT("home", "address of the first page"),
	TEXT("style", "address of the style sheet"),
	TEXT("language", "language of the page"),
	TEXT("locale", "language and territory, as fr_FR"),
	TEXT("direction", "ltr or rtl"),
	LIST("feeds", view_names_link, "feeds of this page"),
	LIST("translations", view_names_translation,
		"all languages of this page"),
	YES("has_translations", "there are some"),
	TEXT("default_url",
		"address with https, for readers of other languages"),
	MAP("picture", view_names_picture, "shown with links to the page"),
	YES("is_all", "it lists all releases"),
	YES("is_topics", "it lists the topics"),
	YES("is_subscribe", "it explains how to follow"),
	YES("is_contact", "it says whom to call"),
	END,
};

const struct template_name view_names_signatory[] = {
	TEXT("name", "name"),
	TEXT("url", "address on the web"),
	TEXT("location", "place or country"),
	TEXT("person", "who signs for it"),
	TEXT("title", "that person's title"),
	TEXT("logo", "address of the logo"),
	TEXT("logo_width", "pixels"),
	TEXT("logo_height", "pixels"),
	END,
};

const struct template_name view_names_signatories[] = {
	TEXT("count", "how many, in digits"),
	TEXT("sentence", "all names in one sentence"),
	YES("is_sentence", "to be printed as a sentence"),
	YES("is_columns", "to be printed in columns"),
	YES("is_logos", "to be printed with logos"),
	LIST("items", view_names_signatory, "each of them, in order"),
	END,
};

const struct template_name view_names_correction[] = {
	TEXT("label", "Correction, Clarification or Update"),
	MAP("date", view_names_day, "when"),
	TEXT("was", "words that were wrong"),
	TEXT("now", "words that are right"),
	TEXT("note", "explanation"),
	END,
};

const struct template_name view_names_event[] = {
	MAP("start", view_names_day, "begin"),
	MAP("end", view_names_day, "end"),
	TEXT("place", "place"),
	TEXT("url", "address on the web"),
	TEXT("accreditation", "how to be admitted"),
	END,
};

const struct template_name view_names_letter[] = {
	TEXT("title", "title"),
	TEXT("to", "to whom"),
	TEXT("date", "its date, as typed"),
	TEXT("url", "address of it"),
	END,
};

const struct template_name view_names_file[] = {
	TEXT("title", "title or alternative text"),
	TEXT("alt", "what it shows"),
	TEXT("url", "address of the file"),
	TEXT("format", "what it is, as PDF"),
	TEXT("width", "pixels"),
	TEXT("height", "pixels"),
	TEXT("size", "size for people"),
	TEXT("caption", "caption"),
	TEXT("credit", "who made it"),
	TEXT("rights", "what may be done with it"),
	YES("has_words", "there is a caption, a credit or a right"),
	END,
};

const struct template_name view_names_topic[] = {
	TEXT("name", "name"),
	TEXT("url", "address of its page"),
	TEXT("description", "description"),
	TEXT("count", "how many releases, in digits"),
	TEXT("releases", "the same in words: 12 releases"),
	END,
};

const struct template_name view_names_boilerplate[] = {
	TEXT("name", "whom it is about; empty: the same as the one before"),
	HTML("html", "the text"),
	END,
};

const struct template_name view_names_origin[] = {
	TEXT("organization", "who published it first"),
	TEXT("url", "where"),
	END,
};

const struct template_name view_names_withdrawn[] = {
	MAP("date", view_names_day, "when"),
	TEXT("reason", "why"),
	MAP("replaced", view_names_translation,
		"what replaces it, once public"),
	END,
};

const struct template_name view_names_release[] = {
	TEXT("headline", "headline"),
	TEXT("headline_direction",
		"ltr or rtl, where it runs against the page"),
	TEXT("subhead", "deck below the headline"),
	TEXT("subhead_direction", "ltr or rtl, where it runs against the page"),
	TEXT("summary", "summary, else the first paragraph"),
	TEXT("place", "city of the dateline"),
	MAP("date", view_names_day, "date of the release"),
	MAP("published", view_names_day, "when it became public"),
	MAP("updated", view_names_day, "newest correction, or the date"),
	TEXT("id", "permanent identity"),
	TEXT("slug", "short name in the address"),
	TEXT("url", "address with https"),
	TEXT("language", "language"),
	HTML("body", "the text"),
	LIST("contacts", view_names_contact, "whom to call"),
	MAP("signatories", view_names_signatories, "who signs"),
	MAP("image", view_names_picture, "lead picture"),
	LIST("media", view_names_file, "pictures and recordings to download"),
	YES("has_media", "there are some"),
	LIST("attachments", view_names_file, "documents to download"),
	YES("has_attachments", "there are some"),
	MAP("letter", view_names_letter, "the letter it is about"),
	MAP("event", view_names_event, "of an advisory"),
	LIST("corrections", view_names_correction, "newest first"),
	YES("has_corrections", "there are some"),
	LIST("topics", view_names_topic, "topics"),
	YES("has_topics", "there are some"),
	LIST("boilerplates", view_names_boilerplate, "about the house"),
	YES("has_boilerplates", "there are some"),
	HTML("notes", "published notes to editors"),
	TEXT("end_mark", "###, -30-, ENDS"),
	MAP("origin", view_names_origin, "who published it first"),
	MAP("withdrawn", view_names_withdrawn, "of a withdrawn release"),
	LIST("translations", view_names_translation, "the other languages"),
	YES("has_translations", "there are some"),
	JSON("jsonld", "for search engines: schema.org NewsArticle"),
	{"extra", VALUE_MAP, NULL, "fields of the house", true},
	END,
};

const struct template_name view_names_item[] = {
	TEXT("headline", "headline"),
	TEXT("url", "address, relative to the page"),
	MAP("date", view_names_day, "date"),
	TEXT("summary", "summary"),
	TEXT("language", "language"),
	TEXT("direction", "ltr or rtl"),
	TEXT("note", "that it was withdrawn"),
	LIST("others", view_names_translation, "the other languages"),
	YES("has_others", "there are some"),
	END,
};

const struct template_name view_names_group[] = {
	TEXT("name", "month"),
	TEXT("anchor", "id of the heading"),
	LIST("items", view_names_item, "releases, newest first"),
	END,
};

const struct template_name view_names_year[] = {
	TEXT("name", "year"),
	TEXT("url", "address of its page"),
	TEXT("count", "how many releases, in digits"),
	TEXT("releases", "the same in words: 12 releases"),
	END,
};

const struct template_name view_names_part[] = {
	TEXT("name", "Part 2"),
	TEXT("url", "address, empty for the page itself"),
	END,
};

const struct template_name view_names_list[] = {
	YES("is_empty", "there is nothing yet"),
	LIST("groups", view_names_group,
		"releases by month, or all in one group"),
	YES("has_months", "there is more than one group"),
	LIST("years", view_names_year, "years with releases"),
	YES("has_years", "there are some"),
	LIST("parts", view_names_part, "parts of a long list"),
	YES("has_parts", "there is more than one"),
	LIST("topics", view_names_topic, "topics with releases"),
	LIST("others", view_names_translation,
		"first pages in the other languages"),
	YES("has_others", "there are some"),
	END,
};

/* Blocks of a plain text, wrapped, without a line end at their end. */
const struct template_name view_names_text[] = {
	TEXT("line", "FOR IMMEDIATE RELEASE and the date"),
	TEXT("corrections", "corrections"),
	TEXT("contacts", "whom to call"),
	TEXT("headline", "headline"),
	TEXT("subhead", "deck"),
	TEXT("event", "what, when, where"),
	TEXT("dateline", "PLACE, date"),
	TEXT("body", "the text"),
	TEXT("signatories", "who signs"),
	TEXT("letter", "the letter it is about"),
	TEXT("files", "documents and pictures"),
	TEXT("boilerplates", "about the house"),
	TEXT("links", "addresses of the links"),
	TEXT("notes", "notes to editors"),
	END,
};

/* The names below `t` are those of the words. */
const struct template_name view_names_root[] = {
	MAP("site", view_names_site, "the house"),
	MAP("page", view_names_page, "the page"),
	MAP("t", NULL, "interface words"),
	MAP("release", view_names_release, "the release of the page"),
	MAP("list", view_names_list, "the list of the page"),
	MAP("text", view_names_text, "blocks of the plain text"),
	END,
};

static const struct template_name *word_names(
	struct arena *arena, const struct words *words)
{
	struct template_name *names =
		arena_array(arena, words->names.count + 1, sizeof(*names));
	size_t i;

	for (i = 0; i < words->names.count; i++) {
		names[i].name = words->names.items[i].ptr;
		names[i].kind = VALUE_TEXT;
		names[i].words = "interface words in the page's language";
	}
	return names;
}

const struct template_name *view_names(
	struct arena *arena, const struct words *words)
{
	struct template_name *names =
		arena_alloc(arena, sizeof(view_names_root));
	size_t i;

	memcpy(names, view_names_root, sizeof(view_names_root));
	for (i = 0; names[i].name; i++)
		if (!strcmp(names[i].name, "t"))
			names[i].inside = word_names(arena, words);
	return names;
}
