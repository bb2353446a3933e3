#include "cmd/site_links.h"

#include <stdlib.h>

#include "cmd/site_text.h"

static void add_names(
	struct arena *arena, struct str_list *names, const struct body *body)
{
	size_t i;

	for (i = 0; i < body->file_count; i++)
		arena_push(
			arena, names, arena_str(arena, body->files[i]->name));
}

/*
 * What its other links lead to is no matter here, and what is wrong with it
 * is told where it is published.
 */
static struct str_list *read_names(
	struct site_links *links, const struct public_release *item)
{
	struct str_list *names = arena_alloc(&links->arena, sizeof(*names));
	struct arena scratch = {0};
	struct diags unheard = {.arena = &scratch};
	struct page_texts texts;
	struct site_text text = {
		.d = &unheard,
		.arena = &scratch,
		.root_fd = links->root_fd,
		.release = item->release,
		.address = item->address,
		.set = links->set,
	};

	if (site_text_read(&text, &texts)) {
		add_names(&links->arena, names, &texts.body);
		add_names(&links->arena, names, &texts.notes);
	}
	arena_release(&scratch);
	return names;
}

static bool is_in(const struct str_list *names, struct str name)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		if (str_equal(names->items[i], name))
			return true;
	return false;
}

static bool has_file(
	void *context, const struct public_release *item, struct str name)
{
	struct site_links *links = context;
	size_t index = (size_t)(item - public_set_get(links->set, 0));
	bool found;

	if (!is_in(&item->release->folder_files, name))
		return false;
	pthread_mutex_lock(&links->mutex);
	if (!links->named[index])
		links->named[index] = read_names(links, item);
	found = is_in(links->named[index], name);
	pthread_mutex_unlock(&links->mutex);
	return found;
}

void site_links_open(struct site_links *links, int root_fd,
	const struct public_set *set, const struct map *pages)
{
	*links = (struct site_links){
		.root_fd = root_fd,
		.set = set,
		.site = {.pages = pages,
			.has_file = has_file,
			.context = links},
	};
	links->named = arena_array(&links->arena, public_set_count(set),
		sizeof(struct str_list *));
	if (pthread_mutex_init(&links->mutex, NULL))
		abort();
}

void site_links_close(struct site_links *links)
{
	pthread_mutex_destroy(&links->mutex);
	arena_release(&links->arena);
}
