#include "app/offer.h"

#include <ctype.h>
#include <string.h>

#include "config/keys.h"

static struct offer offer_of_setting(const char *setting)
{
	const struct config_key *key = keys_find(setting);

	if (!*setting)
		return (struct offer){ .what = OFFER_NAMES, .names = "settings" };
	if (key->among)
		return (struct offer){ .what = OFFER_NAMES, .names = key->among->name };
	if (key->words)
		return (struct offer){ .what = OFFER_WORDS, .words = key->words };
	return (struct offer){ .what = OFFER_NOTHING };
}

struct offer offer_of(const struct option_row *row)
{
	if (row->setting)
		return offer_of_setting(row->setting);
	if (row->names)
		return (struct offer){ .what = OFFER_NAMES, .names = row->names };
	if (row->argument && !strcmp(row->argument, "FILE"))
		return (struct offer){ .what = OFFER_FILES };
	if (row->argument && !strcmp(row->argument, "FORMAT"))
		return (struct offer){ .what = OFFER_FORMATS };
	return (struct offer){ .what = OFFER_NOTHING };
}

const char *offer_help(const struct option_row *row)
{
	return row->help[0] ? row->help : "what it is written as";
}

unsigned offer_whom(const struct command *c)
{
	return c->whom == FOR_NONE ? FOR_LIVE : c->whom;
}

/* "[config|database]": what is in capitals stands for a word that only the user knows, or that is a command. */
void offer_write_operands(const struct command *c, const struct command *commands, FILE *out)
{
	const char *between = "";

	for (const char *at = c->operands; *at;) {
		size_t n = strcspn(at, "[|] ");

		if (n && islower((unsigned char)*at)) {
			fprintf(out, "%s%.*s", between, (int)n, at);
			between = " ";
		}
		at += n ? n : 1;
	}
	for (const struct command *next = commands + 1; offer_whom(c) == FOR_LIVE && next->help; next++)
		if (next != c) {
			fprintf(out, "%s%s", between, next->name);
			between = " ";
		}
}

void offer_write_takers(const char *between, FILE *out)
{
	const char *first = "";

	for (const struct option_row *row = option_rows; row < option_rows + OPTION_ROWS; row++) {
		if (!row->argument)
			continue;
		fputs(first, out);
		if (row->letter)
			fprintf(out, "-%c%s", row->letter, between);
		fprintf(out, "--%s", row->name);
		first = between;
	}
}

void offer_write_formats(const struct command *c, FILE *out)
{
	for (const struct format *f = c->formats; f->name; f++)
		fprintf(out, "%s%s", f == c->formats ? "" : " ", f->name);
}

static void write_words(const struct offer *offer, FILE *out)
{
	for (const char *const *word = offer->words; *word; word++)
		fprintf(out, "%s%s", word == offer->words ? "" : " ", *word);
}

void offer_write_choices(const struct offer *offer, const struct command *c, const char *before, const char *after,
			 FILE *out)
{
	if (offer->what != OFFER_FORMATS && offer->what != OFFER_WORDS)
		return;
	fputs(before, out);
	if (offer->what == OFFER_FORMATS)
		offer_write_formats(c, out);
	else
		write_words(offer, out);
	fputs(after, out);
}

void offer_write_commands(const struct command *commands, const char *between, FILE *out)
{
	for (const struct command *c = commands + 1; c->help; c++)
		fprintf(out, "%s%s", c == commands + 1 ? "" : between, c->name);
}
