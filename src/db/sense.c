#include "db/sense.h"

#include <string.h>

#include "base/tongue.h"
#include "db/template.h"

#define NOW "(SELECT now FROM board.about LIMIT 1)"
#define NO_HOTSPOT(column) column "::text NOT IN (SELECT code::text FROM board.hotspot WHERE code IS NOT NULL)"
#define NOT_UNIQUE(key, view) "(" key ") IN (SELECT " key " FROM board." view " GROUP BY " key " HAVING count(*) > 1)"

#define FUTURE(view, column) \
	{ view, column, column " > " NOW " + interval '1 minute'", N_("lie in the future by board.about.now"), \
	  N_("a local time becomes a moment by AT TIME ZONE and the zone's name, not by a cast") }
#define REPEATED(view, column, key) \
	{ view, column, NOT_UNIQUE(key, view), N_("are in more rows than one, of which the board shows one"), \
	  N_("let the view have one row of each") }
#define UNKNOWN_HOTSPOT(view, column) \
	{ view, column, NO_HOTSPOT(column), N_("are the code of no row of board.hotspot"), \
	  N_("join the table of hotspots and give the code that board.hotspot has") }
#define MONTH(view) \
	{ view, "month", "extract(day FROM month) <> 1", N_("are not the first day of a month"), \
	  "date_trunc('month', ...)::date AS month" }
#define DEGREES(view, column, most) \
	{ view, column, column " NOT BETWEEN -" most " AND " most, N_("are no degrees"), \
	  N_("give degrees of WGS 84, not a grid's metres") }

/* {states}: the codes of the configuration, as SQL has a list. */
static const struct sense senses[] = {
	{ "about", "contract", "(SELECT count(*) FROM board.about) > 1", N_("are in more rows than one"),
	  N_("let board.about have one row") },
	{ "about", "now",
	  "NOT EXISTS (SELECT FROM board.counter WHERE month = date_trunc('month', now AT TIME ZONE time_zone)::date)",
	  N_("lie in a month that board.counter has no row of"),
	  N_("let it have a row of each metric for the running month, 0 until something happens") },
	REPEATED("unit", "call_sign", "call_sign"),
	{ "unit", "kind", "kind::text NOT IN ('patrol', 'drone', 'motorcycle', 'supervisor')",
	  N_("are no kind of unit: patrol, drone, motorcycle, supervisor"),
	  "CASE ... WHEN ... THEN 'patrol' END AS kind" },
	{ "unit", "state_code", "state_code::text NOT IN ({states})", N_("are no state that the configuration knows"),
	  N_("add them to states in patrolboard.yaml(5), with a word and a class") },
	FUTURE("unit", "state_since"),
	FUTURE("unit", "reported_at"),
	UNKNOWN_HOTSPOT("unit", "hotspot"),
	DEGREES("unit", "lat", "90"),
	DEGREES("unit", "lon", "180"),
	REPEATED("hotspot", "code", "code"),
	DEGREES("hotspot", "lat", "90"),
	DEGREES("hotspot", "lon", "180"),
	{ "hotspot", "window_ends", "window_ends <= window_starts", N_("are no later than the window begins"),
	  N_("what ends past midnight ends the next day") },
	FUTURE("hotspot", "last_effective_at"),
	{ "hotspot", "asb_daily", "cardinality(asb_daily) <> 28", N_("do not have 28 days"),
	  N_("ARRAY(SELECT ... FROM generate_series(28, 1, -1) ago ...), with 0 for a day without any") },
	REPEATED("visit", "id", "id"),
	UNKNOWN_HOTSPOT("visit", "hotspot"),
	FUTURE("visit", "started_at"),
	{ "visit", "ended_at", "ended_at < started_at", N_("are before the visit begins"),
	  N_("see to times that come twice, when clocks go back") },
	REPEATED("assist", "id", "id"),
	UNKNOWN_HOTSPOT("assist", "hotspot"),
	{ "assist", "wanted", "wanted::text NOT IN ('drone', 'motorcycle', 'officers')",
	  N_("are nothing that can be asked for: drone, motorcycle, officers"),
	  "CASE ... WHEN ... THEN 'officers' END AS wanted" },
	{ "assist", "state", "state::text NOT IN ('asked', 'offered', 'accepted', 'arrived', 'released', 'declined')",
	  N_("are no state of an assist: asked, offered, accepted, arrived, released, declined"),
	  "CASE ... WHEN ... THEN 'asked' END AS state" },
	FUTURE("assist", "asked_at"),
	MONTH("counter"),
	REPEATED("counter", "metric", "month, metric"),
	REPEATED("counter_total", "metric", "metric"),
	MONTH("counter_hotspot"),
	REPEATED("counter_hotspot", "metric", "month, hotspot, metric"),
	REPEATED("event", "id", "id"),
	FUTURE("event", "at"),
	FUTURE("unit_state", "since"),
	{ "changed", "dataset", NOT_UNIQUE("dataset", "changed"), N_("are in more rows than one"),
	  N_("let the view have one row of each") },
	{ "changed", "dataset", "dataset::text NOT IN ({views})", N_("are no view of this contract"),
	  N_("give the view's name without the schema") },
};

const struct sense *sense_of(const struct dataset *d, size_t i)
{
	for (size_t s = 0; s < sizeof senses / sizeof *senses; s++)
		if (!strcmp(senses[s].view, d->view) && i-- == 0)
			return &senses[s];
	return NULL;
}

/* As SQL has a list of texts; one that holds nothing has "". */
static const char *sql_list(const char *list, const char *word, struct arena *a)
{
	const char *quoted = "";

	for (; *word; word++)
		quoted = arena_printf(a, "%s%.*s", quoted, *word == '\'' ? 2 : 1, *word == '\'' ? "''" : word);
	return arena_printf(a, "%s%s'%s'", list, *list ? ", " : "", quoted);
}

static const char *states_of(const struct settings *s, struct arena *a)
{
	const char *list = "";

	for (size_t i = 0; i < s->states_n; i++)
		list = sql_list(list, s->states[i].code, a);
	return *list ? list : "''";
}

static const char *views(struct arena *a)
{
	const char *list = "";

	for (size_t i = 0; i < CONTRACT_VIEWS; i++)
		list = sql_list(list, contract_view(i)->view, a);
	return list;
}

static const char *bad(const struct sense *rule, const struct settings *s, struct arena *a)
{
	const struct part parts[] = { { "states", states_of(s, a) }, { "views", views(a) } };
	size_t size = strlen(rule->bad) + strlen(parts[0].text) + strlen(parts[1].text) + 1;
	char *text = arena_alloc(a, size, 1);

	template_fill(text, size, rule->bad, parts, sizeof parts / sizeof *parts);
	return text;
}

const char *sense_select(const struct dataset *d, const struct settings *s, struct arena *a)
{
	const char *text = "SELECT count(*)";
	const struct sense *rule;

	for (size_t i = 0; i < SENSES; i++) {
		rule = sense_of(d, i);
		if (!rule)
			text = arena_printf(a, "%s, 0, NULL", text);
		else
			text = arena_printf(a,
					    "%s, count(*) FILTER (WHERE %s),"
					    " left(min(\"%s\"::text) FILTER (WHERE %s), 80)",
					    text, bad(rule, s, a), rule->column, bad(rule, s, a));
	}
	return arena_printf(a, "%s FROM board.%s", text, d->view);
}
