/*
 * The least that a board made of ncurses, libpq and libyaml can cost: it reads its configuration, shows a frame, fetches all units,
 * shows as many as there is room for, and does so again every second. `floor FILE.yaml`; PG* say where the database is.
 */
#include <curses.h>
#include <libpq-fe.h>
#include <locale.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static bool read_configuration(const char *path)
{
	yaml_parser_t parser;
	yaml_document_t document;
	FILE *in = fopen(path, "r");
	bool ok = false;

	if (!in || !yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_file(&parser, in);
	if (yaml_parser_load(&parser, &document)) {
		ok = true;
		yaml_document_delete(&document);
	}
	yaml_parser_delete(&parser);
	fclose(in);
	return ok;
}

static void show(const PGresult *r)
{
	char line[512];

	erase();
	mvaddstr(0, 0, "FLOOR");
	for (int row = 0; row < PQntuples(r) && row < LINES - 1; row++) {
		snprintf(line, sizeof line, " %-6s %-10s %-4s %-24s %s", PQgetvalue(r, row, 0), PQgetvalue(r, row, 1),
			 PQgetvalue(r, row, 2), PQgetvalue(r, row, 3), PQgetvalue(r, row, 4));
		mvaddnstr(row + 1, 0, line, COLS);
	}
	refresh();
}

static const char units[] = "SELECT call_sign, kind, state_code, coalesce(note, hotspot, ''), state_since"
			    " FROM board.unit ORDER BY state_since, call_sign";

int main(int argc, char **argv)
{
	PGconn *c;

	setlocale(LC_ALL, "");
	if (argc < 2 || !read_configuration(argv[1]))
		return 1;
	initscr();
	cbreak();
	noecho();
	show(NULL);
	c = PQconnectdb("");
	PQclear(PQprepare(c, "units", units, 0, NULL));
	for (struct pollfd keys = { .fd = 0, .events = POLLIN }; poll(&keys, 1, 0) == 0; poll(&keys, 1, 1000)) {
		PGresult *r = PQexecPrepared(c, "units", 0, NULL, NULL, NULL, 0);

		if (PQresultStatus(r) != PGRES_TUPLES_OK)
			break;
		show(r);
		PQclear(r);
	}
	PQfinish(c);
	endwin();
	return 0;
}
