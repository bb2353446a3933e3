#include <stddef.h>
#include <string.h>

#include "read/releaseschema.h"

/* What editors say of a field. A test holds it against the tables. */
static const struct {
	const char *inside, *name, *words;
} sentences[] = {
	{"", "headline", "The news in one line."},
	{"", "embargo",
		"When the release goes out: none, a time, hold, or fields "
		"that say more. It must be said."},
	{"", "date",
		"The date on the release; with embargo: none it is needed."},
	{"", "status",
		"A draft is never public; a withdrawn release is a "
		"notice."},
	{"", "contact",
		"Whom reporters call: a name of site.yaml, a person, "
		"or a list."},
	{"", "signatories", "Who signs: a list, or the file that has it."},
	{"", "subhead", "The line below the headline."},
	{"", "summary",
		"For feeds and search engines; else the first "
		"paragraph."},
	{"", "place", "The city of the dateline."},
	{"", "slug",
		"The last part of the address; else from the file's "
		"name."},
	{"", "id",
		"The permanent identity in feeds and mail; never change "
		"it."},
	{"", "kind", "What sort of release it is."},
	{"", "event", "When and where, of an advisory."},
	{"", "was-at", "Old addresses on this site that lead here."},
	{"", "origin", "Who published it first, of a copy."},
	{"", "topics", "Topics; each has a page and feeds."},
	{"", "image", "The lead picture."},
	{"", "attachments", "Documents to download."},
	{"", "media", "Pictures, films and recordings for the press."},
	{"", "letter", "The letter that the release is about."},
	{"", "language", "The language of the text, as in es or zh-Hant."},
	{"", "translation-of", "The slug of the release that this translates."},
	{"", "boilerplate", "About the house: names of site.yaml, or a text."},
	{"", "notes", "Notes to editors, published after the end mark."},
	{"", "desk-note",
		"For desks that have an advance copy; never "
		"published."},
	{"", "corrections", "What was corrected, when; once public it stays."},
	{"", "withdrawn", "When and why it was withdrawn."},
	{"", "mail", "Who gets it by mail, and how."},
	{"", "end-mark", "The mark at the end: ###, -30-, ENDS or none."},
	{"", "extra", "Names and texts for your own templates."},
	{"embargo", "until", "When it ends; hold: by command only."},
	{"embargo", "strict", "Whether STRICT is printed."},
	{"embargo", "reason", "Why there is one; in advance copies only."},
	{"embargo", "show", "More time zones to print the time in."},
	{"embargo", "lifted", "Written when an embargo is lifted early."},
	{"lifted", "at", "When it was lifted."},
	{"lifted", "reason", "Why, in public words."},
	{"contact", "name", "The name of a person or a desk."},
	{"contact", "role", "What that person does."},
	{"contact", "organization", "For whom."},
	{"contact", "phone", "The phone number, in quotation marks."},
	{"contact", "email", "The email address."},
	{"contact", "hours", "When somebody answers."},
	{"contact", "languages", "Languages they speak."},
	{"contact", "after-hours", "Whom to call at night."},
	{"after-hours", "phone", "The phone number at night."},
	{"after-hours", "languages", "Languages spoken at night."},
	{"signatories", "name", "The name, as it signs."},
	{"signatories", "url", "The address on the web."},
	{"signatories", "location", "The place or country."},
	{"signatories", "person", "Who signs for it."},
	{"signatories", "title", "That person's title."},
	{"signatories", "logo", "A picture in the folder of the release."},
	{"signatories", "since", "The day on which it signed."},
	{"signatories", "consent", "Only confirmed ones appear."},
	{"signatories", "file",
		"A .csv or .yaml file in the folder of the "
		"release."},
	{"signatories", "columns", "What the columns of the file are called."},
	{"signatories", "order", "In the given order, or by the alphabet."},
	{"signatories", "as", "How the names are printed."},
	{"signatories", "pending",
		"Whether names to be confirmed hold the "
		"release back, or are left out."},
	{"signatories", "close", "The day on which the list closes."},
	{"columns", "name", "The column of names."},
	{"columns", "url", "The column of addresses on the web."},
	{"columns", "location", "The column of places."},
	{"columns", "person", "The column of who signs for them."},
	{"columns", "title", "The column of titles."},
	{"columns", "logo", "The column of pictures."},
	{"columns", "since", "The column of days."},
	{"columns", "consent", "The column of consent."},
	{"event", "start", "When it begins."},
	{"event", "end", "When it ends."},
	{"event", "place", "Where it is."},
	{"event", "url", "Its address on the web."},
	{"event", "accreditation", "How to be admitted."},
	{"origin", "organization", "Who published it first."},
	{"origin", "url", "Where."},
	{"origin", "id", "Its identity there."},
	{"image", "file", "A picture in the folder of the release."},
	{"image", "alt", "What it shows, for those who do not see it."},
	{"image", "caption", "The words below it."},
	{"image", "credit", "Who made it."},
	{"attachments", "file", "A file in the folder of the release."},
	{"attachments", "title", "What it is."},
	{"media", "file", "A file in the folder of the release."},
	{"media", "url", "Or its address, elsewhere."},
	{"media", "kind", "photo, video, audio or logo."},
	{"media", "alt", "What it shows, for those who do not see it."},
	{"media", "caption", "The words below it."},
	{"media", "credit", "Who made it."},
	{"media", "rights", "What may be done with it."},
	{"letter", "title", "What it is called."},
	{"letter", "to", "To whom it is written."},
	{"letter", "date", "Its date."},
	{"letter", "file", "A file in the folder of the release."},
	{"letter", "url", "Or its address, elsewhere."},
	{"corrections", "at", "When."},
	{"corrections", "kind", "A correction says was and now."},
	{"corrections", "was", "The words that were wrong."},
	{"corrections", "now", "The words that are right."},
	{"corrections", "note", "What there is to explain."},
	{"withdrawn", "at", "When."},
	{"withdrawn", "reason", "Why, in public words."},
	{"withdrawn", "replaced-by",
		"The slug of the release that replaces "
		"it."},
	{"mail", "lists", "Press lists that get it."},
	{"mail", "subject", "The subject; else the headline."},
	{"mail", "attach", "Whether documents go along."},
};

const char *releaseschema_words(const char *inside, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(sentences) / sizeof(*sentences); i++)
		if (!strcmp(sentences[i].inside, inside) &&
			!strcmp(sentences[i].name, name))
			return sentences[i].words;
	return NULL;
}
