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

static const struct template_name day[] = {
	TEXT("iso", "for machines: 2026-12-01T09:00:00-05:00"),
	TEXT("text", "for people: 1 December 2026"),
	END,
};

static const struct template_name contact[] = {
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

static const struct template_name link[] = {
	TEXT("title", "title"),
	TEXT("type", "media type"),
	TEXT("url", "address, relative to the page"),
	END,
};

static const struct template_name translation[] = {
	TEXT("language", "language, as fr"),
	TEXT("headline", "headline"),
	TEXT("url", "address, relative to the page"),
	TEXT("absolute_url", "address with https"),
	END,
};

static const struct template_name site[] = {
	TEXT("name", "name of the house"),
	TEXT("url", "address of the newsroom"),
	TEXT("organization_url", "address of the house"),
	TEXT("address", "where the house is"),
	TEXT("language", "language of the house"),
	TEXT("logo", "logo, relative to the root"),
	END,
};

static const struct template_name page[] = {
	TEXT("title", "title of the page"),
	TEXT("description", "description for search engines"),
	TEXT("canonical", "address with https"),
	TEXT("root", "prefix to the root of the site, as ../../"),
	TEXT("home", "address of the first page"),
	TEXT("language", "language of the page"),
	TEXT("direction", "ltr or rtl"),
	TEXT("style", "address of the style sheet"),
	LIST("feeds", link, "feeds of this page"),
	LIST("translations", translation, "all languages of this page"),
	END,
};

static const struct template_name picture[] = {
	TEXT("url", "address of the file"),
	TEXT("alt", "what it shows, in words"),
	TEXT("width", "pixels"),
	TEXT("height", "pixels"),
	TEXT("caption", "caption"),
	TEXT("credit", "who made it"),
	YES("has_words", "there is a caption or a credit"),
	END,
};

static const struct template_name signatory[] = {
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

static const struct template_name signatories[] = {
	TEXT("count", "how many, in digits"),
	TEXT("sentence", "all names in one sentence"),
	YES("is_sentence", "to be printed as a sentence"),
	YES("is_columns", "to be printed in columns"),
	YES("is_logos", "to be printed with logos"),
	LIST("items", signatory, "each of them, in order"),
	END,
};

static const struct template_name correction[] = {
	TEXT("label", "Correction, Clarification or Update"),
	MAP("date", day, "when"),
	TEXT("was", "words that were wrong"),
	TEXT("now", "words that are right"),
	TEXT("note", "explanation"),
	END,
};

static const struct template_name event[] = {
	MAP("start", day, "begin"),
	MAP("end", day, "end"),
	TEXT("place", "place"),
	TEXT("url", "address on the web"),
	TEXT("accreditation", "how to be admitted"),
	END,
};

static const struct template_name letter[] = {
	TEXT("title", "title"),
	TEXT("to", "to whom"),
	TEXT("date", "its date, as typed"),
	TEXT("url", "address of it"),
	END,
};

static const struct template_name file[] = {
	TEXT("title", "title or alternative text"),
	TEXT("alt", "what it shows"),
	TEXT("url", "address of the file"),
	TEXT("size", "size for people"),
	TEXT("caption", "caption"),
	TEXT("credit", "who made it"),
	TEXT("rights", "what may be done with it"),
	END,
};

static const struct template_name topic[] = {
	TEXT("name", "name"),
	TEXT("url", "address of its page"),
	TEXT("description", "description"),
	TEXT("count", "how many releases"),
	END,
};

static const struct template_name boilerplate[] = {
	HTML("html", "the text"),
	END,
};

static const struct template_name origin[] = {
	TEXT("organization", "who published it first"),
	TEXT("url", "where"),
	END,
};

static const struct template_name withdrawn[] = {
	MAP("date", day, "when"),
	TEXT("reason", "why"),
	MAP("replaced", translation, "what replaces it, once public"),
	END,
};

static const struct template_name release[] = {
	TEXT("headline", "headline"),
	TEXT("subhead", "deck below the headline"),
	TEXT("summary", "summary, else the first paragraph"),
	TEXT("place", "city of the dateline"),
	MAP("date", day, "date of the release"),
	MAP("updated", day, "newest correction, or the date"),
	TEXT("id", "permanent identity"),
	TEXT("slug", "short name in the address"),
	TEXT("url", "address with https"),
	TEXT("language", "language"),
	HTML("body", "the text"),
	LIST("contacts", contact, "whom to call"),
	MAP("signatories", signatories, "who signs"),
	MAP("image", picture, "lead picture"),
	LIST("media", file, "pictures and recordings to download"),
	YES("has_media", "there are some"),
	LIST("attachments", file, "documents to download"),
	YES("has_attachments", "there are some"),
	MAP("letter", letter, "the letter it is about"),
	MAP("event", event, "of an advisory"),
	LIST("corrections", correction, "newest first"),
	LIST("topics", topic, "topics"),
	YES("has_topics", "there are some"),
	LIST("boilerplates", boilerplate, "about the house"),
	YES("has_boilerplates", "there are some"),
	HTML("notes", "published notes to editors"),
	TEXT("end_mark", "###, -30-, ENDS"),
	MAP("origin", origin, "who published it first"),
	MAP("withdrawn", withdrawn, "of a withdrawn release"),
	LIST("translations", translation, "the other languages"),
	{"extra", VALUE_MAP, NULL, "fields of the house", true},
	END,
};

static const struct template_name item[] = {
	TEXT("headline", "headline"),
	TEXT("url", "address, relative to the page"),
	MAP("date", day, "date"),
	TEXT("summary", "summary"),
	TEXT("language", "language"),
	TEXT("direction", "ltr or rtl"),
	TEXT("note", "that it was withdrawn"),
	LIST("others", translation, "the other languages"),
	END,
};

static const struct template_name group[] = {
	TEXT("name", "month"),
	TEXT("anchor", "id of the heading"),
	LIST("items", item, "releases, newest first"),
	END,
};

static const struct template_name year[] = {
	TEXT("name", "year"),
	TEXT("url", "address of its page"),
	TEXT("count", "how many releases"),
	END,
};

static const struct template_name part[] = {
	TEXT("name", "number"),
	TEXT("url", "address, empty for the page itself"),
	END,
};

static const struct template_name list[] = {
	YES("is_empty", "there is nothing yet"),
	LIST("groups", group, "releases by month, or all in one group"),
	LIST("years", year, "years with releases"),
	YES("has_years", "there are some"),
	LIST("parts", part, "parts of a long list"),
	YES("has_parts", "there is more than one"),
	LIST("topics", topic, "topics with releases"),
	END,
};

/* Blocks of a plain text, wrapped, without a line end at their end. */
static const struct template_name text[] = {
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
	const struct template_name roots[] = {
		MAP("site", site, "the house"),
		MAP("page", page, "the page"),
		MAP("t", word_names(arena, words), "interface words"),
		MAP("release", release, "the release of the page"),
		MAP("list", list, "the list of the page"),
		MAP("text", text, "blocks of the plain text"),
		END,
	};
	struct template_name *names = arena_alloc(arena, sizeof(roots));

	memcpy(names, roots, sizeof(roots));
	return names;
}
