#include "app/help.h"

#include "app/option_row.h"
#include "base/tongue.h"

/* Those whom an option is for as commands: one that is for any form of the live board is for the live board. */
static unsigned commands_of(const struct option_row *row)
{
	return row->whom & FOR_LIVE ? row->whom | FOR_LIVE : row->whom;
}

/* Does a row begin those of other commands than the row before? */
static bool begins(size_t i)
{
	return i == 0 || commands_of(&option_rows[i]) != commands_of(&option_rows[i - 1]);
}

/* The form of the live board that an option is not for, where it is for others; "" for none. */
static const char *left_out(const struct option_row *row)
{
	unsigned out = row->whom & FOR_LIVE ? FOR_LIVE & ~row->whom : FOR_NONE;

	return out & FOR_PLAIN ? "--plain" : out & FOR_KIOSK ? "--kiosk" : "";
}

/* "once: text; report: text, csv", for the commands that have formats. */
static void write_formats(const struct command *commands, FILE *out)
{
	const char *between = "";

	for (const struct command *c = commands; c->help; c++)
		if (c->formats) {
			char names[FORMAT_NAMES];

			fprintf(out, "%s%s: %s", between, c->name, format_names(c->formats, names));
			between = "; ";
		}
}

static void write_heading(const struct option_row *row, const struct command *commands, FILE *out)
{
	char whom[COMMAND_NAMES];

	putc('\n', out);
	if (row->whom == FOR_ALL)
		fputs(T_("Options, before or after the command:"), out);
	else
		fprintf(out, T_("For %s:"), command_names(row->whom, commands, "", whom));
	putc('\n', out);
}

static void write_option(const struct option_row *row, const struct command *commands, FILE *out)
{
	char letter[8] = "   ", name[48];

	if (row->letter)
		snprintf(letter, sizeof letter, "-%c,", row->letter);
	snprintf(name, sizeof name, "--%s%s%s", row->name, row->argument ? "=" : "",
		 row->argument ? row->argument : "");
	fprintf(out, "  %s %-18s %s", letter, name, T_(row->help));
	if (!row->help[0])
		write_formats(commands, out);
	if (left_out(row)[0])
		fprintf(out, T_("; not with %s"), left_out(row));
	putc('\n', out);
}

void help_write(const struct command *commands, FILE *out)
{
	fprintf(out, "%s\n\n", T_("A live board of hotspot patrols from PostgreSQL."));
	for (const struct command *c = commands; c->help; c++)
		fprintf(out, "  patrolboard %-8s%-18s %s\n", c->name, c->operands, T_(c->help));
	for (size_t i = 0; i < OPTION_ROWS; i++) {
		if (begins(i))
			write_heading(&option_rows[i], commands, out);
		write_option(&option_rows[i], commands, out);
	}
	fprintf(out, "\n%s\n", T_("The manual: man patrolboard."));
}

void help_write_manual(const struct command *commands, FILE *out)
{
	char whom[COMMAND_NAMES];

	for (size_t i = 0; i < OPTION_ROWS; i++) {
		const struct option_row *row = &option_rows[i];

		if (row->whom == FOR_ALL)
			continue;
		if (begins(i))
			fprintf(out, ".It For %s\n", command_names(row->whom, commands, "", whom));
		fprintf(out, ".Fl -%s", row->name);
		if (left_out(row)[0])
			fprintf(out, " Pq not with Fl %s", left_out(row) + 1);
		fputs(i + 1 == OPTION_ROWS || begins(i + 1) ? "\n" : " ,\n", out);
	}
}
