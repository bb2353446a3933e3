#ifndef PAGE_FULL_H
#define PAGE_FULL_H

#include "page_world.h"

/* A release in which everything is said, with signs that need escapes. */
struct full {
	struct event event;
	struct letter open_letter;
	struct world w;
	struct release *release;
	struct page_texts texts;
	struct body boilerplate;
	struct str about;
	struct contact ann;
	const struct contact *contacts[2];
	struct signatory more;
	struct signature names[20];
	struct release_file image, chart, letter, logo;
	const struct release_file *attachments[1], *files[4];
	struct release_media media[2];
	struct correction corrections[3];
	struct topic topics[2];
	struct extra extra;
};

static inline void fill_people(struct full *f)
{
	struct release *r = f->release;
	size_t i;

	f->ann = (struct contact){
		.name = STR("Ann O'Hara"),
		.role = STR("Press & media"),
		.organization = STR("Daylight <Lab>"),
		.phone = STR("+1 555 0101"),
		.email = STR("ann@daylight.example"),
		.hours = STR("9 to 17"),
		.after_phone = STR("+1 555 0199"),
	};
	arena_push(&f->w.arena, &f->ann.languages, STR("English"));
	arena_push(&f->w.arena, &f->ann.after_languages, STR("French"));
	f->contacts[0] = &f->ann;
	f->contacts[1] = &f->w.desk;
	r->contacts = (struct contact_list){f->contacts, 2};
	f->more = (struct signatory){
		.name = STR("Open \"Ballot\" Network"),
		.url = STR("https://ballot.example/?a=1&b=2"),
		.location = STR("Ghana"),
		.person = STR("Ama Mensah"),
		.title = STR("Director"),
		.logo = STR("logo.svg"),
	};
	f->names[0] = (struct signature){f->more.name, &f->more};
	for (i = 1; i < 20; i++)
		f->names[i].name =
			arena_format(&f->w.arena, "Group & Sons %zu", i);
	r->signatories.items = f->names;
	r->signatories.count = 3;
}

static inline void fill_files(struct full *f)
{
	struct release *r = f->release;

	f->image = (struct release_file){.name = STR("people.jpg"),
		.width = 800,
		.height = 600,
		.alt = STR("Two \"people\" & a flag"),
		.caption = STR("In <Ostend>"),
		.credit = STR("J. Doe")};
	f->chart = (struct release_file){.name = STR("chart.pdf"),
		.title = STR("A < B"),
		.size = 417000};
	f->letter = (struct release_file){.name = STR("letter.pdf")};
	f->logo = (struct release_file){
		.name = STR("logo.svg"), .width = 40, .height = 30};
	f->attachments[0] = &f->chart;
	f->files[0] = &f->image;
	f->files[1] = &f->chart;
	f->files[2] = &f->letter;
	f->files[3] = &f->logo;
	r->image = &f->image;
	r->attachments = f->attachments;
	r->attachment_count = 1;
	r->files = f->files;
	r->file_count = 4;
	f->media[0] = (struct release_media){.file = &f->image,
		.alt = STR("Flag & people"),
		.kind = STR("photo"),
		.caption = STR("Ostend"),
		.credit = STR("J. Doe"),
		.rights = STR("CC BY 4.0")};
	f->media[1] = (struct release_media){
		.url = STR("https://video.example/1"), .kind = STR("video")};
	r->media = f->media;
	r->media_count = 2;
	f->open_letter = (struct letter){.title = STR("Open letter & list"),
		.to = STR("the Commission"),
		.date = STR("30 November"),
		.file = &f->letter};
	r->letter = &f->open_letter;
}

static inline void fill_acts(struct full *f)
{
	struct release *r = f->release;

	f->event = (struct event){.start = {.at = at(50), .zone = zone_utc()},
		.end = {.at = at(52), .zone = zone_utc(), .text = STR("x")},
		.place = STR("City hall & garden"),
		.url = STR("https://event.example/"),
		.accreditation = STR("by mail")};
	r->event = &f->event;
	f->corrections[0] = (struct correction){.at = at(10),
		.kind = CORRECTION_CORRECTION,
		.was = STR("12 < 13"),
		.now = STR("21")};
	f->corrections[1] = (struct correction){.at = at(30),
		.kind = CORRECTION_CLARIFICATION,
		.note = STR("The year is 2025.")};
	f->corrections[2] = (struct correction){.at = at(40),
		.kind = CORRECTION_UPDATE,
		.note = STR("One more signed.")};
	r->corrections = f->corrections;
	r->correction_count = 3;
	f->topics[0] = (struct topic){STR("privacy"), STR("Privacy")};
	f->topics[1] = (struct topic){STR("data"), STR("Data & rights")};
	r->topics = f->topics;
	r->topic_count = 2;
	r->origin_organization = STR("Other House");
	r->origin_url = STR("https://other.example/first");
	f->extra = (struct extra){STR("campaign"), STR("Open & shut")};
	r->extras = &f->extra;
	r->extra_count = 1;
}

static inline void full_open(struct full *f)
{
	*f = (struct full){0};
	world_open(&f->w);
	f->release = add(&f->w, "results", 0);
	f->release->subhead = STR("A deck & more");
	f->release->summary = STR("The <summary>.");
	f->release->place = STR("Brussels");
	f->release->end_mark = STR("###");
	fill_people(f);
	fill_files(f);
	fill_acts(f);
	settle(&f->w);
	f->texts.body = markdown(&f->w, "The body & *more*, a [link]"
					"(https://a.example/).\n\n- one\n");
	f->texts.notes = markdown(&f->w, "Notes to **editors**.");
	f->boilerplate = markdown(&f->w, "About us.");
	f->texts.boilerplates = &f->boilerplate;
	f->texts.boilerplate_names = &f->about;
	f->texts.boilerplate_count = 1;
	f->texts.summary = f->release->summary;
	use_shipped(&f->w);
}

static inline void full_close(struct full *f)
{
	expect_no_findings(&f->w);
	world_close(&f->w);
}

#endif
