/*
 * What is written from the tables, compared with what is committed: lists in pages of the manual, the file of defaults, schemas,
 * and what completes command lines.
 * GOLDEN_UPDATE=1 in the environment ('make update') writes it again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/completion_bash.h"
#include "app/completion_fish.h"
#include "app/completion_zsh.h"
#include "app/handover.h"
#include "app/help.h"
#include "app/once.h"
#include "app/report.h"
#include "base/mdoc.h"
#include "base/palette.h"
#include "config/config.h"
#include "db/contract.h"
#include "model/alert_finding.h"
#include "support/page.h"
#include "ui/keys.h"
#include "view/board_writers.h"
#include "view/month_writers.h"
#include "view/pane.h"
#include "view/vocabulary.h"

#define MARK "\n.\\\" %s: written by 'make update'\n"
#define END ".\\\" end\n"

/* A file, or where it has a name a part of it: the lines between its mark and the next end. */
struct part {
	const char *file, *name;
};

/* A character that mdoc takes for punctuation is text with \& before it. */
static const char *guard(const char *word)
{
	return strchr("?.,:;!()[]|", *word) ? "\\&" : "";
}

static void write_keys(FILE *out)
{
	for (size_t i = 0; i < ACTIONS; i++) {
		const struct binding *b = binding_of((enum action)i);

		fprintf(out, ".It Ic %s%s\n", guard(b->keys), b->keys);
		mdoc_sentence(b->help, ".", out);
	}
}

static void write_panes(FILE *out)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	for (size_t i = 0; i < n; i++) {
		fprintf(out, ".It\n.Li %s :\n", panes[i]->name);
		mdoc_sentence(panes[i]->help, ".", out);
	}
}

/* As a layout names them. */
static void write_columns_of_panes(FILE *out)
{
	struct arena *arena = arena_new();
	const struct vocabulary *words = vocabulary_new(arena);

	for (size_t i = 0; i < words->panes_n; i++) {
		const struct pane_words *pane = &words->panes[i];
		const char *list = pane->columns_n ? "" : "it draws itself and has no columns to choose from";

		for (size_t j = 0; j < pane->columns_n; j++)
			list = arena_printf(arena, "%s%s%s", list, j ? ", " : "", pane->columns[j]);
		fprintf(out, ".It Li %s\n", pane->name);
		mdoc_sentence(list, ".", out);
	}
	arena_drop(arena);
}

static void write_alerts(FILE *out)
{
	for (size_t i = 0; alert_rule(i); i++) {
		fprintf(out, ".It %s\n", alert_rule(i)->word);
		mdoc_sentence(alert_rule(i)->help, ".", out);
	}
}

static void write_themes(FILE *out)
{
#define X(id, name, help) \
	fputs(".It Li " name "\n", out); \
	mdoc_sentence(help, ".", out);
	THEME_LIST(X)
#undef X
}

static void write_formats(const struct format *formats, FILE *out)
{
	for (const struct format *f = formats; f->name; f++) {
		fprintf(out, ".It Li %s\n", f->name);
		mdoc_sentence(f->help, ".", out);
	}
}

static void write_formats_of_once(FILE *out)
{
	write_formats(once_formats, out);
}

static void write_formats_of_report(FILE *out)
{
	write_formats(report_formats, out);
}

static void write_formats_of_handover(FILE *out)
{
	write_formats(handover_formats, out);
}

static void write_whom(FILE *out)
{
	help_write_manual(commands_all(), out);
}

static void write_for_bash(FILE *out)
{
	completion_write_bash(commands_all(), out);
}

static void write_for_fish(FILE *out)
{
	completion_write_fish(commands_all(), out);
}

static void write_for_zsh(FILE *out)
{
	completion_write_zsh(commands_all(), out);
}

static void write_settings_schema(FILE *out)
{
	struct arena *a = arena_new();

	config_write_schema(vocabulary_new(a), out);
	arena_drop(a);
}

static void write_columns(const struct dataset *d, FILE *out)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];

		fprintf(out, ".It Li %s %s%s\n", f->name, decode_kind(f->kind)->wants, f->nullable ? " ?" : "");
		mdoc_sentence(f->help, ".", out);
	}
}

/* Finds the part in the text of its file: *n bytes. */
static const char *find(const struct part *p, const char *text, size_t *n)
{
	char mark[80];
	const char *start, *end;

	*n = strlen(text);
	if (!p->name)
		return text;
	snprintf(mark, sizeof mark, MARK, p->name);
	start = strstr(text, mark);
	if (!start)
		fail_msg("%s lacks the line%s", p->file, mark);
	start += strlen(mark);
	end = strstr(start, END);
	if (!end)
		fail_msg("%s: nothing ends %s", p->file, p->name);
	*n = (size_t)(end - start);
	return start;
}

static void rewrite(const struct part *p, const char *text, const char *at, size_t n, const char *wanted)
{
	FILE *out = fopen(p->file, "w");

	assert_non_null(out);
	fprintf(out, "%.*s%s%s", (int)(at - text), text, wanted, at + n);
	assert_int_equal(fclose(out), 0);
}

static void check(const struct part *p, const char *wanted)
{
	char *text = page_read(p->file);
	size_t n;
	const char *at = find(p, text, &n);
	bool same = n == strlen(wanted) && !memcmp(at, wanted, n);

	if (!same && getenv("GOLDEN_UPDATE"))
		rewrite(p, text, at, n, wanted);
	free(text);
	if (!same && !getenv("GOLDEN_UPDATE"))
		fail_msg("%s%s%s is not what its table says: 'make update' writes it again, commit that", p->file,
			 p->name ? ": " : "", p->name ? p->name : "");
}

static void pages_follow_tables(void **state)
{
	static const struct {
		struct part part;
		void (*write)(FILE *out);
	} cases[] = {
		{ { "config/patrolboard.yaml", NULL }, config_write_defaults },
		{ { "config/schemas/settings-1.json", NULL }, write_settings_schema },
		{ { "config/schemas/board-1.json", NULL }, board_write_schema },
		{ { "config/schemas/report-1.json", NULL }, month_write_schema },
		{ { "config/completions/patrolboard.bash", NULL }, write_for_bash },
		{ { "config/completions/patrolboard.fish", NULL }, write_for_fish },
		{ { "config/completions/_patrolboard", NULL }, write_for_zsh },
		{ { "man/patrolboard.yaml.5", "settings" }, config_write_manual },
		{ { "man/patrolboard.yaml.5", "columns" }, write_columns_of_panes },
		{ { "man/patrolboard.1", "keys" }, write_keys },
		{ { "man/patrolboard.1", "panes" }, write_panes },
		{ { "man/patrolboard.1", "themes" }, write_themes },
		{ { "man/patrolboard.1", "formats of once" }, write_formats_of_once },
		{ { "man/patrolboard.1", "formats of report" }, write_formats_of_report },
		{ { "man/patrolboard.1", "formats of handover" }, write_formats_of_handover },
		{ { "man/patrolboard.1", "alerts" }, write_alerts },
		{ { "man/patrolboard.1", "whom options are for" }, write_whom },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		cases[i].write(out);
		fclose(out);
		check(&cases[i].part, text);
		free(text);
	}
}

static void views_follow_the_contract(void **state)
{
	(void)state;
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const struct dataset *d = contract_view(i);
		struct part part = { "man/patrolboard-views.7", d->view };
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		write_columns(d, out);
		fclose(out);
		check(&part, text);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_follow_tables),
		cmocka_unit_test(views_follow_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
