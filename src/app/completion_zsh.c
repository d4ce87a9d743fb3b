#include "app/completion_zsh.h"

#include <string.h>

#include "app/offer.h"

static const char names[] =
	"#compdef patrolboard\n"
	"# Completes patrolboard's command lines in zsh; written by: patrolboard config --completion=zsh\n"
	"\n"
	"_patrolboard_names() {\n"
	"	local -a names\n"
	"	names=(${(f)\"$(patrolboard config --names=$1 2>/dev/null)\"})\n"
	"	compadd -a names\n"
	"}\n"
	"\n";

/* Within single quotes, in brackets. */
static void write_help(const char *text, FILE *out)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\''", out);
		else if (strchr("[]:\\", *text))
			fprintf(out, "\\%c", *text);
		else
			putc(*text, out);
	}
}

static void write_search(const struct command *commands, FILE *out)
{
	fputs("_patrolboard() {\n"
	      "	local command='' i\n"
	      "	local -a options\n"
	      "	for ((i = 2; i < CURRENT; i++)); do\n"
	      "		case $words[i] in\n"
	      "		",
	      out);
	offer_write_takers("|", out);
	fputs(")\n"
	      "			((i++))\n"
	      "			;;\n"
	      "		",
	      out);
	offer_write_commands(commands, "|", out);
	fputs(")\n"
	      "			command=$words[i]\n"
	      "			[[ $command == demo ]] || break\n"
	      "			;;\n"
	      "		esac\n"
	      "	done\n"
	      "	case $command in\n",
	      out);
}

static void write_offer(const struct option_row *row, const struct command *c, FILE *out)
{
	struct offer offer = offer_of(row);

	if (!row->argument)
		return;
	fprintf(out, ":%s:", row->argument);
	if (offer.what == OFFER_FILES)
		fputs("_files", out);
	if (offer.what == OFFER_NAMES)
		fprintf(out, " _patrolboard_names %s", offer.names); /* the blank: nothing is added to these words */
	offer_write_choices(&offer, c, "(", ")", out);
}

/* '(-c --config)'{-c+,--config=}'[read this]:FILE:_files' */
static void write_option(const struct option_row *row, const struct command *c, FILE *out)
{
	const char *long_end = row->argument ? "=" : "", *short_end = row->argument ? "+" : "";

	fputs("\t\t\t", out);
	if (row->counted)
		fprintf(out, "\\*{-%c,--%s}", row->letter, row->name);
	else if (row->letter)
		fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}", row->letter, row->name, row->letter, short_end, row->name,
			long_end);
	else
		fprintf(out, "--%s%s", row->name, long_end);
	fputs("'[", out);
	write_help(offer_help(row), out);
	fputs("]", out);
	write_offer(row, c, out);
	fputs("'\n", out);
}

static void write_command(const struct command *c, const struct command *commands, FILE *out)
{
	fprintf(out, "\t'%s')\n\t\toptions=(\n", c->name);
	for (const struct option_row *row = option_rows; row < option_rows + OPTION_ROWS; row++)
		if (row->whom & offer_whom(c))
			write_option(row, c, out);
	fputs("\t\t\t'*:word:(", out);
	offer_write_operands(c, commands, out);
	fputs(")'\n\t\t)\n\t\t;;\n", out);
}

void completion_write_zsh(const struct command *commands, FILE *out)
{
	fputs(names, out);
	write_search(commands, out);
	for (const struct command *c = commands; c->help; c++)
		write_command(c, commands, out);
	fputs("	esac\n"
	      "	_arguments -s : $options\n"
	      "}\n"
	      "\n"
	      "_patrolboard \"$@\"\n",
	      out);
}
