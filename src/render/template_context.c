#include "render/template_context.h"

#include "render/template_html.h"
#include "render/template_machine.h"

enum template_fault template_context_take(struct template_context *c, char ch)
{
	return template_machine_take(c, ch);
}

bool template_context_in_address(const struct template_context *c)
{
	return c->state == STATE_VALUE && c->attribute == ATTRIBUTE_ADDRESS;
}

static enum template_place place_of_address(const struct template_context *c)
{
	switch ((enum machine_address)c->address) {
	case ADDRESS_START:
	case ADDRESS_NAME:
	case ADDRESS_VALUE:
	case ADDRESS_PATH:
		return PLACE_ADDRESS;
	case ADDRESS_QUERY:
		return PLACE_QUERY;
	case ADDRESS_UNCLEAR:
		return PLACE_UNCLEAR;
	case ADDRESS_BAD:
		return PLACE_SCHEME;
	}
	return PLACE_SCHEME;
}

static enum template_place place_in_value(const struct template_context *c)
{
	switch ((enum template_html_attribute)c->attribute) {
	case ATTRIBUTE_PLAIN:
		return PLACE_ATTRIBUTE;
	case ATTRIBUTE_ADDRESS:
		return place_of_address(c);
	case ATTRIBUTE_EVENT:
		return PLACE_EVENT;
	case ATTRIBUTE_STYLE:
		return PLACE_STYLE;
	case ATTRIBUTE_CONTENT:
		return c->has_equiv ? PLACE_FORBIDDEN : PLACE_ATTRIBUTE;
	case ATTRIBUTE_FORBIDDEN:
	case ATTRIBUTE_EQUIV:
	case ATTRIBUTE_TYPE:
		return PLACE_FORBIDDEN;
	}
	return PLACE_FORBIDDEN;
}

static enum template_place place_in_json(const struct template_context *c)
{
	if (c->json == JSON_STRING)
		return PLACE_JSON_STRING;
	return c->json == JSON_BETWEEN ? PLACE_JSON : PLACE_SCRIPT;
}

static enum template_place place_in_raw(const struct template_context *c)
{
	switch ((enum template_html_element)c->element) {
	case ELEMENT_WORDS:
		return PLACE_WORDS;
	case ELEMENT_STYLE:
		return PLACE_STYLE;
	case ELEMENT_JSON:
		return place_in_json(c);
	case ELEMENT_SCRIPT:
	case ELEMENT_CODE:
		return PLACE_SCRIPT;
	case ELEMENT_PLAIN:
	case ELEMENT_RAW:
		return PLACE_RAW;
	}
	return PLACE_RAW;
}

enum template_place template_context_place(const struct template_context *c)
{
	if (c->state == STATE_TEXT)
		return PLACE_TEXT;
	if (c->state == STATE_RAW)
		return place_in_raw(c);
	if (c->state == STATE_BEFORE_VALUE)
		return PLACE_UNQUOTED;
	if (c->state == STATE_VALUE)
		return c->quote ? place_in_value(c) : PLACE_UNQUOTED;
	if (c->state >= STATE_MARKUP && c->state <= STATE_COMMENT_BANG)
		return PLACE_COMMENT;
	return PLACE_IN_TAG;
}

void template_context_value(struct template_context *c)
{
	if (c->state != STATE_VALUE)
		return;
	if (c->attribute == ATTRIBUTE_CONTENT) {
		c->has_content = true;
		c->word_len = 0;
	}
	if (c->attribute == ATTRIBUTE_ADDRESS && c->address < ADDRESS_PATH) {
		c->address = ADDRESS_VALUE;
		c->word_len = 0;
	}
}

static bool is_same_element(
	const struct template_context *a, const struct template_context *b)
{
	return a->element == b->element && a->tag == b->tag &&
	       a->is_end_tag == b->is_end_tag;
}

static bool is_same_word(
	const struct template_context *a, const struct template_context *b)
{
	return a->word_len == b->word_len &&
	       !memcmp(a->word, b->word, a->word_len);
}

static bool is_same(
	const struct template_context *a, const struct template_context *b)
{
	return a->state == b->state && is_same_element(a, b) &&
	       a->attribute == b->attribute && a->address == b->address &&
	       a->json == b->json && a->quote == b->quote &&
	       a->matched == b->matched && a->has_equiv == b->has_equiv &&
	       a->has_content == b->has_content && is_same_word(a, b);
}

static bool is_in_tag(const struct template_context *c)
{
	return c->state >= STATE_TAG_NAME && c->state <= STATE_JOINED;
}

static bool is_in_name(const struct template_context *c)
{
	return c->state == STATE_TAG_NAME || c->state == STATE_NAME;
}

/* Whether an attribute may begin there without a space. */
static bool is_between_names(const struct template_context *c)
{
	return c->state == STATE_BEFORE_NAME || c->state == STATE_AFTER_NAME;
}

/*
 * In a tag: `<li{{#now}} class="now"{{/now}}>`. A name that ends with the
 * section must not grow by what follows, or by its own next round.
 */
static bool join_in_tag(struct template_context *c,
	const struct template_context *end, bool repeats)
{
	struct template_context a = *c, b = *end;

	if (a.state == STATE_TAG_NAME && b.state == STATE_TAG_NAME)
		return false;
	if (repeats && is_in_name(&b))
		return false;
	if (template_machine_end_name(&a) != FAULT_NONE ||
		template_machine_end_name(&b) != FAULT_NONE ||
		!is_same_element(&a, &b))
		return false;
	a.has_equiv = a.has_equiv || b.has_equiv;
	a.has_content = a.has_content || b.has_content;
	a.word_len = 0;
	a.address = ADDRESS_START;
	a.state = is_between_names(&a) && is_between_names(&b)
			  ? STATE_BEFORE_NAME
			  : STATE_JOINED;
	*c = a;
	return true;
}

static uint8_t merge_addresses(uint8_t a, uint8_t b)
{
	uint8_t most = a > b ? a : b;

	if (a == b)
		return a == ADDRESS_NAME ? ADDRESS_VALUE : a;
	if (most == ADDRESS_BAD)
		return ADDRESS_BAD;
	return most >= ADDRESS_QUERY ? ADDRESS_UNCLEAR : ADDRESS_VALUE;
}

static bool join_in_value(
	struct template_context *c, const struct template_context *end)
{
	if (c->quote != end->quote || c->attribute != end->attribute ||
		!is_same_element(c, end) || c->attribute == ATTRIBUTE_TYPE)
		return false;
	c->address = merge_addresses(c->address, end->address);
	c->has_equiv = c->has_equiv || end->has_equiv;
	c->has_content = c->has_content || end->has_content;
	c->word_len = 0;
	return true;
}

bool template_context_join(struct template_context *c,
	const struct template_context *end, bool repeats)
{
	if (is_same(c, end))
		return true;
	if (is_in_tag(c) && is_in_tag(end))
		return join_in_tag(c, end, repeats);
	if (c->state == STATE_VALUE && end->state == STATE_VALUE)
		return join_in_value(c, end);
	return false;
}
