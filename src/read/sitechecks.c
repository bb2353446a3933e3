#include "read/sitechecks.h"

#include "model/route.h"
#include "read/folderfile.h"
#include "read/markdown.h"

bool sitechecks_logo(
	struct diags *d, struct arena *arena, int root_fd, struct site *site)
{
	struct str folder = route_folder(site->logo);
	struct folderfile_place place = {
		.d = d,
		.arena = arena,
		.root_fd = root_fd,
		.folder = str_slice(
			site->logo, 0, folder.len ? folder.len - 1 : 0),
	};
	struct release_file file;

	if (!site->logo.len)
		return true;
	if (!folderfile_read(&place,
		    str_slice(site->logo, folder.len, site->logo.len),
		    site->logo_at, &file))
		return false;
	site->logo_width = file.width;
	site->logo_height = file.height;
	return true;
}

bool sitechecks_boilerplates(struct diags *d, const struct site *site)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < site->boilerplate_count; i++) {
		struct markdown_input in = {
			.words = site->boilerplates[i].text,
			.at = site->boilerplates[i].at,
		};
		struct arena arena = {0};
		struct body body;

		ok &= markdown_read(d, &arena, &in, &body);
		arena_release(&arena);
	}
	return ok;
}
