#include "view/month_figure.h"

#include <math.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "view/wording.h"

static day month_of(const struct month_report *r, const struct month_sentence *s)
{
	return s->extent == EXTENT_BEFORE ? month_plus(r->month, -1) : r->month;
}

/* Only the running month itself is to date, and what it is compared with. */
static bool to_date(const struct month_report *r, const struct month_sentence *s)
{
	return r->running && s->extent == EXTENT_MONTH;
}

bool month_figure_to_date(const struct month_report *r, const struct month_sentence *s)
{
	return r->running && s->extent != EXTENT_BEFORE;
}

static double raw_of_month(const struct board *b, const char *metric, day month, bool part)
{
	const struct counter *row = month_counter(b, month, metric);

	if (!row)
		return NAN;
	return part ? row->to_date : row->value;
}

/* As at the end of the report's month: what the board has come to, without the months after it. */
static double raw_total(const struct month_report *r, const struct board *b, const char *metric)
{
	const struct counter_total *total = board_counter_total(b, metric);
	double value = total ? total->value : (double)NAN;
	size_t n;
	const struct counter *const *months = board_counters(b, metric, &n);

	for (size_t i = 0; i < n; i++)
		if (months[i]->month > r->month)
			value -= months[i]->value;
	return value;
}

static double raw(const struct month_report *r, const struct board *b, const struct month_sentence *s,
		  const char *metric)
{
	if (s->extent == EXTENT_TOTAL)
		return raw_total(r, b, metric);
	return raw_of_month(b, metric, month_of(r, s), to_date(r, s));
}

static double in_unit(const struct month_sentence *s, double value, double of)
{
	const struct counter_setting c = { .metric = s->metric, .of = s->of, .format = s->format };

	return month_in_unit(&c, value, of);
}

static void find_then(const struct month_report *r, const struct board *b, const struct month_sentence *s,
		      struct month_figure *f)
{
	const struct counter_setting c = { .metric = s->metric, .of = s->of, .format = s->format };
	int now, then;

	f->other = month_plus(f->month, -s->against);
	f->part_then = raw_of_month(b, s->metric, f->other, to_date(r, s));
	f->whole_then = raw_of_month(b, s->of, f->other, to_date(r, s));
	f->change = month_change(s->format, f->value, in_unit(s, f->part_then, f->whole_then));
	if (f->change.kind == COMPARE_NOTHING) {
		f->other = DAY_NONE;
		return;
	}
	f->change.definition_changed = month_definitions(b, &c, f->month, f->other, &now, &then);
	if (f->change.definition_changed) {
		f->counted_by = now;
		f->counted_by_then = then;
	}
}

static int definition_of(const struct board *b, const char *metric, day month)
{
	const struct counter *row = month_counter(b, month, metric);

	return row ? row->definition : COUNT_NONE;
}

static void find_numbers(const struct month_report *r, const struct board *b, const struct month_sentence *s,
			 struct month_figure *f)
{
	f->part = raw(r, b, s, s->metric);
	f->whole = s->of[0] ? raw(r, b, s, s->of) : (double)NAN;
	f->value = in_unit(s, f->part, f->whole);
	f->counted_by = f->counted_by_then = definition_of(b, s->metric, f->month);
	if (s->against != AGAINST_NOTHING)
		find_then(r, b, s, f);
}

/* --- words --- */

/* What a word in braces may need. */
struct scene {
	const struct month_report *report;
	const struct board *board;
	const struct month_sentence *sentence;
	const struct month_figure *figure;
};

static const char *expand(const struct scene *s, const char *text);

static const char *say_n(const struct scene *s)
{
	char dst[WORDING_TEXT];
	double n = s->figure->value;
	const char *noun = expand(s, wording_noun(n, s->sentence->one, s->sentence->many));

	return arena_printf(s->report->arena, "%s", wording_counted(n, noun, dst));
}

static const char *say_part(const struct scene *s)
{
	char dst[WORDING_TEXT];

	return arena_printf(s->report->arena, "%s",
			    fabs(s->figure->part) < 0.5 ? T_("none") : wording_number(s->figure->part, dst));
}

static const char *say_whole(const struct scene *s)
{
	char dst[WORDING_TEXT];

	return arena_printf(s->report->arena, "%s",
			    wording_count(s->figure->whole, s->sentence->one, s->sentence->many, dst));
}

static const char *say_share(const struct scene *s)
{
	const struct wording_share share = { s->figure->part, s->figure->whole };
	char dst[WORDING_TEXT];

	if (!wording_share_tells(share))
		return "";
	return arena_printf(s->report->arena, " (%s)", wording_per_cent(s->figure->value, dst));
}

static const char *say_when(const struct scene *s)
{
	char dst[WORDING_TEXT];

	if (s->sentence->extent == EXTENT_TOTAL)
		return month_figure_since(s->report);
	return arena_printf(s->report->arena,
			    to_date(s->report, s->sentence) ? C_("month", "in %s to date") : C_("month", "in %s"),
			    wording_month(s->figure->month, dst));
}

/* Was a total counted by more than one definition? */
static bool is_mixed(const struct scene *s)
{
	size_t n;
	const struct counter *const *months = board_counters(s->board, s->sentence->metric, &n);
	const struct counter *last = NULL;

	for (size_t i = 0; i < n && months[i]->month <= s->report->month; i++) {
		if (months[i]->month < s->report->started)
			continue;
		if (last && last->definition != months[i]->definition)
			return true;
		last = months[i];
	}
	return false;
}

static const char *say_change_of_share(const struct scene *s, const char *other, char dst[WORDING_TEXT])
{
	const struct month_figure *f = s->figure;

	return wording_share_change((struct wording_share){ f->part, f->whole },
				    (struct wording_share){ f->part_then, f->whole_then }, other, dst);
}

static const char *say_change(const struct scene *s)
{
	const struct month_figure *f = s->figure;
	struct arena *arena = s->report->arena;
	char month[WORDING_TEXT], dst[WORDING_TEXT];
	const char *other, *change;

	if (s->sentence->extent == EXTENT_TOTAL)
		return is_mixed(s) ? T_(", counted by more than one definition") : "";
	other = arena_printf(arena,
			     to_date(s->report, s->sentence) ? T_("in the same part of %s") : C_("month", "in %s"),
			     wording_month(f->other, month));
	change = s->sentence->format == COUNTER_SHARE ? say_change_of_share(s, other, dst) :
							wording_change(&f->change, other, dst);
	if (!change[0])
		return "";
	if (!f->change.definition_changed)
		return arena_printf(arena, ", %s", change);
	return arena_printf(arena, T_(", %s, which was counted by another definition (%d, now %d)"), change,
			    f->counted_by_then, f->counted_by);
}

static const char *say_nearly(const struct scene *s)
{
	char dst[WORDING_TEXT];

	return arena_printf(s->report->arena, "%s", wording_nearly(s->figure->value, dst));
}

static const char *say_crew(const struct scene *s)
{
	double crew = raw(s->report, s->board, s->sentence, "officer_minutes") /
		      raw(s->report, s->board, s->sentence, "patrol_minutes");

	if (fabs(crew - 2) < 0.005)
		return T_("double-crewed ");
	return fabs(crew - 1) < 0.005 ? T_("single-crewed ") : "";
}

static const char *say_minutes(const struct scene *s)
{
	return arena_printf(s->report->arena, "%d", s->report->minutes);
}

static const char *say_list(const struct scene *s)
{
	return s->figure->list;
}

static const struct {
	const char *word;
	const char *(*say)(const struct scene *s);
} words[] = {
	{ "n", say_n },		  { "part", say_part },	    { "whole", say_whole }, { "share", say_share },
	{ "when", say_when },	  { "change", say_change }, { "nearly", say_nearly }, { "crew", say_crew },
	{ "minutes", say_minutes }, { "list", say_list },
};

static const char *say_word(const struct scene *s, const char *word, size_t n)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == n && strncmp(words[i].word, word, n) == 0)
			return words[i].say(s);
	return "";
}

/* `text` with its words in braces said. */
static const char *expand(const struct scene *s, const char *text)
{
	struct arena *arena = s->report->arena;
	const char *said = "";

	while (*text) {
		size_t plain = strcspn(text, "{"), word = text[plain] ? strcspn(text + plain + 1, "}") : 0;

		said = arena_printf(arena, "%s%.*s%s", said, (int)plain, text,
				    text[plain] ? say_word(s, text + plain + 1, word) : "");
		text += plain + (text[plain] ? word + 2 : 0);
	}
	return said;
}

static const char *sentence_of(const struct scene *s)
{
	const char *said = expand(s, T_(s->sentence->text));
	char32_t rune;

	char first[5] = "";
	size_t n;

	/* A character, not a byte: "â" begins a sentence as well. */
	n = text_rune(said, strlen(said), &rune);
	print_text(first, sizeof first, "%.*s", (int)n, said);
	text_upper(first);
	return arena_printf(s->report->arena, "%s%s", first, said + n);
}

/* "effective_patrols of patrols, definition 1" */
static const char *source_of(const struct scene *s)
{
	const struct month_sentence *row = s->sentence;
	const char *counter = arena_printf(s->report->arena, "%s%s%s", row->metric, row->of[0] ? T_(" of ") : "",
					   row->of);

	if (!row->metric[0] || s->figure->counted_by == COUNT_NONE)
		return counter;
	return arena_printf(s->report->arena, T_("%s, definition %d"), counter, s->figure->counted_by);
}

const char *month_figure_since(const struct month_report *r)
{
	day last = month_plus(r->month, 1) - 1;
	char from[WORDING_TEXT], to[WORDING_TEXT];

	wording_day(r->started, from);
	if (r->running)
		return arena_printf(r->arena, T_("from %s to date"), from);
	if (day_civil(r->started).year == day_civil(last).year)
		*strrchr(from, ' ') = '\0';
	return arena_printf(r->arena, T_("from %s to %s"), from, wording_day(last, to));
}

const char *month_figure_heading(const struct month_report *r, enum month_section s)
{
	const char *title = month_section_title(s);

	if (s == SECTION_TOTALS)
		return arena_printf(r->arena, "%s, %s", title, month_figure_since(r));
	if (s == SECTION_NOW)
		return arena_printf(r->arena, T_("%s, at %s"), title, r->as_at);
	return r->running ? arena_printf(r->arena, T_("%s, to date"), title) : title;
}

bool month_figure_missing(const struct month_report *r, const struct board *b, const struct month_sentence *s)
{
	return s->metric[0] && !s->find &&
	       (!isfinite(raw(r, b, s, s->metric)) || (s->of[0] && !isfinite(raw(r, b, s, s->of))));
}

bool month_figure_make(const struct month_report *r, const struct board *b, const struct month_sentence *s,
		       struct month_figure *f)
{
	const struct scene scene = { r, b, s, f };

	*f = (struct month_figure){ .sentence = s,
				    .month = month_of(r, s),
				    .value = NAN,
				    .part = NAN,
				    .whole = NAN,
				    .other = DAY_NONE,
				    .change = month_change(s->format, NAN, NAN),
				    .part_then = NAN,
				    .whole_then = NAN,
				    .counted_by = COUNT_NONE,
				    .counted_by_then = COUNT_NONE,
				    .list = "" };
	if (s->find && !s->find(r, b, f))
		return false;
	if (!s->find)
		find_numbers(r, b, s, f);
	if (!isfinite(f->value))
		return false;
	f->text = sentence_of(&scene);
	f->definition = expand(&scene, T_(s->definition));
	f->source = source_of(&scene);
	return true;
}
