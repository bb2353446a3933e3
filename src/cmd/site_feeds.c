#include "cmd/site_parts.h"

/* The feeds of some members, as files. */

static struct feed_body body_of(void *context, size_t member)
{
	const struct site_making *m = context;

	return m->made[member].feed;
}

/* What it holds: "Harbor Grid: Press releases". */
static struct str words_of(struct site_making *m, struct arena *arena,
	const struct site_feed *from)
{
	const struct words *words = page_words_of(&m->house, from->language);

	return words_labelled(arena, words, m->house.site->name,
		words_get(words, from->only_corrections
					 ? STR("feed-corrections")
					 : STR("releases")));
}

struct feed site_feed_of(struct site_making *m, struct arena *arena,
	const struct site_feed *from)
{
	return (struct feed){
		.house = &m->house,
		.members = from->members,
		.only_corrections = from->only_corrections,
		.page = from->folder,
		.title = from->title.len ? from->title
					 : words_of(m, arena, from),
		.description = from->description.len ? from->description
						     : words_of(m, arena, from),
		.language = from->language,
		.style = site_style_address_of(m, arena, from),
		.body = body_of,
		.context = m,
	};
}

void site_feed_files(const struct site_list *list, const struct site_feed *from,
	struct tree_file files[SITE_FEEDS])
{
	static const struct {
		const char *name;
		void (*write)(struct buf *, const struct feed *, struct str);
	} kinds[SITE_FEEDS] = {
		{"feed.xml", feed_rss},
		{"atom.xml", feed_atom},
		{"feed.json", feed_json},
	};
	struct instant at = site_newest(list->m, &from->members);
	struct feed feed = site_feed_of(list->m, &list->w->scratch, from);
	size_t i;

	for (i = 0; i < SITE_FEEDS; i++) {
		struct buf *out = &list->w->feeds[i];
		struct str path = arena_format(&list->w->scratch, "%.*s%s",
			STR_ARG(from->folder), kinds[i].name);

		buf_reset(out);
		kinds[i].write(out, &feed, path);
		files[i] = site_file(kinds[i].name, buf_view(out), at);
	}
}
