#include "app/completion_fish.h"

#include "app/offer.h"

static const char names[] =
	"# Completes patrolboard's command lines in fish; written by: patrolboard config --completion=fish\n"
	"\n"
	"function __patrolboard_names\n"
	"	patrolboard config --names=$argv[1] 2>/dev/null\n"
	"end\n"
	"\n";

/* In single quotes. */
static void write_quoted(const char *text, FILE *out)
{
	putc('\'', out);
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	putc('\'', out);
}

/* Is the command that stands there one of these? The live board is ''. */
static void write_search(const struct command *commands, FILE *out)
{
	fputs("function __patrolboard_is\n"
	      "	set -l command ''\n"
	      "	set -l before ''\n"
	      "	for word in (commandline -opc)[2..-1]\n"
	      "		if contains -- \"$before\" ",
	      out);
	offer_write_takers(" ", out);
	fputs("\n"
	      "			set before ''\n"
	      "			continue\n"
	      "		end\n"
	      "		set before $word\n"
	      "		if contains -- $word ",
	      out);
	offer_write_commands(commands, " ", out);
	fputs("\n"
	      "			set command $word\n"
	      "			test $word = demo; or break\n"
	      "		end\n"
	      "	end\n"
	      "	contains -- \"$command\" $argv\n"
	      "end\n"
	      "\n"
	      "complete -c patrolboard -f\n",
	      out);
}

/* The words that may follow a command by themselves. */
static void write_operands(const struct command *c, const struct command *commands, FILE *out)
{
	fprintf(out, "complete -c patrolboard -n \"__patrolboard_is '%s'\" -a '", c->name);
	offer_write_operands(c, commands, out);
	fputs("'\n", out);
}

static void write_offer(const struct option_row *row, const struct command *c, FILE *out)
{
	struct offer offer = offer_of(row);

	if (!row->argument)
		return;
	fputs(offer.what == OFFER_FILES ? " -rF" : " -x", out);
	if (offer.what == OFFER_NAMES)
		fprintf(out, " -a '(__patrolboard_names %s)'", offer.names);
	offer_write_choices(&offer, c, " -a '", "'", out);
}

static void write_option(const struct option_row *row, const struct command *c, FILE *out)
{
	fprintf(out, "complete -c patrolboard -n \"__patrolboard_is '%s'\" -l %s", c->name, row->name);
	if (row->letter)
		fprintf(out, " -s %c", row->letter);
	write_offer(row, c, out);
	fputs(" -d ", out);
	write_quoted(offer_help(row), out);
	fputs("\n", out);
}

void completion_write_fish(const struct command *commands, FILE *out)
{
	fputs(names, out);
	write_search(commands, out);
	for (const struct command *c = commands; c->help; c++) {
		fputs("\n", out);
		write_operands(c, commands, out);
		for (const struct option_row *row = option_rows; row < option_rows + OPTION_ROWS; row++)
			if (row->whom & offer_whom(c))
				write_option(row, c, out);
	}
}
