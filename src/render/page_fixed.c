#include "render/page.h"

#include "model/route.h"

/* The pages that every newsroom has, whatever it published. */

static struct value house_contacts(const struct page *page)
{
	const struct site *site = page->house->site;
	struct value *contacts = arena_array(
		page->arena, site->default_contacts.count, sizeof(*contacts));
	size_t i, count = 0;

	for (i = 0; i < site->default_contacts.count; i++) {
		const struct contact *contact = site_contact(site,
			site->default_contacts.items[i], page->house->now);

		if (contact)
			contacts[count++] =
				view_contact(page->arena, page->words, contact);
	}
	return view_list(contacts, count);
}

bool page_contact(struct page *page, struct buf *out)
{
	struct view release = view_begin(page->arena, view_names_release);

	page_set_title(page, STR("contacts"));
	page->menu = "is_contact";
	view_add(&release, "contacts", house_contacts(page));
	view_add(&page->view, "release", view_map(&release));
	return page_render(page, "contact.html", out);
}

bool page_subscribe(struct page *page, struct buf *out)
{
	page_set_title(page, STR("subscribe"));
	page->menu = "is_subscribe";
	return page_render(page, "subscribe.html", out);
}

/* It is shown under any address, so its links begin at the site's path. */
static struct str path_of_url(struct str url)
{
	size_t host = str_find(url, STR("://")), slash;

	if (host == STR_NONE)
		return STR("/");
	url = str_slice(url, host + 3, url.len);
	slash = str_find_char(url, '/');
	return slash == STR_NONE ? STR("/") : str_slice(url, slash, url.len);
}

bool page_missing(struct page *page, struct buf *out)
{
	page->root = path_of_url(page->house->site->url);
	page->is_anywhere = true;
	page_set_title(page, STR("missing"));
	return page_render(page, "404.html", out);
}

bool page_moved(
	struct page *page, const struct public_release *item, struct buf *out)
{
	struct view release = view_begin(page->arena, view_names_release);

	page_set_title(page, STR("moved"));
	page->canonical = page_absolute_of(page, item);
	view_add_text(&release, "headline", item->release->headline);
	view_add_text(&release, "url", page->canonical);
	view_add(&page->view, "release", view_map(&release));
	return page_render(page, "moved.html", out);
}
