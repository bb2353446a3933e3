#include "cmd/tick_notes.h"

#include "base/fs.h"
#include "cmd/tick_holds.h"
#include "cmd/who.h"
#include "store/good.h"

/* ---- before the swap ---- */

static struct journal_release row_of(
	const struct tick_notes *notes, const struct public_release *item)
{
	const struct release *release = item->release;

	return (struct journal_release){
		.id = release->id,
		.path = release->path,
		.slug = release->slug,
		.address = item->address,
		.at = item->at,
		.public_at = notes->session->now,
		.good = release->version,
		.corrections = release->correction_count,
		.entries = release_entries(release, release->correction_count),
		.is_withdrawn = item->is_withdrawn,
	};
}

static bool is_as_before(
	const struct past_release *past, const struct public_release *item)
{
	const struct release *release = item->release;

	return past && !past->is_forgotten &&
	       hash_equal(&past->version, &release->version) &&
	       past->is_withdrawn == item->is_withdrawn &&
	       past->at.utc == item->at.utc &&
	       str_equal(past->path, release->path) &&
	       str_equal(past->slug, release->slug) &&
	       str_equal(past->address, item->address);
}

static const struct journal_release *fact_of(
	const struct tick_notes *notes, const struct past_release *past)
{
	return &notes->newsroom->facts
			.releases[past - notes->newsroom->past.items];
}

static void add(struct tick_notes *notes, const struct past_release *past,
	const struct public_release *item)
{
	struct journal_release row = row_of(notes, item);
	bool is_new = !past || past->is_forgotten;

	if (!is_new) {
		row.public_at = past->public_at;
		row.announced_at = fact_of(notes, past)->announced_at;
	}
	notes->releases[notes->count] = row;
	notes->is_new[notes->count++] = is_new;
	notes->new_count += is_new;
}

/* A last good version that stands in is kept already. */
static bool keep(struct tick_notes *notes, const struct release *release)
{
	struct good_file *files =
		arena_array(&notes->arena, release->part_count, sizeof(*files));
	size_t i;

	if (release->kept.len)
		return true;
	for (i = 0; i < release->part_count; i++)
		files[i] = (struct good_file){release->parts[i].path,
			release->parts[i].digest, release->parts[i].size};
	return good_keep(&notes->session->diags, notes->newsroom->root_fd,
		&release->version, files, release->part_count);
}

static bool gather(struct tick_notes *notes, const struct public_set *set)
{
	struct verdict_book book =
		verdict_book_make(&notes->arena, &notes->newsroom->past,
			&notes->newsroom->site, notes->session->now);
	size_t count = public_set_count(set), i;

	notes->count = notes->new_count = 0;
	notes->member_count = count;
	notes->releases =
		arena_array(&notes->arena, count, sizeof(*notes->releases));
	notes->is_new = arena_array(&notes->arena, count, sizeof(bool));
	for (i = 0; i < count; i++) {
		const struct public_release *item = public_set_get(set, i);
		const struct past_release *past =
			verdict_past(&book, item->release->id);

		if (is_as_before(past, item))
			continue;
		if (!keep(notes, item->release))
			return false;
		add(notes, past, item);
	}
	return !notes->count ||
	       good_sync(&notes->session->diags, notes->newsroom->root_fd);
}

static bool note_intent(struct tick_notes *notes)
{
	struct diags *d = &notes->session->diags;
	struct journal *journal = notes->newsroom->journal;
	char hex[JOURNAL_ROOT_LEN + 1];
	struct journal_intent intent = {.at = notes->session->now,
		.releases = notes->releases,
		.count = notes->count};

	hash_hex(hex, &notes->root, JOURNAL_ROOT_LEN);
	intent.root = str_from(hex);
	if (journal_begin(journal, d) &&
		journal_note_intent(journal, d, &intent) &&
		journal_commit(journal, d))
		return true;
	journal_cancel(journal);
	return false;
}

bool tick_notes_before_swap(
	void *context, const struct digest *root, const struct public_set *set)
{
	struct tick_notes *notes = context;
	char hex[JOURNAL_ROOT_LEN + 1];

	notes->root = *root;
	if (!gather(notes, set))
		return false;
	hash_hex(hex, root, JOURNAL_ROOT_LEN);
	if (!notes->count && str_equal_z(notes->newsroom->facts.root, hex))
		return true;
	notes->has_intent = note_intent(notes);
	return notes->has_intent;
}

/* ---- after it ---- */

static struct str headline_of(
	const struct public_set *set, const struct journal_release *row)
{
	const struct public_release *item =
		public_set_by_address(set, row->address);

	return item ? item->release->headline : row->path;
}

void tick_notes_news(const struct tick_notes *notes, struct tick_result *result)
{
	struct arena *arena = &notes->session->arena;
	struct instant now = session_now();
	size_t i;

	if (notes->newsroom->past.is_first)
		return;
	result->news = arena_array(arena, notes->count, sizeof(*result->news));
	for (i = 0; i < notes->count; i++) {
		const struct journal_release *row = &notes->releases[i];

		result->news[result->news_count++] = (struct tick_news){
			.headline = headline_of(result->publication.set, row),
			.address = arena_str(arena, row->address),
			.is_new = notes->is_new[i],
			.is_withdrawn = row->is_withdrawn,
			.late_s = now.utc - row->at.utc,
		};
	}
}

/* What embargoes are looked at with. */
struct embargo_notes {
	struct tick_notes *notes;
	struct verdict_book book;
	struct map slugs; /* of the files -> index */
};

/*
 * A translation is bound by the embargo of its original, from the moment at
 * which both were seen.
 */
static const struct release *speaker(
	const struct embargo_notes *e, const struct release *release)
{
	size_t index;

	if (release->embargo.kind != EMBARGO_UNSAID)
		return release;
	return map_get(&e->slugs, release->translation_of, &index)
		       ? e->notes->newsroom->releases[index]
		       : release;
}

static bool note_embargo(struct embargo_notes *e, const struct release *release)
{
	struct tick_notes *notes = e->notes;
	const struct release *says = speaker(e, release);
	struct journal_embargo embargo = {
		.id = release->id,
		.text = verdict_rule(&notes->arena, says),
		.at = says->embargo.until.at,
		.seen_at = notes->session->now,
		.zone_data = zone_cache_version(notes->newsroom->zones),
	};

	if (release->status == STATUS_DRAFT || !release->id.len ||
		!embargo.text.len ||
		verdict_has_seen(
			&e->book, release->id, embargo.text, embargo.at))
		return true;
	return journal_note_embargo(
		notes->newsroom->journal, &notes->session->diags, &embargo);
}

static bool note_embargoes(struct tick_notes *notes)
{
	struct newsroom *newsroom = notes->newsroom;
	struct embargo_notes e = {.notes = notes};
	size_t i;

	e.book = verdict_book_make(&notes->arena, &newsroom->past,
		&newsroom->site, notes->session->now);
	e.slugs.arena = &notes->arena;
	for (i = 0; i < newsroom->count; i++)
		map_claim(&e.slugs, newsroom->releases[i]->slug, i, NULL);
	for (i = 0; i < newsroom->count; i++)
		if (!note_embargo(&e, newsroom->releases[i]))
			return false;
	return true;
}

/* What a line of the log calls it. */
static const char *act_of(const struct journal_release *row, bool is_new)
{
	if (is_new)
		return "publish";
	return row->is_withdrawn ? "withdrawn" : "change";
}

/*
 * The archive that a house brings with it is one act, not thousands; a first
 * run that was cut off may have taken it over already.
 */
static bool log_archive(struct tick_notes *notes)
{
	size_t count = notes->count + notes->newsroom->facts.release_count;
	struct log_entry entry = {.act = "archive",
		.at = session_now(),
		.source = LOG_SELF,
		.digest = &notes->root,
		.detail = session_count(notes->session, count, "release")};

	return journal_note_act(
		notes->newsroom->journal, &notes->session->diags, &entry);
}

/* Whose words they are: those that were published. */
static struct who author_of(
	struct tick_notes *notes, const struct journal_release *row)
{
	struct diags unheard = {.arena = &notes->arena};
	struct str text = STR("");

	if (!fs_read(&unheard, &notes->arena, notes->newsroom->root_fd,
		    row->path, SOURCE_MAX_BYTES, &text))
		return who_runs(notes->session, notes->request->by);
	return who_wrote(notes->session, row->path, text, notes->request->by);
}

static bool log_releases(struct tick_notes *notes)
{
	/* Once: to find the authors may take a while. */
	const struct instant now = session_now();
	size_t i;

	if (notes->newsroom->past.is_first)
		return log_archive(notes);
	for (i = 0; i < notes->count; i++) {
		const struct journal_release *row = &notes->releases[i];
		struct who who = author_of(notes, row);
		struct log_entry entry = {
			.act = act_of(row, notes->is_new[i]),
			.at = now,
			.who = who.name,
			.source = who.source,
			.id = row->id,
			.what = row->path,
			.address = row->address,
			.digest = &row->good,
		};

		if (notes->is_new[i]) {
			entry.effective = row->at;
			entry.late_s = now.utc - row->at.utc;
			entry.clock =
				notes->newsroom->clock.believed.is_synchronised
					? "synchronised"
					: "unsynchronised";
		}
		if (!journal_note_act(notes->newsroom->journal,
			    &notes->session->diags, &entry))
			return false;
	}
	return true;
}

/* site.yaml, the theme or the program changed: no words of a release did. */
static bool log_site(struct tick_notes *notes)
{
	struct log_entry entry = {.act = "site",
		.at = session_now(),
		.source = LOG_SELF,
		.digest = &notes->root};

	return journal_note_act(
		notes->newsroom->journal, &notes->session->diags, &entry);
}

/* A step of the clock that is believed. */
static bool log_clock(struct tick_notes *notes)
{
	const struct clock_judgement *clock = &notes->newsroom->clock;
	struct log_entry entry = {.act = "clock",
		.at = session_now(),
		.source = LOG_SELF,
		.late_s = clock->step_s};

	if (clock->holds_lifts || (clock->step_s >= -CLOCK_STEP_MAX_S &&
					  clock->step_s <= CLOCK_STEP_MAX_S))
		return true;
	entry.detail = clock->step_s > 0 ? STR("the clock was put forward")
					 : STR("the clock was put back");
	return journal_note_act(
		notes->newsroom->journal, &notes->session->diags, &entry);
}

static bool note_all(struct tick_notes *notes, bool changed)
{
	struct journal *journal = notes->newsroom->journal;
	struct diags *d = &notes->session->diags;

	if (notes->has_intent && !journal_settle_intent(journal, d, true))
		return false;
	if (!tick_holds(notes->newsroom, notes->session, &notes->arena) ||
		!note_embargoes(notes) || !log_clock(notes) ||
		!log_releases(notes))
		return false;
	return !changed || notes->count || log_site(notes);
}

/* What no release was published as any more. */
static bool sweep(struct tick_notes *notes)
{
	const struct journal_facts *facts = &notes->newsroom->facts;
	size_t most = facts->release_count + notes->count, count = 0, i, index;
	struct map changed = {.arena = &notes->arena};
	struct digest *keeps = arena_array(&notes->arena, most, sizeof(*keeps));

	for (i = 0; i < notes->count; i++) {
		map_claim(&changed, notes->releases[i].id, i, NULL);
		keeps[count++] = notes->releases[i].good;
	}
	for (i = 0; i < facts->release_count; i++)
		if (!facts->releases[i].is_forgotten &&
			!map_get(&changed, facts->releases[i].id, &index))
			keeps[count++] = facts->releases[i].good;
	return good_sweep(
		&notes->session->diags, notes->newsroom->root_fd, keeps, count);
}

bool tick_notes_after(struct tick_notes *notes, bool changed)
{
	struct journal *journal = notes->newsroom->journal;
	struct diags *d = &notes->session->diags;
	const struct clock_reading *believed = &notes->newsroom->clock.believed;
	struct journal_clock clock = {believed->real, believed->boot_ms,
		believed->boot_id, believed->is_synchronised};

	if (!journal_begin(journal, d))
		return false;
	if (note_all(notes, changed) &&
		journal_note_look(journal, d, notes->session->now, &clock) &&
		journal_commit(journal, d))
		return !notes->count || sweep(notes);
	journal_cancel(journal);
	return false;
}

void tick_notes_release(struct tick_notes *notes)
{
	arena_release(&notes->arena);
}
