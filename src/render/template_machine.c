#include "render/template_machine.h"

#include "base/str.h"
#include "render/template_html.h"

typedef enum template_fault take_char(struct template_context *c, char ch);

static bool is_space(char ch)
{
	return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r' ||
	       ch == '\f';
}

static char lower(char ch)
{
	return ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
}

static bool is_letter(char ch)
{
	return lower(ch) >= 'a' && lower(ch) <= 'z';
}

static struct str word(const struct template_context *c)
{
	return (struct str){c->word, c->word_len};
}

/* A word that is too long is cut: it equals none we look for. */
static void push(struct template_context *c, char ch)
{
	if (c->word_len < TEMPLATE_CONTEXT_WORD)
		c->word[c->word_len++] = lower(ch);
}

static enum template_fault go(
	struct template_context *c, enum machine_state state)
{
	c->state = (uint8_t)state;
	return FAULT_NONE;
}

static enum template_fault again(
	struct template_context *c, enum machine_state state, char ch)
{
	c->state = (uint8_t)state;
	return template_machine_take(c, ch);
}

/* Behind the ">" of a tag. */
static enum template_fault end_tag(struct template_context *c)
{
	struct template_context next = {0};

	if (!c->is_end_tag && c->element != ELEMENT_PLAIN) {
		next.state = STATE_RAW;
		next.element = c->element;
		next.tag = c->tag;
	}
	*c = next;
	return FAULT_NONE;
}

static void end_tag_name(struct template_context *c)
{
	c->element = ELEMENT_PLAIN;
	c->tag = NULL;
	if (!c->is_end_tag)
		c->element = (uint8_t)template_html_element(word(c), &c->tag);
	c->word_len = 0;
	c->has_equiv = false;
	c->has_content = false;
}

static enum template_fault end_name(struct template_context *c)
{
	enum template_html_attribute kind =
		template_html_attribute(word(c), c->element);

	if (kind == ATTRIBUTE_EQUIV && c->has_content)
		return FAULT_EQUIV;
	c->has_equiv = c->has_equiv || kind == ATTRIBUTE_EQUIV;
	c->attribute = (uint8_t)kind;
	c->address = ADDRESS_START;
	c->word_len = 0;
	return FAULT_NONE;
}

static void end_value(struct template_context *c)
{
	if (c->attribute == ATTRIBUTE_TYPE)
		c->element = str_equal_z(word(c), "application/ld+json")
				     ? ELEMENT_JSON
				     : ELEMENT_CODE;
	c->word_len = 0;
	c->quote = 0;
	c->address = ADDRESS_START;
	c->attribute = ATTRIBUTE_PLAIN;
}

static enum template_fault in_text(struct template_context *c, char ch)
{
	return ch == '<' ? go(c, STATE_TAG_OPEN) : FAULT_NONE;
}

static enum template_fault begin_tag(
	struct template_context *c, char ch, bool is_end_tag)
{
	c->is_end_tag = is_end_tag;
	c->word_len = 0;
	push(c, ch);
	return go(c, STATE_TAG_NAME);
}

static enum template_fault in_tag_open(struct template_context *c, char ch)
{
	if (is_letter(ch))
		return begin_tag(c, ch, false);
	if (ch == '/')
		return go(c, STATE_END_TAG_OPEN);
	if (ch == '!')
		return go(c, STATE_MARKUP);
	if (ch == '?')
		return go(c, STATE_BOGUS);
	return again(c, STATE_TEXT, ch);
}

static enum template_fault in_end_tag_open(struct template_context *c, char ch)
{
	if (is_letter(ch))
		return begin_tag(c, ch, true);
	return go(c, ch == '>' ? STATE_TEXT : STATE_BOGUS);
}

static enum template_fault in_tag_name(struct template_context *c, char ch)
{
	if (is_space(ch) || ch == '/' || ch == '>') {
		end_tag_name(c);
		return again(c, STATE_BEFORE_NAME, ch);
	}
	push(c, ch);
	return FAULT_NONE;
}

static enum template_fault in_before_name(struct template_context *c, char ch)
{
	c->attribute = ATTRIBUTE_PLAIN;
	if (is_space(ch) || ch == '/')
		return FAULT_NONE;
	if (ch == '>')
		return end_tag(c);
	if (ch == '=')
		return FAULT_EQUALS;
	c->word_len = 0;
	push(c, ch);
	return go(c, STATE_NAME);
}

static enum template_fault in_name(struct template_context *c, char ch)
{
	enum template_fault fault;

	if (!is_space(ch) && ch != '/' && ch != '>' && ch != '=') {
		push(c, ch);
		return FAULT_NONE;
	}
	fault = end_name(c);
	if (fault != FAULT_NONE)
		return fault;
	return again(c, STATE_AFTER_NAME, ch);
}

static enum template_fault in_after_name(struct template_context *c, char ch)
{
	if (is_space(ch))
		return FAULT_NONE;
	if (ch == '=')
		return go(c, STATE_BEFORE_VALUE);
	return again(c, STATE_BEFORE_NAME, ch);
}

static enum template_fault in_joined(struct template_context *c, char ch)
{
	if (is_space(ch) || ch == '/' || ch == '>')
		return again(c, STATE_BEFORE_NAME, ch);
	return FAULT_JOINED;
}

static enum template_fault in_before_value(struct template_context *c, char ch)
{
	if (is_space(ch))
		return FAULT_NONE;
	if (ch == '>')
		return end_tag(c);
	if (ch != '"' && ch != '\'')
		return again(c, STATE_VALUE, ch);
	c->quote = (uint8_t)ch;
	return go(c, STATE_VALUE);
}

static enum machine_address behind_scheme(const struct template_context *c)
{
	static const char *const safe[] = {
		"https", "http", "mailto", "tel", "cid"};
	size_t i;

	for (i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		if (str_equal_z(word(c), safe[i]))
			return ADDRESS_PATH;
	return ADDRESS_BAD;
}

/* Fixed text of an address that may still become its scheme. */
static enum template_fault in_scheme(struct template_context *c, char ch)
{
	if (ch == '/' || ch == '\\')
		c->address = ADDRESS_PATH;
	else if (ch == '?' || ch == '#')
		c->address = ADDRESS_QUERY;
	else if (ch == ':' && c->address == ADDRESS_VALUE)
		return FAULT_COLON;
	else if (ch == ':')
		c->address = (uint8_t)behind_scheme(c);
	else if (c->address != ADDRESS_VALUE && (is_space(ch) || ch == '&'))
		c->address = ADDRESS_BAD; /* browsers would drop or decode it */
	else if (c->address == ADDRESS_NAME)
		push(c, ch);
	return FAULT_NONE;
}

static enum template_fault in_address(struct template_context *c, char ch)
{
	switch ((enum machine_address)c->address) {
	case ADDRESS_START:
		if (is_space(ch))
			return FAULT_NONE;
		c->address = ADDRESS_NAME;
		return in_scheme(c, ch);
	case ADDRESS_NAME:
	case ADDRESS_VALUE:
		return in_scheme(c, ch);
	case ADDRESS_PATH:
		if (ch == '?' || ch == '#')
			c->address = ADDRESS_QUERY;
		return FAULT_NONE;
	case ADDRESS_QUERY:
	case ADDRESS_UNCLEAR:
	case ADDRESS_BAD:
		return FAULT_NONE;
	}
	return FAULT_NONE;
}

/* `content="0; url=..."`: what follows is an address. */
static void in_content(struct template_context *c, char ch)
{
	if (c->word_len == 4) {
		memmove(c->word, c->word + 1, 3);
		c->word_len = 3;
	}
	push(c, ch);
	if (str_equal_z(word(c), "url=")) {
		c->attribute = ATTRIBUTE_ADDRESS;
		c->address = ADDRESS_START;
		c->word_len = 0;
	}
}

static enum template_fault in_value(struct template_context *c, char ch)
{
	if (c->quote ? ch == (char)c->quote : is_space(ch) || ch == '>') {
		end_value(c);
		if (ch == '>' && !c->quote)
			return again(c, STATE_BEFORE_NAME, ch);
		return go(c, STATE_BEFORE_NAME);
	}
	if (c->attribute == ATTRIBUTE_ADDRESS)
		return in_address(c, ch);
	if (c->attribute == ATTRIBUTE_CONTENT)
		in_content(c, ch);
	if (c->attribute == ATTRIBUTE_TYPE)
		push(c, ch);
	return FAULT_NONE;
}

static enum template_fault in_markup(struct template_context *c, char ch)
{
	if (ch == '-')
		return go(c, STATE_MARKUP_DASH);
	return again(c, STATE_BOGUS, ch);
}

static enum template_fault in_markup_dash(struct template_context *c, char ch)
{
	if (ch == '-')
		return go(c, STATE_COMMENT_START);
	return again(c, STATE_BOGUS, ch);
}

static enum template_fault in_bogus(struct template_context *c, char ch)
{
	return ch == '>' ? go(c, STATE_TEXT) : FAULT_NONE;
}

static enum template_fault in_comment_start(struct template_context *c, char ch)
{
	if (ch == '>')
		return go(c, STATE_TEXT);
	if (ch == '-')
		return go(c, STATE_COMMENT_START_DASH);
	return again(c, STATE_COMMENT, ch);
}

static enum template_fault in_comment_start_dash(
	struct template_context *c, char ch)
{
	if (ch == '>')
		return go(c, STATE_TEXT);
	return again(c, STATE_COMMENT_DASH, ch);
}

static enum template_fault in_comment(struct template_context *c, char ch)
{
	return ch == '-' ? go(c, STATE_COMMENT_DASH) : FAULT_NONE;
}

static enum template_fault in_comment_dash(struct template_context *c, char ch)
{
	return go(c, ch == '-' ? STATE_COMMENT_END : STATE_COMMENT);
}

static enum template_fault in_comment_end(struct template_context *c, char ch)
{
	if (ch == '>')
		return go(c, STATE_TEXT);
	if (ch == '!')
		return go(c, STATE_COMMENT_BANG);
	return go(c, ch == '-' ? STATE_COMMENT_END : STATE_COMMENT);
}

static enum template_fault in_comment_bang(struct template_context *c, char ch)
{
	if (ch == '>')
		return go(c, STATE_TEXT);
	return go(c, ch == '-' ? STATE_COMMENT_DASH : STATE_COMMENT);
}

static bool is_script(const struct template_context *c)
{
	return c->element == ELEMENT_SCRIPT || c->element == ELEMENT_CODE ||
	       c->element == ELEMENT_JSON;
}

static void in_json(struct template_context *c, char ch)
{
	switch ((enum machine_json)c->json) {
	case JSON_BETWEEN:
		if (ch == '"')
			c->json = JSON_STRING;
		return;
	case JSON_STRING:
		if (ch == '"')
			c->json = JSON_BETWEEN;
		if (ch == '\\')
			c->json = JSON_ESCAPE;
		return;
	case JSON_ESCAPE:
		c->json = JSON_STRING;
		return;
	}
}

static enum template_fault in_raw(struct template_context *c, char ch)
{
	c->matched = 0;
	if (ch == '<')
		c->state = STATE_RAW_LESS;
	if (c->element == ELEMENT_JSON)
		in_json(c, ch);
	return FAULT_NONE;
}

static enum template_fault in_raw_less(struct template_context *c, char ch)
{
	if (ch == '/')
		return go(c, STATE_RAW_END_OPEN);
	if (ch == '!' && is_script(c))
		return go(c, STATE_RAW_BANG);
	if (is_letter(ch) && c->element == ELEMENT_WORDS)
		return FAULT_TAG_INSIDE;
	return again(c, STATE_RAW, ch);
}

static enum template_fault in_raw_end_open(struct template_context *c, char ch)
{
	c->matched = 0;
	return again(c, is_letter(ch) ? STATE_RAW_END_NAME : STATE_RAW, ch);
}

static enum template_fault in_raw_end_name(struct template_context *c, char ch)
{
	if (c->tag[c->matched] && lower(ch) == c->tag[c->matched]) {
		c->matched++;
		return FAULT_NONE;
	}
	if (c->tag[c->matched] || (!is_space(ch) && ch != '/' && ch != '>'))
		return again(c, STATE_RAW, ch);
	*c = (struct template_context){.is_end_tag = true};
	return again(c, STATE_BEFORE_NAME, ch);
}

static enum template_fault in_raw_bang(struct template_context *c, char ch)
{
	if (ch == '-')
		return go(c, STATE_RAW_BANG_DASH);
	return again(c, STATE_RAW, ch);
}

/* Behind "<!--" a script may go on over its end tag. */
static enum template_fault in_raw_bang_dash(struct template_context *c, char ch)
{
	return ch == '-' ? FAULT_SCRIPT : again(c, STATE_RAW, ch);
}

enum template_fault template_machine_take(struct template_context *c, char ch)
{
	static take_char *const takers[STATE_COUNT] = {
		[STATE_TEXT] = in_text,
		[STATE_TAG_OPEN] = in_tag_open,
		[STATE_END_TAG_OPEN] = in_end_tag_open,
		[STATE_TAG_NAME] = in_tag_name,
		[STATE_BEFORE_NAME] = in_before_name,
		[STATE_NAME] = in_name,
		[STATE_AFTER_NAME] = in_after_name,
		[STATE_JOINED] = in_joined,
		[STATE_BEFORE_VALUE] = in_before_value,
		[STATE_VALUE] = in_value,
		[STATE_MARKUP] = in_markup,
		[STATE_MARKUP_DASH] = in_markup_dash,
		[STATE_BOGUS] = in_bogus,
		[STATE_COMMENT_START] = in_comment_start,
		[STATE_COMMENT_START_DASH] = in_comment_start_dash,
		[STATE_COMMENT] = in_comment,
		[STATE_COMMENT_DASH] = in_comment_dash,
		[STATE_COMMENT_END] = in_comment_end,
		[STATE_COMMENT_BANG] = in_comment_bang,
		[STATE_RAW] = in_raw,
		[STATE_RAW_LESS] = in_raw_less,
		[STATE_RAW_END_OPEN] = in_raw_end_open,
		[STATE_RAW_END_NAME] = in_raw_end_name,
		[STATE_RAW_BANG] = in_raw_bang,
		[STATE_RAW_BANG_DASH] = in_raw_bang_dash,
	};

	return takers[c->state](c, ch);
}

enum template_fault template_machine_end_name(struct template_context *c)
{
	enum template_fault fault = FAULT_NONE;

	if (c->state == STATE_TAG_NAME)
		end_tag_name(c);
	if (c->state == STATE_NAME)
		fault = end_name(c);
	c->attribute = ATTRIBUTE_PLAIN;
	return fault;
}
