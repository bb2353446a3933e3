#include "base/utf8.h"
#include "base/utf8_data.h"

/*
 * Line breaks: UAX 14 of Unicode 15.0.0, LB4 to LB31, with numbers held
 * together as its section 8.2, example 7, has it.
 */

/* How far a number has come (LB25). */
enum number {
	NUMBER_NONE,
	NUMBER_DIGITS, /* NU (NU | SY | IS)* */
	NUMBER_CLOSED, /* ... and a closing bracket */
};

/* What of the characters before a place decides about it. */
struct breaking {
	enum utf8_class base; /* the last one, without marks (LB9) and spaces;
				 SP: there was none on this line */
	bool is_spaced;	      /* ... and spaces behind it */
	bool is_joined;	      /* the very last is a ZWJ (LB8a) */
	bool is_half_flag;    /* an odd number of regional indicators */
	bool is_hebrew_dash;  /* HL and then a hyphen (LB21a) */
	enum number number;
};

/* The text, and the class of the next character. */
struct reading {
	struct str rest;
	uint32_t first, last;  /* of the run looked up last */
	enum utf8_class class; /* ... and its class */
	bool is_wide;	       /* the text is Chinese, Japanese or Korean */
};

#define OPENING_QUOTE 0x201CU
#define CLOSING_QUOTE 0x201DU

#define SET(class) (UINT64_C(1) << UTF8_##class)
#define ANY (~UINT64_C(0))
#define LETTERS (SET(AL) | SET(HL))
#define PICTURES (SET(ID) | SET(EB) | SET(EM) | SET(EC))
#define SYLLABLES (SET(JL) | SET(JV) | SET(JT) | SET(H2) | SET(H3))
#define LINE_ENDS (SET(BK) | SET(CR) | SET(LF) | SET(NL))
#define OPENING (SET(OP) | SET(OPE))
#define CLOSING (SET(CL) | SET(CP) | SET(CPE))
#define PRICES (SET(PR) | SET(PO))

struct pair {
	uint64_t before, after;
};

/* No break between these, even when spaces stand there. */
static const struct pair distant[] = {
	{ANY, CLOSING | SET(EX) | SET(IS) | SET(SY) | SET(WJ)}, /* 11, 13 */
	{OPENING, ANY},						/* LB14 */
	{SET(QU), OPENING},					/* LB15 */
	{CLOSING, SET(NS)},					/* LB16 */
	{SET(B2), SET(B2)},					/* LB17 */
};

/* No break between these neighbours. */
static const struct pair near[] = {
	{ANY, SET(BA) | SET(HY) | SET(NS)},		  /* LB21 */
	{SET(BB), ANY},					  /* LB21 */
	{SET(SY), SET(HL)},				  /* LB21b */
	{ANY, SET(IN)},					  /* LB22 */
	{LETTERS, SET(NU)},				  /* LB23 */
	{SET(NU), LETTERS},				  /* LB23 */
	{SET(PR), PICTURES},				  /* LB23a */
	{PICTURES, SET(PO)},				  /* LB23a */
	{PRICES, LETTERS},				  /* LB24 */
	{LETTERS, PRICES},				  /* LB24 */
	{PRICES | OPENING | SET(HY), SET(NU)},		  /* LB25 */
	{SET(JL), SET(JL) | SET(JV) | SET(H2) | SET(H3)}, /* LB26 */
	{SET(JV) | SET(H2), SET(JV) | SET(JT)},		  /* LB26 */
	{SET(JT) | SET(H3), SET(JT)},			  /* LB26 */
	{SYLLABLES, SET(PO)},				  /* LB27 */
	{SET(PR), SYLLABLES},				  /* LB27 */
	{LETTERS, LETTERS},				  /* LB28 */
	{SET(IS), LETTERS},				  /* LB29 */
	{LETTERS | SET(NU), SET(OP)},			  /* LB30 */
	{SET(CP), LETTERS | SET(NU)},			  /* LB30 */
	{SET(EB) | SET(EC), SET(EM)},			  /* LB30b */
};

static bool is_in(enum utf8_class class, uint64_t set)
{
	return set >> class & 1;
}

static bool is_pair(const struct pair *pairs, size_t count,
	enum utf8_class before, enum utf8_class after)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (is_in(after, pairs[i].after) &&
			is_in(before, pairs[i].before))
			return true;
	return false;
}

/* Neighbours are mostly of one run, so that its ends are kept. */
static enum utf8_class class_of(struct reading *r, uint32_t character)
{
	size_t at;

	if (character >= 0x4E00 && character <= 0x9FFF)
		return UTF8_ID;
	if (r->is_wide && character == OPENING_QUOTE)
		return UTF8_OPE;
	if (r->is_wide && character == CLOSING_QUOTE)
		return UTF8_CL;
	if (character < r->first || character > r->last || !r->last) {
		at = utf8_data_find(
			utf8_classes, utf8_classes_count, character);
		r->first = utf8_classes[at] >> 8;
		r->last = at + 1 < utf8_classes_count
				  ? (utf8_classes[at + 1] >> 8) - 1
				  : UINT32_MAX;
		r->class = (enum utf8_class)(utf8_classes[at] & 0xFF);
	}
	return r->class;
}

static bool is_mark(enum utf8_class class)
{
	return class == UTF8_CM || class == UTF8_ZWJ;
}

/* Whether a digit stands next, marks put aside. */
static bool is_digit_next(struct reading r)
{
	enum utf8_class class = UTF8_CM;
	uint32_t character;

	while (is_mark(class) && utf8_next(&r.rest, &character))
		class = class_of(&r, character);
	return class == UTF8_NU;
}

/* LB25: "$(12.50)%" is one piece. */
static bool is_in_number(const struct breaking *b, enum utf8_class class,
	const struct reading *r)
{
	if (b->number == NUMBER_DIGITS &&
		is_in(class, SET(NU) | SET(SY) | SET(IS) | CLOSING))
		return true;
	if (b->number != NUMBER_NONE && is_in(class, PRICES))
		return true;
	return is_in(b->base, PRICES) && is_in(class, OPENING) &&
	       is_digit_next(*r);
}

/* LB12 and LB12a: what holds its neighbours. */
static bool is_glued(const struct breaking *b, enum utf8_class class)
{
	if (b->is_spaced)
		return false;
	if (b->base == UTF8_GL || b->base == UTF8_WJ || b->is_joined)
		return true;
	return class == UTF8_GL && b->base != UTF8_BA && b->base != UTF8_HY;
}

/* Whether a line may be broken between what was there and `class`. */
static bool is_break(const struct breaking *b, enum utf8_class class,
	const struct reading *r)
{
	if (class == UTF8_ID && b->base == UTF8_ID && !b->is_joined)
		return true; /* LB31, and most of Chinese */
	if (is_in(class, LINE_ENDS | SET(SP) | SET(ZW))) /* LB6, LB7 */
		return false;
	if (b->base == UTF8_ZW) /* LB8 */
		return true;
	if (is_glued(b, class) ||
		is_pair(distant, sizeof(distant) / sizeof(distant[0]), b->base,
			class))
		return false;
	if (b->is_spaced) /* LB18 */
		return true;
	if (class == UTF8_QU || b->base == UTF8_QU) /* LB19 */
		return false;
	if (class == UTF8_CB || b->base == UTF8_CB) /* LB20 */
		return true;
	if (b->is_hebrew_dash || is_in_number(b, class, r))
		return false;
	if (class == UTF8_RI && b->is_half_flag) /* LB30a */
		return false;
	return !is_pair(near, sizeof(near) / sizeof(near[0]), b->base, class);
}

static enum number number_with(const struct breaking *b, enum utf8_class class)
{
	if (class == UTF8_NU)
		return NUMBER_DIGITS;
	if (b->number != NUMBER_DIGITS || b->is_spaced)
		return NUMBER_NONE;
	if (is_in(class, SET(SY) | SET(IS)))
		return NUMBER_DIGITS;
	return is_in(class, CLOSING) ? NUMBER_CLOSED : NUMBER_NONE;
}

static void breaking_add(struct breaking *b, enum utf8_class class)
{
	if (class == UTF8_SP) {
		b->is_spaced = true;
		b->is_half_flag = b->is_hebrew_dash = b->is_joined = false;
		b->number = NUMBER_NONE;
		return;
	}
	b->number = number_with(b, class);
	b->is_hebrew_dash = b->base == UTF8_HL && !b->is_spaced &&
			    (class == UTF8_HY || class == UTF8_BA);
	b->is_half_flag = class == UTF8_RI && !b->is_half_flag;
	b->is_spaced = b->is_joined = false;
	b->base = class;
}

/* LB9: a mark belongs to what stands before it; LB10: else it is a letter. */
static bool is_attached(const struct breaking *b, enum utf8_class class)
{
	return is_mark(class) && !b->is_spaced && b->base != UTF8_SP &&
	       b->base != UTF8_ZW;
}

/* LB4, LB5: after them a line ends, but between CR and LF. */
static bool is_line_end(enum utf8_class class, const struct reading *r)
{
	if (class == UTF8_CR && r->rest.len && r->rest.ptr[0] == '\n')
		return false;
	return is_in(class, LINE_ENDS);
}

static uint8_t *find_breaks(struct arena *arena, struct str s, bool is_wide)
{
	static const struct breaking start = {.base = UTF8_SP};
	uint8_t *breaks = arena_alloc(arena, s.len + 1);
	struct reading r = {.rest = s, .is_wide = is_wide};
	struct breaking b = start;
	uint32_t character;
	bool is_first = true, must = false;
	size_t at = 0;

	while (utf8_next(&r.rest, &character)) {
		enum utf8_class class = class_of(&r, character);

		if (must)
			b = start;
		if (is_attached(&b, class) && !must) {
			b.is_joined = class == UTF8_ZWJ;
		} else {
			bool is_joiner = class == UTF8_ZWJ;

			class = is_mark(class) ? UTF8_AL : class;
			if (must)
				breaks[at] = 2;
			else if (!is_first)
				breaks[at] = is_break(&b, class, &r);
			breaking_add(&b, class);
			b.is_joined = is_joiner;
		}
		must = is_line_end(class, &r);
		is_first = false;
		at = s.len - r.rest.len;
	}
	return breaks;
}

const uint8_t *utf8_line_breaks(struct arena *arena, struct str s)
{
	return find_breaks(arena, s, false);
}

const uint8_t *utf8_wide_line_breaks(struct arena *arena, struct str s)
{
	return find_breaks(arena, s, true);
}
