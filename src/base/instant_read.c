#include "base/instant_check.h"
#include "base/instant_finding.h"

bool instant_read(struct diags *d, struct arena *arena,
	const struct instant_rules *rules, struct span at, struct str text,
	struct moment *out)
{
	struct instant_check c;
	struct instant_finding f = {d, rules, at, text, INSTANT_FINE, &c};
	struct zone_reading reading;

	f.problem = instant_check(rules, text, &c);
	if (f.problem)
		return instant_finding_add(&f);
	if (!c.zone)
		c.zone = zone_utc();
	reading = zone_read(c.zone, c.at[0]);
	*out = (struct moment){
		.at = c.at[0],
		.civil = reading.civil,
		.zone = c.zone,
		.offset_s = reading.offset_s,
		.is_date = !c.form.has_time,
		.has_zone = c.form.has_offset || c.form.zone.len > 0,
		.text = arena_str(arena, text),
	};
	return true;
}

bool instant_read_zone(struct diags *d, const struct instant_rules *rules,
	struct span at, struct str text, const struct zone **out)
{
	struct instant_finding f = {d, rules, at, text, INSTANT_FINE, NULL};

	f.problem = instant_check_zone(rules->zones, text, out);
	return !f.problem || instant_finding_add(&f);
}
