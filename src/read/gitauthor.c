#include "read/gitauthor.h"

#include <git2.h>
#include <stdlib.h>

/*
 * What a commit holds on the way to the file: the tree at its top, each
 * folder, and the file itself. Comparing from the top on, an unchanged
 * folder is never read.
 */
struct trail {
	git_oid oids[GITAUTHOR_MAX_DEPTH + 2];
	size_t count; /* all of them, or those there are */
};

struct search {
	struct arena *arena;
	git_repository *repository;
	git_odb *objects;
	size_t bytes_left; /* of folders that may still be read */
	const char *parts[GITAUTHOR_MAX_DEPTH + 1]; /* folders, file */
	size_t count;
};

static bool split(struct search *s, struct str path)
{
	struct str part;

	while (str_next(&path, '/', &part)) {
		if (!part.len || str_equal_z(part, "."))
			continue;
		if (s->count > GITAUTHOR_MAX_DEPTH || str_equal_z(part, ".."))
			return false;
		s->parts[s->count++] = arena_str(s->arena, part).ptr;
	}
	return s->count > 0;
}

/*
 * The entry `name` of the bytes of a tree: "100644 name\0", the 20 bytes of
 * its object, and so on. A folder of thousands of releases is looked through
 * faster than it is taken apart.
 */
static bool find_in_tree(struct str tree, const char *name, git_oid *out)
{
	size_t len = strlen(name), end;

	while ((end = str_find_char(tree, '\0')) != STR_NONE &&
		tree.len - end > GIT_OID_RAWSZ) {
		struct str entry = str_slice(tree, 0, end);
		size_t space = str_find_char(entry, ' ');

		if (space != STR_NONE && entry.len - space - 1 == len &&
			!memcmp(entry.ptr + space + 1, name, len)) {
			git_oid_fromraw(
				out, (const unsigned char *)tree.ptr + end + 1);
			return true;
		}
		tree = str_slice(tree, end + 1 + GIT_OID_RAWSZ, tree.len);
	}
	return false;
}

/* The same of a tree that is to be read; false also where it cannot be. */
static bool find_entry(
	struct search *s, const git_oid *tree, const char *name, git_oid *out)
{
	git_odb_object *object;
	struct str bytes;
	bool found;

	if (s->bytes_left == 0 || git_odb_read(&object, s->objects, tree) < 0)
		return false;
	bytes.ptr = git_odb_object_data(object);
	bytes.len = git_odb_object_size(object);
	s->bytes_left -= bytes.len < s->bytes_left ? bytes.len : s->bytes_left;
	found = git_odb_object_type(object) == GIT_OBJECT_TREE &&
		find_in_tree(bytes, name, out);
	git_odb_object_free(object);
	return found;
}

/*
 * The trail of a commit. What is as in `known` (which may be NULL) is
 * taken from there.
 */
static void follow(struct search *s, const git_commit *commit,
	const struct trail *known, struct trail *out)
{
	size_t i;

	git_oid_cpy(&out->oids[0], git_commit_tree_id(commit));
	out->count = 1;
	for (i = 0; i < s->count; i++) {
		if (known && git_oid_equal(&out->oids[i], &known->oids[i])) {
			*out = *known;
			return;
		}
		if (!find_entry(
			    s, &out->oids[i], s->parts[i], &out->oids[i + 1]))
			return;
		out->count++;
	}
}

static const git_oid *file_of(const struct search *s, const struct trail *trail)
{
	return trail->count == s->count + 1 ? &trail->oids[s->count] : NULL;
}

/* A parent that has the same file, in the place of `*commit`. */
static bool go_back(struct search *s, git_commit **commit, struct trail *trail)
{
	unsigned int count = git_commit_parentcount(*commit), i;
	struct trail theirs;
	git_commit *parent;
	const git_oid *file;

	for (i = 0; i < count; i++) {
		if (git_commit_parent(&parent, *commit, i) < 0)
			return false;
		follow(s, parent, trail, &theirs);
		file = file_of(s, &theirs);
		if (file && git_oid_equal(file, file_of(s, trail))) {
			git_commit_free(*commit);
			*commit = parent;
			*trail = theirs;
			return true;
		}
		git_commit_free(parent);
	}
	return false;
}

/* A history that was cut off (a shallow clone) does not say who it was. */
static bool has_all_parents(const git_commit *commit)
{
	unsigned int count = git_commit_parentcount(commit), i;
	git_commit *parent;

	for (i = 0; i < count; i++) {
		if (git_commit_parent(&parent, commit, i) < 0)
			return false;
		git_commit_free(parent);
	}
	return true;
}

static bool is_shallow_root(const struct search *s, const git_commit *commit)
{
	return git_commit_parentcount(commit) == 0 &&
	       git_repository_is_shallow(s->repository) == 1;
}

static bool name_author(
	const struct search *s, const git_commit *commit, struct str *author)
{
	const git_signature *by = git_commit_author(commit);

	if (!by || !by->name || !*by->name)
		return false;
	*author =
		by->email && *by->email
			? arena_format(s->arena, "%s <%s>", by->name, by->email)
			: arena_str(s->arena, str_from(by->name));
	return true;
}

static bool find_change(
	struct search *s, git_commit **commit, struct str *author)
{
	struct trail trail;
	size_t seen = 1;

	follow(s, *commit, NULL, &trail);
	while (go_back(s, commit, &trail))
		if (++seen > GITAUTHOR_MAX_COMMITS)
			return false;
	/* What was not read may have been the same. */
	return s->bytes_left && has_all_parents(*commit) &&
	       !is_shallow_root(s, *commit) && name_author(s, *commit, author);
}

static bool is_file(struct search *s, const git_commit *head, struct str bytes)
{
	struct trail trail;
	const git_oid *file;
	git_oid oid;

	follow(s, head, NULL, &trail);
	file = file_of(s, &trail);
	return file &&
	       git_odb_hash(&oid, bytes.ptr ? bytes.ptr : "", bytes.len,
		       GIT_OBJECT_BLOB) == 0 &&
	       git_oid_equal(&oid, file);
}

static bool find_in(struct search *s, struct str bytes, struct str *author)
{
	git_commit *commit;
	git_oid head;
	bool ok;

	if (git_reference_name_to_id(&head, s->repository, "HEAD") < 0 ||
		git_commit_lookup(&commit, s->repository, &head) < 0)
		return false;
	ok = is_file(s, commit, bytes) && find_change(s, &commit, author);
	git_commit_free(commit);
	return ok;
}

/* The newsroom may be a folder of the repository. */
static bool place_file(struct search *s, const char *folder, struct str path)
{
	struct str top = str_from(git_repository_workdir(s->repository));
	char *real = realpath(folder, NULL);
	struct str here = str_from(real);
	bool ok;

	while (str_ends_with(top, STR("/")))
		top.len--;
	ok = real && top.len && str_starts_with(here, top) &&
	     (here.len == top.len || here.ptr[top.len] == '/');
	if (ok && here.len > top.len)
		ok = split(s, str_slice(here, top.len + 1, here.len));
	ok = ok && split(s, path);
	free(real);
	return ok;
}

bool gitauthor_find(struct arena *arena, const char *folder, struct str path,
	struct str bytes, struct str *author)
{
	struct search s = {.arena = arena, .bytes_left = GITAUTHOR_MAX_BYTES};
	bool ok;

	if (git_libgit2_init() < 0)
		return false;
	ok = git_repository_open_ext(&s.repository, folder, 0, NULL) == 0 &&
	     git_repository_odb(&s.objects, s.repository) == 0 &&
	     place_file(&s, folder, path) && find_in(&s, bytes, author);
	git_odb_free(s.objects);
	git_repository_free(s.repository);
	git_libgit2_shutdown();
	return ok;
}
