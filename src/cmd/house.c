#include "cmd/house.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "read/node.h"
#include "read/siteexamples.h"

/* A name of a city that people may write, and not one such as Etc/UTC. */
static bool is_city(struct zone_cache *zones, struct str name)
{
	return str_find_char(name, '/') != STR_NONE &&
	       !str_starts_with(name, STR("Etc/")) &&
	       zone_suggest_naming(name) == ZONE_NAMED && zone_get(zones, name);
}

static struct str zone_of_environment(void)
{
	struct str name = str_from(getenv("TZ"));

	return str_starts_with(name, STR(":")) ? str_slice(name, 1, name.len)
					       : name;
}

/* "/usr/share/zoneinfo/Europe/Brussels" as "Europe/Brussels". */
static struct str zone_of_link(struct arena *arena, const char *folder)
{
	struct str path = arena_format(arena, "%s/localtime", folder);
	char target[PATH_MAX];
	ssize_t len = readlink(path.ptr, target, sizeof(target));
	struct str name, mark = STR("zoneinfo/");
	size_t at;

	if (len <= 0 || (size_t)len >= sizeof(target))
		return (struct str){0};
	name = arena_str(arena, (struct str){target, (size_t)len});
	at = str_find(name, mark);
	return at == STR_NONE ? (struct str){0}
			      : str_slice(name, at + mark.len, name.len);
}

static struct str zone_of_file(struct arena *arena, const char *folder)
{
	struct str path = arena_format(arena, "%s/timezone", folder), line;
	int fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char bytes[ZONE_NAME_MAX + 2];
	ssize_t len;

	if (fd < 0)
		return (struct str){0};
	len = read(fd, bytes, sizeof(bytes));
	close(fd);
	line = (struct str){bytes, len < 0 ? 0 : (size_t)len};
	return arena_str(
		arena, str_trim(str_slice(line, 0, str_find_char(line, '\n'))));
}

struct str house_zone(
	struct arena *arena, struct zone_cache *zones, const char *folder)
{
	struct str names[] = {zone_of_environment(),
		zone_of_link(arena, folder), zone_of_file(arena, folder)};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_city(zones, names[i]))
			return arena_str(arena, names[i]);
	return STR("UTC");
}

struct house house_examples(struct arena *arena, struct zone_cache *zones)
{
	char uuid[HASH_UUID_LEN + 1];

	hash_uuid4(uuid);
	return (struct house){
		.uuid = arena_str(arena, str_from(uuid)),
		.name = STR(SITEEXAMPLES_NAME),
		.url = STR("https://press." SITEEXAMPLES_DOMAIN "/"),
		.zone = house_zone(arena, zones, "/etc"),
		.language = STR("en"),
		.contact = STR("Press desk"),
		.phone = STR(SITEEXAMPLES_PHONE),
		.email = STR("press@" SITEEXAMPLES_DOMAIN),
	};
}

/* Lines as they are, and lines with a value. */
static void add_line(struct buf *out, const char *name, struct str value)
{
	buf_z(out, name);
	node_quote(out, value);
	buf_char(out, '\n');
}

void house_site(struct buf *out, const struct house *house)
{
	buf_z(out, "# The house. What stands here holds for every release; "
		   "a release can say\n"
		   "# otherwise for itself. Words behind # are remarks. "
		   "\"dateline check\" tells\n"
		   "# what is wrong or missing.\n\n"
		   "organization:\n");
	add_line(out, "  name: ", house->name);
	buf_z(out, "  # logo: logo.svg\n\n"
		   "# Where reporters will see the newsroom.\n");
	add_line(out, "url: ", house->url);
	buf_z(out, "\n# Times are meant in this zone.\n");
	add_line(out, "zone: ", house->zone);
	buf_z(out,
		"\n# The language of your releases: en, es, fr, pt-BR ...\n");
	add_line(out, "language: ", house->language);
	buf_z(out, "\n# Whom reporters can call. A release names one of "
		   "these, or nobody: then it is\n"
		   "# the default.\n"
		   "contacts:\n  default: desk\n  desk:\n");
	add_line(out, "    name: ", house->contact);
	add_line(out, "    phone: ", house->phone);
	add_line(out, "    email: ", house->email);
	buf_z(out, "    # hours: Monday to Friday, 09:00 to 18:00\n\n"
		   "# A few sentences about the house, for the end of every "
		   "release. Take the marks\n"
		   "# away and write your own.\n"
		   "# boilerplates:\n"
		   "#   default: house\n"
		   "#   house: >\n"
		   "#     We work for ...\n\n"
		   "# The number of this newsroom. Never change it: feeds "
		   "know releases by it.\n");
	add_line(out, "newsroom: ", house->uuid);
}

void house_release(struct buf *out, const struct house *house, struct civil day)
{
	struct buf headline = {0};

	buf_format(&headline, "%.*s opens its newsroom", STR_ARG(house->name));
	buf_z(out, "---\n");
	add_line(out, "headline: ", buf_view(&headline));
	buf_release(&headline);
	buf_format(out,
		"embargo: none       # it may go out at once; or a time, as "
		"2030-12-01 09:00\n"
		"date: %04d-%02d-%02d\n",
		(int)day.year, day.month, day.day);
	if (!str_starts_with(house->language, STR("en")))
		buf_z(out, "language: en        # of this text\n");
	buf_z(out,
		"---\n\n"
		"From today all our releases are here: each with a page of "
		"its own, a plain text\n"
		"to copy from, and feeds that tell reporters what is new.\n\n"
		"What is under embargo is not here before its time. Who "
		"wants to know more finds\n"
		"a name and a number at the top of every release.\n");
}
