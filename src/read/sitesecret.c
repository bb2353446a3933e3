#include "read/sitesecret.h"

static const char *const secret_names[] = {
	"password",
	"passwd",
	"passphrase",
	"pass",
	"secret",
	"token",
	"api-key",
	"apikey",
};

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

/* Equal but for case and for "_" in the place of "-". */
static bool is_name(struct str key, const char *name)
{
	size_t i;

	if (key.len != strlen(name))
		return false;
	for (i = 0; i < key.len; i++) {
		char c = key.ptr[i] == '_' ? '-' : key.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = letters[c - 'A'];
		if (c != name[i])
			return false;
	}
	return true;
}

static bool is_secret_name(struct str key)
{
	size_t i;

	for (i = 0; i < sizeof(secret_names) / sizeof(*secret_names); i++)
		if (is_name(key, secret_names[i]))
			return true;
	return false;
}

/* `smtps://user:secret@host`. */
static bool holds_password(struct str text)
{
	size_t start = str_find(text, STR("://")), at, colon;

	if (start == STR_NONE)
		return false;
	text = str_slice(text, start + 3, text.len);
	at = str_find_char(text, '@');
	colon = str_find_char(text, ':');
	return at != STR_NONE && colon < at &&
	       str_find_char(str_slice(text, 0, at), '/') == STR_NONE;
}

static bool report(struct diags *d, struct span at)
{
	size_t line = source_find(at.src, at.off).line;
	struct diag diag = {
		.id = "secret-written",
		.file = at.src->path,
		.text = arena_format(d->arena,
			"A password stands in line %zu. This file is copied "
			"and sent around, so it is no place for secrets.",
			line),
		.help = STR("Put it into a file outside the newsroom that only "
			    "you can read, and name that file: password: "
			    "{file: /etc/dateline/relay}. Or keep it in a "
			    "variable: password: {env: RELAY_PASSWORD}. If "
			    "others have seen this file, get a new password."),
		.brief = arena_format(d->arena,
			"a password in line %zu; name a file outside the "
			"newsroom instead, as in password: {file: "
			"/etc/dateline/relay}",
			line),
	};

	return diag_add(d, &diag);
}

static bool is_reference(const struct node *value)
{
	return value->kind == NODE_RECORD &&
	       (node_get(value, "file") || node_get(value, "env"));
}

/* Goes down no deeper than NODE_MAX_DEPTH. */
static bool check(struct diags *d, const struct node *node)
{
	size_t i;
	bool ok = true;

	if (node->kind == NODE_TEXT)
		return !holds_password(node->text) || report(d, node->at);
	for (i = 0; i < node->count; i++) {
		const struct node *value = node->kind == NODE_LIST
						   ? node->items[i]
						   : node->pairs[i].value;

		if (node->kind == NODE_RECORD &&
			is_secret_name(node->pairs[i].key) &&
			!is_reference(value) &&
			(value->kind != NODE_TEXT || value->text.len))
			ok = report(d, node->pairs[i].key_at);
		else if (!check(d, value))
			ok = false;
	}
	return ok;
}

bool sitesecret_check(struct diags *d, const struct node *root)
{
	return !root || check(d, root);
}
