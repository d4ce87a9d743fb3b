#include "app/completion_bash.h"

#include "app/offer.h"

/*
 * Bash parts words at "=". Names come from the program and may be any text: they are compared here, for compgen -W would carry out
 * what stands in them.
 */
static const char beginning[] =
	"# Completes patrolboard's command lines in bash; written by: patrolboard config --completion=bash\n"
	"\n"
	"_patrolboard_names()\n"
	"{\n"
	"	local name\n"
	"	while IFS= read -r name; do\n"
	"		[[ $name == \"$word\"* ]] && COMPREPLY+=(\"$(printf %q \"$name\")\")\n"
	"	done < <(patrolboard config --names=\"$1\" 2>/dev/null)\n"
	"}\n"
	"\n"
	"_patrolboard_words()\n"
	"{\n"
	"	mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\")\n"
	"}\n"
	"\n"
	"_patrolboard_files()\n"
	"{\n"
	"	compopt -o filenames\n"
	"	mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
	"}\n"
	"\n"
	"_patrolboard()\n"
	"{\n"
	"	local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} command='' i\n"
	"	COMPREPLY=()\n"
	"	if [[ $word == '=' ]]; then\n"
	"		word=\n"
	"	elif [[ $option == '=' ]]; then\n"
	"		option=${COMP_WORDS[COMP_CWORD-2]}\n"
	"	fi\n"
	"	for ((i = 1; i < COMP_CWORD; i++)); do\n"
	"		case ${COMP_WORDS[i]} in\n";

/* What is no command: the arguments of options. And which command it is: what follows `demo` is one, too. */
static void write_search(const struct command *commands, FILE *out)
{
	fputs("\t\t", out);
	offer_write_takers(" | ", out);
	fputs(")\n"
	      "			[[ ${COMP_WORDS[i+1]} == '=' ]] && ((i++))\n"
	      "			((i++))\n"
	      "			;;\n"
	      "		",
	      out);
	offer_write_commands(commands, " | ", out);
	fputs(")\n"
	      "			[[ -z $command || $command == demo ]] && command=${COMP_WORDS[i]}\n"
	      "			;;\n"
	      "		esac\n"
	      "	done\n",
	      out);
}

/* Of each command that has a choice. */
static void write_formats(const struct command *commands, FILE *out)
{
	fputs("\t\tcase $command in\n", out);
	for (const struct command *c = commands; c->help; c++)
		if (c->formats) {
			fprintf(out, "\t\t%s) _patrolboard_words '", c->name);
			offer_write_formats(c, out);
			fputs("' ;;\n", out);
		}
	fputs("\t\tesac\n", out);
}

static void write_argument(const struct option_row *row, const struct command *commands, FILE *out)
{
	struct offer offer = offer_of(row);

	fputs("\t", out);
	if (row->letter)
		fprintf(out, "-%c | ", row->letter);
	fprintf(out, "--%s)\n", row->name);
	if (offer.what == OFFER_FILES)
		fputs("\t\t_patrolboard_files\n", out);
	else if (offer.what == OFFER_NAMES)
		fprintf(out, "\t\t_patrolboard_names %s\n", offer.names);
	else if (offer.what == OFFER_FORMATS)
		write_formats(commands, out);
	else
		offer_write_choices(&offer, NULL, "\t\t_patrolboard_words '", "'\n", out);
	fputs("\t\treturn\n\t\t;;\n", out);
}

/* Those options that have an argument with a "=" at the end. */
static void write_command(const struct command *c, const struct command *commands, FILE *out)
{
	const char *between = "";

	fprintf(out, "\t'%s')\n\t\toptions='", c->name);
	for (const struct option_row *row = option_rows; row < option_rows + OPTION_ROWS; row++)
		if (row->whom & offer_whom(c)) {
			fprintf(out, "%s--%s%s", between, row->name, row->argument ? "=" : "");
			between = " ";
		}
	fputs("'\n\t\toperands='", out);
	offer_write_operands(c, commands, out);
	fputs("'\n\t\t;;\n", out);
}

void completion_write_bash(const struct command *commands, FILE *out)
{
	fputs(beginning, out);
	write_search(commands, out);
	fputs("	case $option in\n", out);
	for (const struct option_row *row = option_rows; row < option_rows + OPTION_ROWS; row++)
		if (row->argument)
			write_argument(row, commands, out);
	fputs("	esac\n"
	      "	local options='' operands=''\n"
	      "	case $command in\n",
	      out);
	for (const struct command *c = commands; c->help; c++)
		write_command(c, commands, out);
	fputs("	esac\n"
	      "	if [[ ${COMP_WORDS[COMP_CWORD]} == '=' || ${COMP_WORDS[COMP_CWORD-1]} == '=' ]]; then\n"
	      "		: # the value of a setting\n"
	      "	elif [[ $word == -* ]]; then\n"
	      "		_patrolboard_words \"$options\"\n"
	      "		[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
	      "	else\n"
	      "		_patrolboard_words \"$operands\"\n"
	      "	fi\n"
	      "}\n"
	      "\n"
	      "complete -F _patrolboard patrolboard\n",
	      out);
}
