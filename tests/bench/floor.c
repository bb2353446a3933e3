#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

/*
 * The least that any generator on these libraries does: read each source,
 * take the events of its front matter, make HTML of its body, and write as
 * many files, folders, links and bytes as a build of the newsroom did. What
 * does not come out even is left out. Modes, times, digests, syncing and
 * reading back are not in it either.
 *
 *     floor RELEASES OUT THREADS FILES BYTES LINKS
 */

static struct {
	char **paths;
	size_t count;
	const char *out;
	size_t files, file_bytes, links; /* for each source */
	atomic_size_t next;
} job;

static void list(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		char path[4096];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		job.paths = realloc(
			job.paths, (job.count + 1) * sizeof(*job.paths));
		job.paths[job.count++] = strdup(path);
	}
	if (dir)
		closedir(dir);
}

static char *read_whole(const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY);
	struct stat info;
	char *text;

	if (fd < 0 || fstat(fd, &info))
		exit(1);
	text = malloc((size_t)info.st_size + 1);
	*len = (size_t)read(fd, text, (size_t)info.st_size);
	text[*len] = '\0';
	close(fd);
	return text;
}

static void take_events(const char *text, size_t len)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool done = false;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
	while (!done && yaml_parser_parse(&parser, &event)) {
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void write_files(size_t index, const char *html, size_t len)
{
	char path[4096], *bytes = malloc(job.file_bytes + 1);
	size_t i;

	memset(bytes, ' ', job.file_bytes);
	memcpy(bytes, html, len < job.file_bytes ? len : job.file_bytes);
	snprintf(path, sizeof(path), "%s/%zu", job.out, index);
	mkdir(path, 0755);
	for (i = 0; i < job.files; i++) {
		int fd;

		snprintf(path, sizeof(path), "%s/%zu/%zu", job.out, index, i);
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
		if (fd < 0 || write(fd, bytes, job.file_bytes) !=
				      (ssize_t)job.file_bytes)
			exit(1);
		close(fd);
	}
	free(bytes);
}

/* The folder of a release is an object that its year links to. */
static void write_links(size_t index)
{
	char path[4096], object[64];
	size_t i;

	snprintf(object, sizeof(object), "../%048zu", index);
	for (i = 0; i < job.links; i++) {
		snprintf(path, sizeof(path), "%s/%zu/link%zu", job.out, index,
			i);
		if (symlink(object, path))
			exit(1);
	}
}

static void *work(void *unused)
{
	size_t index;

	while ((index = atomic_fetch_add(&job.next, 1)) < job.count) {
		size_t len;
		char *text = read_whole(job.paths[index], &len), *html;
		char *end = strstr(text + 4, "\n---\n");

		take_events(text + 4, (size_t)(end - text) - 3);
		html = cmark_markdown_to_html(
			end + 5, strlen(end + 5), CMARK_OPT_SMART);
		write_files(index, html, strlen(html));
		write_links(index);
		free(html);
		free(text);
	}
	return unused;
}

int main(int argc, char **argv)
{
	size_t threads, i;
	pthread_t ids[64];

	if (argc != 7)
		return 2;
	list(argv[1]);
	job.out = argv[2];
	threads = strtoul(argv[3], NULL, 10);
	job.files = strtoul(argv[4], NULL, 10) / job.count;
	job.file_bytes = strtoul(argv[5], NULL, 10) / (job.files * job.count);
	job.links = strtoul(argv[6], NULL, 10) / job.count;
	mkdir(job.out, 0755);
	for (i = 0; i < threads && i < 64; i++)
		pthread_create(&ids[i], NULL, work, NULL);
	for (i = 0; i < threads && i < 64; i++)
		pthread_join(ids[i], NULL);
	return 0;
}
