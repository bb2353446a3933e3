#include "base/buf.h"
#include "model/numeral.h"
#include "read/markdown_pass.h"

bool markdown_fill_is_english(struct str language)
{
	return str_equal_nocase(language, STR("en")) ||
	       (language.len > 3 && language.ptr[2] == '-' &&
		       str_equal_nocase(str_slice(language, 0, 2), STR("en")));
}

/* "1,214" in English; other languages group in too many ways to guess. */
static void add_number(struct buf *out, size_t number, bool english)
{
	if (english && number >= 1000 && number < 1000 * 1000)
		buf_format(out, "%zu,%03zu", number / 1000, number % 1000);
	else
		buf_format(out, "%zu", number);
}

/*
 * Whether a word that follows `before` begins a sentence; `begins` when
 * nothing comes before it.
 */
static bool begins_sentence(struct str before, bool begins)
{
	size_t len = before.len;

	while (len > 0 && before.ptr[len - 1] == ' ')
		len--;
	if (len == 0)
		return begins;
	return len < before.len && memchr(".!?", before.ptr[len - 1], 3);
}

static void add_capital(struct buf *out, size_t from)
{
	char *first = out->ptr + from;

	if (out->len > from && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
}

struct filling {
	struct buf out;
	const struct release *release;
	bool begins; /* the text begins a sentence */
};

/* One that is held back waits for those who have not confirmed yet. */
static size_t number_of(const struct release *release)
{
	const struct signatories *all = &release->signatories;

	return all->count + (release->is_held ? all->pending : 0);
}

static void add_words(
	struct filling *f, enum numeral_gender gender, bool english)
{
	bool begins = begins_sentence(buf_view(&f->out), f->begins);
	size_t count = number_of(f->release), from = f->out.len;

	if (!numeral_words(&f->out, f->release->language, gender, count))
		add_number(&f->out, count, english);
	if (begins)
		add_capital(&f->out, from);
}

/* Add what stands for the `{{name}}` that `rest` begins with; its length. */
static size_t add_value(struct filling *f, struct str rest)
{
	static const struct str number = {"{{signatory-count}}", 19},
				words = {"{{signatory-count-words}}", 25},
				feminine = {"{{signatory-count-words-f}}", 27};
	bool english = markdown_fill_is_english(f->release->language);

	if (str_starts_with(rest, number)) {
		add_number(&f->out, number_of(f->release), english);
		return number.len;
	}
	if (str_starts_with(rest, words)) {
		add_words(f, NUMERAL_MASCULINE, english);
		return words.len;
	}
	if (str_starts_with(rest, feminine)) {
		add_words(f, NUMERAL_FEMININE, english);
		return feminine.len;
	}
	return 0;
}

/* Whether anything was filled in; the text is then in `f->out`. */
static bool fill(struct filling *f, struct str text)
{
	size_t done = 0, off = 0, found, len;
	bool is_filled = false;

	while ((found = str_find(str_slice(text, off, text.len), STR("{{"))) !=
		STR_NONE) {
		off += found;
		buf_str(&f->out, str_slice(text, done, off));
		len = add_value(f, str_slice(text, off, text.len));
		is_filled |= len > 0;
		done = off + len;
		off += len ? len : 2;
	}
	if (is_filled)
		buf_str(&f->out, str_slice(text, done, text.len));
	return is_filled;
}

struct str markdown_fill_part(struct arena *arena, struct str text,
	const struct release *release, bool begins)
{
	struct filling f = {.release = release, .begins = begins};
	struct str filled = text;

	if (release && fill(&f, text))
		filled = arena_str(arena, buf_view(&f.out));
	buf_release(&f.out);
	return filled;
}

struct str markdown_fill_counts(
	struct arena *arena, struct str text, const struct release *release)
{
	return markdown_fill_part(arena, text, release, true);
}
