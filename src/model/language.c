#include "model/language.h"

/* The territory is that of the locale which Open Graph's readers know. */
struct row {
	const char *tag, *name, *territory;
};

static const struct row rows[] = {
	{"af", "Afrikaans", "ZA"},
	{"am", "አማርኛ", "ET"},
	{"ar", "العربية", "AR"},
	{"az", "Azərbaycanca", "AZ"},
	{"be", "Беларуская", "BY"},
	{"bg", "Български", "BG"},
	{"bn", "বাংলা", "IN"},
	{"bs", "Bosanski", "BA"},
	{"ca", "Català", "ES"},
	{"cs", "Čeština", "CZ"},
	{"cy", "Cymraeg", "GB"},
	{"da", "Dansk", "DK"},
	{"de", "Deutsch", "DE"},
	{"el", "Ελληνικά", "GR"},
	{"en", "English", "US"},
	{"eo", "Esperanto", "EO"},
	{"es", "Español", "ES"},
	{"et", "Eesti", "EE"},
	{"eu", "Euskara", "ES"},
	{"fa", "فارسی", "IR"},
	{"fi", "Suomi", "FI"},
	{"fr", "Français", "FR"},
	{"ga", "Gaeilge", "IE"},
	{"gl", "Galego", "ES"},
	{"he", "עברית", "IL"},
	{"hi", "हिन्दी", "IN"},
	{"hr", "Hrvatski", "HR"},
	{"hu", "Magyar", "HU"},
	{"hy", "Հայերեն", "AM"},
	{"id", "Bahasa Indonesia", "ID"},
	{"is", "Íslenska", "IS"},
	{"it", "Italiano", "IT"},
	{"ja", "日本語", "JP"},
	{"ka", "ქართული", "GE"},
	{"kk", "Қазақша", "KZ"},
	{"km", "ភាសាខ្មែរ", "KH"},
	{"ko", "한국어", "KR"},
	{"ku", "Kurdî", "TR"},
	{"lb", "Lëtzebuergesch", "LU"},
	{"lt", "Lietuvių", "LT"},
	{"lv", "Latviešu", "LV"},
	{"mk", "Македонски", "MK"},
	{"mn", "Монгол", "MN"},
	{"ms", "Bahasa Melayu", "MY"},
	{"mt", "Malti", "MT"},
	{"my", "မြန်မာဘာသာ", "MM"},
	{"nb", "Norsk bokmål", "NO"},
	{"ne", "नेपाली", "NP"},
	{"nl", "Nederlands", "NL"},
	{"nn", "Norsk nynorsk", "NO"},
	{"no", "Norsk", "NO"},
	{"pa", "ਪੰਜਾਬੀ", "IN"},
	{"pl", "Polski", "PL"},
	{"ps", "پښتو", "AF"},
	{"pt", "Português", "PT"},
	{"pt-BR", "Português (Brasil)", "BR"},
	{"ro", "Română", "RO"},
	{"ru", "Русский", "RU"},
	{"sk", "Slovenčina", "SK"},
	{"sl", "Slovenščina", "SI"},
	{"so", "Soomaali", "SO"},
	{"sq", "Shqip", "AL"},
	{"sr", "Српски", "RS"},
	{"sr-Latn", "Srpski", "RS"},
	{"sv", "Svenska", "SE"},
	{"sw", "Kiswahili", "KE"},
	{"ta", "தமிழ்", "IN"},
	{"th", "ไทย", "TH"},
	{"tl", "Tagalog", "PH"},
	{"tr", "Türkçe", "TR"},
	{"uk", "Українська", "UA"},
	{"ur", "اردو", "PK"},
	{"uz", "Oʻzbekcha", "UZ"},
	{"vi", "Tiếng Việt", "VN"},
	{"zh", "中文", "CN"},
	{"zh-Hans", "简体中文", "CN"},
	{"zh-Hant", "繁體中文", "TW"},
	{"zh-HK", "繁體中文（香港）", "HK"},
	{"zh-TW", "繁體中文", "TW"},
	{"zu", "IsiZulu", "ZA"},
};

/* RFC 4647 3.4: "pt-BR-x", else "pt-BR", else "pt". */
static const struct row *find(struct str tag)
{
	size_t i;

	while (tag.len) {
		for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			if (str_equal_nocase(tag, str_from(rows[i].tag)))
				return &rows[i];
		while (tag.len && tag.ptr[tag.len - 1] != '-')
			tag.len--;
		tag.len -= tag.len > 0;
	}
	return NULL;
}

struct str language_name(struct str tag)
{
	const struct row *row = find(tag);

	return row ? str_from(row->name) : tag;
}

/* The two letters of "zh-Hant-TW" that name a territory, or nothing. */
static struct str territory_of(struct str tag)
{
	struct str part;

	str_next(&tag, '-', &part);
	while (str_next(&tag, '-', &part) && part.len > 1)
		if (part.len == 2)
			return part;
	return STR("");
}

struct str language_locale(struct arena *arena, struct str tag)
{
	const struct row *row = find(tag);
	struct str said = territory_of(tag), rest = tag, language;

	if (!said.len && row)
		said = str_from(row->territory);
	if (!said.len)
		return said;
	str_next(&rest, '-', &language);
	return arena_format(
		arena, "%.*s_%.*s", STR_ARG(language), STR_ARG(said));
}
