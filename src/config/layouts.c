#include "config/layouts.h"

#include <string.h>

#include "base/json.h"
#include "base/layout.h"
#include "base/tongue.h"
#include "config/shipped.h"

#define NODE(f, ctype) .offset = FIELD_OF(struct layout_node, f, ctype)
#define LAYOUT(f, ctype) .offset = FIELD_OF(struct layout_setting, f, ctype)

#define MOST_COLUMNS 16
#define MOST_CELLS 1000

static bool complain_about(struct complaint *c, const char *where)
{
	snprintf(c->where, sizeof c->where, "%s", where);
	return true;
}

static bool refuse_pane(const char *name, const struct vocabulary *words, struct complaint *c)
{
	const char *names[64];
	size_t n = words->panes_n < LENGTH(names) ? words->panes_n : LENGTH(names);

	if (vocabulary_pane(words, name))
		return false;
	for (size_t i = 0; i < n; i++)
		names[i] = words->panes[i].name;
	complaint_say(c, "there is no pane '%s'", name);
	complaint_suggest(c, name, names, n);
	return complain_about(c, "pane");
}

static bool has_column(const struct pane_words *pane, const char *title)
{
	for (size_t i = 0; i < pane->columns_n; i++)
		if (strcasecmp(pane->columns[i], title) == 0)
			return true;
	return false;
}

static bool refuse_columns(const struct layout_node *node, const struct vocabulary *words, struct complaint *c)
{
	const struct pane_words *pane = vocabulary_pane(words, node->pane);
	char where[sizeof c->where];

	if (node->columns_n && pane->columns_n == 0) {
		complaint_say(c, "pane '%s' has no columns to choose from", node->pane);
		complaint_hint(c->hint, "it draws itself: leave 'columns' out");
		return complain_about(c, "columns");
	}
	for (size_t i = 0; i < node->columns_n; i++) {
		if (has_column(pane, node->columns[i]))
			continue;
		complaint_say(c, "pane '%s' has no column '%s'", node->pane, node->columns[i]);
		complaint_suggest(c, node->columns[i], pane->columns, pane->columns_n);
		snprintf(where, sizeof where, "columns[%zu]", i);
		return complain_about(c, where);
	}
	return false;
}

/* Each part by itself. */
static bool refuse_node(const void *records, size_t at, const struct vocabulary *words, struct complaint *c)
{
	const struct layout_node *node = (const struct layout_node *)records + at;
	int kinds = (node->pane[0] != '\0') + (node->rows_n > 0) + (node->beside_n > 0);

	if (kinds != 1) {
		complaint_say(c,
			      kinds ? N_("a part is one of 'pane', 'rows' and 'beside', not more")
				    : N_("a part is one of 'pane', 'rows' and 'beside', and this has none"));
		complaint_hint(c->hint, "%s", kinds ? "" : T_("such as 'pane: units'"));
		return complain_about(c, "");
	}
	if (node->most && node->most < node->least) {
		complaint_say(c, "'most' is %d, which is less than 'least', %d", node->most, node->least);
		return complain_about(c, "most");
	}
	if (node->columns_n && !node->pane[0]) {
		complaint_say(c, "only a pane has columns");
		complaint_hint(c->hint, "parts side by side are 'beside'");
		return complain_about(c, "columns");
	}
	return node->pane[0] && (refuse_pane(node->pane, words, c) || refuse_columns(node, words, c));
}

static void write_columns(const struct pane_words *pane, FILE *out)
{
	for (size_t i = 0; i < pane->columns_n; i++) {
		fputs(i ? ", " : "", out);
		json_write(pane->columns[i], out);
	}
}

/* Of a pane the columns that it has, or that it has none. Any word passes, for their letter case does not matter. */
static void write_pane_schema(const struct pane_words *pane, const char *indent, FILE *out)
{
	fprintf(out, ",\n%s{ \"if\": { \"properties\": { \"pane\": { \"const\": ", indent);
	json_write(pane->name, out);
	fputs(" } }, \"required\": [\"pane\"] }, \"then\": { \"properties\": { \"columns\": ", out);
	if (pane->columns_n == 0) {
		fputs("false } } }", out);
		return;
	}
	fputs("{ \"items\": { \"anyOf\": [ { \"enum\": [", out);
	write_columns(pane, out);
	fputs("] }, { \"type\": [\"string\", \"number\"] } ] } } } } }", out);
}

/* The panes, then the columns of each. */
static void write_node_schemas(const struct vocabulary *words, const char *indent, FILE *out)
{
	fprintf(out, "%s{ \"properties\": { \"pane\": { \"anyOf\": [ { \"enum\": [", indent);
	for (size_t i = 0; i < words->panes_n; i++) {
		fputs(i ? ", " : "", out);
		json_write(words->panes[i].name, out);
	}
	fputs("] }, { \"pattern\": \"[$][{]\" } ] } } }", out);
	for (size_t i = 0; i < words->panes_n; i++)
		write_pane_schema(&words->panes[i], indent, out);
}

/* The panes met on the way through a tree. */
struct met {
	const char *panes[MOST_COLUMNS];
	size_t n;
};

static bool meet(struct met *met, const char *pane)
{
	for (size_t i = 0; i < met->n; i++)
		if (strcmp(met->panes[i], pane) == 0)
			return true;
	if (met->n < LENGTH(met->panes))
		met->panes[met->n++] = pane;
	return false;
}

static bool refuse_twice(const struct layout_node *node, const char *where, struct met *met, struct complaint *c);

static bool refuse_part(const char *list, size_t i, const struct layout_node *part, const char *where, struct met *met,
			struct complaint *c)
{
	char there[sizeof c->where];

	snprintf(there, sizeof there, "%.90s%s%s[%zu]", where, *where ? "." : "", list, i);
	return refuse_twice(part, there, met, c);
}

static bool refuse_twice(const struct layout_node *node, const char *where, struct met *met, struct complaint *c)
{
	char there[sizeof c->where];

	for (size_t i = 0; i < node->rows_n; i++)
		if (refuse_part("rows", i, &node->rows[i], where, met, c))
			return true;
	for (size_t i = 0; i < node->beside_n; i++)
		if (refuse_part("beside", i, &node->beside[i], where, met, c))
			return true;
	if (!node->pane || !node->pane[0] || !meet(met, node->pane))
		return false;
	complaint_say(c, "pane '%s' stands twice on one page", node->pane);
	snprintf(there, sizeof there, "%.100s.pane", where);
	return complain_about(c, there);
}

static bool refuse_dimension(bool lines, int least, int room, struct screen_size screen, struct complaint *c)
{
	if (least <= room)
		return false;
	complaint_say(c,
		      lines ? N_("its panes need %d lines, and a screen of %dx%d has %d for them")
			    : N_("its panes need %d columns, and a screen of %dx%d has %d for them"),
		      least, screen.cols, screen.rows, room);
	complaint_hint(c->hint, "lower 'least' of some, or make 'screen' larger");
	return complain_about(c, "screen");
}

/* On any screen panes leave where there is no room; a layout for large ones only has no excuse. */
static bool refuse_size(const struct layout_setting *l, struct complaint *c)
{
	struct screen_size least = layout_least(&l->root), screen = l->screen;
	int frame = LAYOUT_HEADER_ROWS + layout_banner_rows(screen.rows) + layout_footer_rows(screen.rows);

	if (screen.cols == 1 && screen.rows == 1)
		return false;
	return refuse_dimension(false, least.cols, screen.cols, screen, c) ||
		refuse_dimension(true, least.rows, screen.rows - frame, screen, c);
}

/* Is there an earlier variant that comes first wherever this one could be used? */
static bool refuse_shadowed(const struct layout_setting *layouts, size_t at, struct complaint *c)
{
	for (size_t i = 0; i < at; i++)
		if (layout_same_page(&layouts[i], &layouts[at]) && layout_is_for(&layouts[i], layouts[at].screen)) {
			complaint_say(c, "'layouts[%zu]' comes before it on every screen that it is for", i);
			complaint_hint(c->hint, "put the entry for the largest 'screen' first");
			return complain_about(c, "screen");
		}
	return false;
}

static bool refuse_layout(const void *records, size_t at, const struct vocabulary *words, struct complaint *c)
{
	const struct layout_setting *layouts = records, *l = &layouts[at];
	struct met met = { .n = 0 };

	(void)words;
	if ((l->root.rows_n > 0) == (l->root.beside_n > 0)) {
		complaint_say(c,
			      l->root.rows_n ? N_("a layout has either 'rows' or 'beside'")
					     : N_("a layout has either 'rows' or 'beside', and this has none"));
		return complain_about(c, "");
	}
	return refuse_twice(&l->root, "", &met, c) || refuse_size(l, c) || refuse_shadowed(layouts, at, c);
}

static const struct config_key column_keys[] = {
	{ "column", TEXT(1, 24), .offset = 0, .help = N_("the title of a column") },
};

static const struct config_list column_list = {
	KEYS(column_keys),
	.size = sizeof(const char *),
	.plain = true,
	.unique = "column",
};

static const struct config_list node_list;

static const struct config_key node_keys[] = {
	{ "pane", TEXT(0, 32), NODE(pane, const char *), .def = "",
	  .help = "the pane that stands here; no pane stands twice on a page" },
	{ "columns", LIST(1, MOST_COLUMNS, column_list, struct layout_node, columns, char *const), .def = "",
	  .help = "which of the pane's columns show, in this order, by their titles, letter case aside; without it all "
		  "that there is room for" },
	{ "least", COUNT(1, MOST_CELLS), NODE(least, int), .def = "1",
	  .help = "lines, or side by side columns of the screen, without which the part is left out" },
	{ "most", COUNT(0, MOST_CELLS), NODE(most, int), .def = "0",
	  .help = "lines that it never has more of; 0: as many as it can fill" },
	{ "weight", COUNT(0, 1000), NODE(weight, int), .def = "1",
	  .help = "its share of what room is left over; 0: only what others cannot fill" },
	{ "rank", COUNT(0, 100), NODE(rank, int), .def = "0",
	  .help = "when there is too little room the part of the highest rank is left out first" },
	{ "rows", LIST(1, LAYOUT_CHILDREN, node_list, struct layout_node, rows, struct layout_node), .def = "",
	  .help = "in place of a pane: parts one below the other, each with keys as these" },
	{ "beside", LIST(1, LAYOUT_CHILDREN, node_list, struct layout_node, beside, struct layout_node), .def = "",
	  .help = "in place of a pane: parts side by side, each as those of rows" },
};

static const struct config_list node_list = {
	KEYS(node_keys),
	.size = sizeof(struct layout_node),
	.deepest = LAYOUT_DEPTH,
	.refuse = refuse_node,
	.schemas = write_node_schemas,
};

static const struct config_key layout_keys[] = {
	{ "name", TEXT(1, 32), LAYOUT(name, const char *), .help = N_("what --layout and screen.layout call it") },
	{ "page", TEXT(0, 16), LAYOUT(page, const char *), .def = "",
	  .help = "the title of the page; entries of one name and different pages are its pages" },
	{ "screen", SIZE(1, MOST_CELLS), LAYOUT(screen, struct screen_size), .def = "1x1",
	  .help = "the least screen that it is for; of several entries of one page the first that suits the screen is "
		  "used, and the last when none does" },
	{ "rows", LIST(1, LAYOUT_CHILDREN, node_list, struct layout_setting, root.rows, struct layout_node), .def = "",
	  .help = "the parts of the screen, one below the other" },
	{ "beside", LIST(1, LAYOUT_CHILDREN, node_list, struct layout_setting, root.beside, struct layout_node),
	  .def = "", .help = "instead of rows: the parts of the screen, side by side; each as those of rows" },
};

const struct config_list layout_list = {
	KEYS(layout_keys),	 .size = sizeof(struct layout_setting), .named = "name", .shipped = shipped_layouts,
	.refuse = refuse_layout,
};
