#include "config/themes.h"

#include <stdio.h>
#include <string.h>

#include "base/palette.h"
#include "base/tongue.h"

#define THEME(f, ctype) .offset = FIELD_OF(struct theme_setting, f, ctype)
#define COLOR(f, ctype) .offset = FIELD_OF(struct theme_color, f, ctype)

/* --- colours as values --- */

/* What the writer may have meant: no '#', or one digit for two. */
static void color_suggest(const char *text, char hint[COMPLAINT_TEXT])
{
	const char *digits = text + (*text == '#');
	char full[7] = "";
	int color;

	if (strlen(digits) == 3)
		snprintf(full, sizeof full, "%c%c%c%c%c%c", digits[0], digits[0], digits[1], digits[1], digits[2],
			 digits[2]);
	else if (strlen(digits) == 6)
		snprintf(full, sizeof full, "%s", digits);
	snprintf(hint, COMPLAINT_TEXT, "#%s", full);
	if (color_parse(hint, &color))
		complaint_hint(hint, "write \"#%s\"", full);
	else
		complaint_hint(hint, "two digits each for red, green and blue, 00 to ff");
}

static bool color_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	(void)key;
	(void)arena;
	if (color_parse(text, field))
		return true;
	color_suggest(text, hint);
	return false;
}

static void color_value_write(const struct config_key *key, const void *field, FILE *out)
{
	char text[COLOR_TEXT];

	(void)key;
	fprintf(out, "\"%s\"", color_write(*(const int *)field, text));
}

static void color_describe(const struct config_key *key, char *dst, size_t size)
{
	(void)key;
	snprintf(dst, size, "%s", T_("a colour in quotes, such as \"#d55e00\""));
}

static void color_schema(const struct config_key *key, FILE *out)
{
	(void)key;
	fputs("\"type\": \"string\", \"pattern\": \"^#[0-9A-Fa-f]{6}$|[$][{]\"", out);
}

const struct value_type value_color = { "color", color_read, color_value_write, color_describe, color_schema };

/* --- rules --- */

static bool refuse_again(const struct theme_color *colors, size_t at, struct complaint *c)
{
	for (size_t i = 0; i < at; i++)
		if (colors[i].meaning == colors[at].meaning) {
			complaint_say(c, "meaning '%s' is given twice", meaning_names[colors[at].meaning]);
			complaint_hint(c->hint, "as in 'colors[%zu]'", i);
			snprintf(c->where, sizeof c->where, "meaning");
			return true;
		}
	return false;
}

/* Nobody shall make a board that others at the desk cannot read. */
static bool refuse_color(const void *records, size_t at, const struct vocabulary *words, struct complaint *c)
{
	const struct theme_color *colors = records, *color = &colors[at];
	double ink = color_luminance(color->ink), ground = color_luminance(color->ground);
	double contrast = color_contrast(ink, ground);

	(void)words;
	if (refuse_again(colors, at, c))
		return true;
	if (contrast >= COLOR_LEAST_CONTRAST)
		return false;
	complaint_say(c, "'%s' has a contrast of %.2f:1, text needs at least %.1f:1", meaning_names[color->meaning],
		      (double)(int)(contrast * 100) / 100, COLOR_LEAST_CONTRAST);
	complaint_hint(c->hint,
		       ink > ground ? N_("make the ink lighter or the ground darker")
				    : N_("make the ground lighter or the ink darker"));
	snprintf(c->where, sizeof c->where, "ink");
	return true;
}

static bool refuse_theme(const void *records, size_t at, const struct vocabulary *words, struct complaint *c)
{
	const struct theme_setting *theme = (const struct theme_setting *)records + at;

	(void)words;
	for (size_t i = 0; i < THEME_COUNT; i++)
		if (strcmp(theme->name, theme_names[i]) == 0) {
			complaint_say(c, "theme '%s' comes with the program", theme->name);
			complaint_hint(c->hint, "take another name, and 'base: %s'", theme->name);
			snprintf(c->where, sizeof c->where, "name");
			return true;
		}
	return false;
}

/* --- keys --- */

static const char *const base_words[] = {
	[THEME_DEFAULT] = "default", [THEME_DARK] = "dark",   [THEME_LIGHT] = "light", [THEME_CONTRAST] = "contrast",
	[THEME_NIGHT] = "night",     [THEME_MONO] = NULL,
};

static const struct config_key color_keys[] = {
	{ "meaning", WORD(meaning_names), COLOR(meaning, enum meaning),
	  .help = N_("what is to look so: plain text; faint frames and units; strong headings; what is new, good, to "
		     "warn of, an alarm; old rows, and the banners of a board that is stale or lost") },
	{ "ink", .type = &value_color, COLOR(ink, int), .help = N_("the colour of the text") },
	{ "ground", .type = &value_color, COLOR(ground, int),
	  .help = N_("the colour behind it; on the selected row the two change places") },
	{ "bold", FLAG, COLOR(bold, bool), .def = "no", .help = "in bold type" },
	{ "underline", FLAG, COLOR(underline, bool), .def = "no", .help = "underlined" },
	{ "italic", FLAG, COLOR(italic, bool), .def = "no", .help = "in italic type" },
};

static const struct config_list color_list = {
	KEYS(color_keys),
	.size = sizeof(struct theme_color),
	.refuse = refuse_color,
};

static const struct config_key theme_keys[] = {
	{ "name", TEXT(1, 32), THEME(name, const char *), .help = N_("what --theme and screen.theme call it") },
	{ "base", WORD(base_words), THEME(base, enum theme), .def = "default",
	  .help = "the theme that it is like but for its colors; with 16 colours and fewer it looks as this one" },
	{ "colors", LIST(1, MEANING_COUNT, color_list, struct theme_setting, colors, struct theme_color), .def = "",
	  .help = "the meanings that look otherwise; their contrast must be at least 4.5:1" },
};

static const void *shipped_none(size_t *n)
{
	*n = 0;
	return NULL;
}

const struct config_list theme_list = {
	KEYS(theme_keys),
	.size = sizeof(struct theme_setting),
	.unique = "name",
	.named = "name",
	.also = theme_names,
	.shipped = shipped_none,
	.refuse = refuse_theme,
};
