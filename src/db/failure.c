#include "db/failure.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "db/template.h"

#define STRANGER N_("what {server} answers is not PostgreSQL's: {words}")
#define LASTING N_("cannot connect to {server}: {words}")

/*
 * The first row counts whose state is the beginning of the error's; one that tells of a view only where one was being read.
 * {words}, {server}, ... are filled in, and {check}: that there is a command that tells more.
 */
static const struct {
	const char *state;
	enum link_failure kind;
	enum failure_pace pace;
	const char *text;
} states[] = {
	{ "28P01", LINK_REFUSED, PACE_SLOW,
	  N_("{server} refuses the password of role '{role}': put it right in the passfile, the service file or "
	     "PGPASSWORD") },
	{ "28", LINK_REFUSED, PACE_SLOW,
	  N_("{server} does not let role '{role}' into database '{database}': there is no such role, or pg_hba.conf "
	     "says no") },
	{ "3D000", LINK_REFUSED, PACE_SLOW,
	  N_("{server} has no database '{database}': create it, or connect to another") },
	{ "42P01", LINK_REFUSED, PACE_SLOW,
	  N_("database '{database}' has no view board.{view}: install the contract's views; {check}") },
	{ "42703", LINK_REFUSED, PACE_SLOW, N_("view board.{view} lacks a column ({words}); {check}") },
	{ "42501", LINK_REFUSED, PACE_SLOW,
	  N_("role '{role}' may not read board.{view} ({words}): grant it that, or connect as another; {check}") },
	{ "42501", LINK_REFUSED, PACE_SLOW,
	  N_("role '{role}' may not connect to database '{database}' on {server}: GRANT CONNECT on it to the role") },
	{ "3F000", LINK_REFUSED, PACE_SLOW,
	  N_("database '{database}' has no schema board: install the contract's views; {check}") },
	{ "57P03", LINK_UNREACHABLE, PACE_SOON,
	  N_("{server} is starting up or shutting down and takes no connections yet") },
	{ "57P05", LINK_UNREACHABLE, PACE_SOON, N_("{server} closed the connection because it was idle") },
	{ "57P", LINK_UNREACHABLE, PACE_SOON,
	  N_("{server} ended the connection: it is shutting down, or somebody ended it") },
	{ "57014", LINK_UNREACHABLE, PACE_LATE, N_("{server} cut the reading of board.{view} short ({words})") },
	{ "53300", LINK_UNREACHABLE, PACE_SOON,
	  N_("{server} has too many connections; waiting for one to become free") },
	{ "55", LINK_UNREACHABLE, PACE_SOON, N_("board.{view} is locked ({words})") },
	{ "55000", LINK_UNREACHABLE, PACE_SOON,
	  N_("{server} takes no connections to database '{database}' at present") },
	{ "25P03", LINK_UNREACHABLE, PACE_SOON, N_("{server} ended a transaction that took too long") },
	{ "40", LINK_UNREACHABLE, PACE_SOON, N_("{server} had to break off the reading ({words})") },
	{ "53", LINK_UNREACHABLE, PACE_SOON, N_("{server} is short of something: {words}") },
	{ "22", LINK_REFUSED, PACE_SLOW, N_("view board.{view} fails on its data: {words}") },
	{ "0A", LINK_REFUSED, PACE_SLOW, N_("{server} cannot do what is asked: {words}") },
	{ "42", LINK_REFUSED, PACE_SLOW, N_("view board.{view} does not work: {words}; {check}") },
	{ "08", LINK_UNREACHABLE, PACE_SOON, N_("{server} broke the connection off (SQLSTATE {state}) {words}") },
	{ "", LINK_UNREACHABLE, PACE_SOON, N_("{server} reports an error (SQLSTATE {state}) {words}") },
};

/* Words of libpq's own messages, and what they mean; the first row counts. */
static const struct {
	const char *words;
	enum link_failure kind;
	enum failure_pace pace;
	const char *text; /* {server} is filled in, and the message for {words} */
} messages[] = {
	/* A proxy without its server, a page to sign in at: it may pass. */
	{ "received invalid response", LINK_UNREACHABLE, PACE_SOON, STRANGER },
	{ "expected authentication request", LINK_UNREACHABLE, PACE_SOON, STRANGER },
	{ "error response during SSL exchange", LINK_UNREACHABLE, PACE_SOON, STRANGER },
	{ "unexpected response from server", LINK_UNREACHABLE, PACE_SOON, STRANGER },
	{ "lost synchronization", LINK_UNREACHABLE, PACE_SOON, STRANGER },
	/* No retry will mend these. */
	{ "definition of service", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "no password supplied", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "certificate verify failed", LINK_REFUSED, PACE_SLOW,
	  N_("the certificate of {server} has expired, or is signed by nobody whom sslrootcert names: {words}") },
	{ "certificate", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "does not support SSL", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "channel binding", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "authentication method", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "invalid ", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "could not match", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "", LINK_UNREACHABLE, PACE_SOON, N_("no connection to {server}: {words}") },
};

/* What fills the gaps of a text. */
struct gaps {
	const char *state, *words;
	const struct failure_place *at;
};

/* English, as the texts stand here. */
static const char *in_english(const char *text)
{
	return text;
}

/* In a sentence: "db-a", or "the server at /run/postgresql". `speak` says a text in one of the two languages. */
static const char *name_server(const char *host, const char *(*speak)(const char *text), char dst[LINK_TEXT])
{
	const struct part folder = { "words", host };

	if (!*host)
		return speak(N_("the server"));
	if (*host != '/' && *host != '@')
		return host;
	template_fill(dst, LINK_TEXT, speak(N_("the server at {words}")), &folder, 1);
	return dst;
}

static void fill(char dst[LINK_TEXT], const char *template, const struct gaps *g,
		 const char *(*speak)(const char *text))
{
	char server[LINK_TEXT], raw[4 * LINK_TEXT];
	const struct part parts[] = {
		{ "server", name_server(g->at->server, speak, server) },
		{ "database", g->at->database },
		{ "role", g->at->role },
		{ "view", g->at->view },
		{ "state", g->state },
		{ "words", g->words },
		{ "check", speak(N_("'patrolboard check database' tells what to do")) },
	};

	template_fill(raw, sizeof raw, speak(template), parts, sizeof parts / sizeof *parts);
	text_clean(raw, dst, LINK_TEXT);
}

static struct failure filled(enum link_failure kind, enum failure_pace pace, const char *template, const struct gaps *g)
{
	struct failure f = { .kind = kind, .pace = pace };

	fill(f.text, template, g, tongue_text);
	fill(f.english, template, g, in_english);
	snprintf(f.state, sizeof f.state, "%s", g->state);
	return f;
}

struct failure failure_at(enum link_failure kind, enum failure_pace pace, const char *template, const char *words,
			  const struct failure_place *at)
{
	return filled(kind, pace, template, &(struct gaps){ "", words, at });
}

struct failure failure_of_err(enum link_failure kind, enum failure_pace pace, const struct err *e)
{
	struct failure f = { .kind = kind, .pace = pace };

	text_clean(e->text, f.text, sizeof f.text);
	text_clean(e->english, f.english, sizeof f.english);
	return f;
}

static bool fits(const char *template, const char *state, const char *sqlstate, bool viewing)
{
	return !strncmp(sqlstate, state, strlen(state)) && (viewing || !strstr(template, "{view}"));
}

struct failure failure_of_state(const char *sqlstate, const char *words, const struct failure_place *at)
{
	size_t i = 0;

	while (!fits(states[i].text, states[i].state, sqlstate, *at->view))
		i++;
	return filled(states[i].kind, states[i].pace, states[i].text, &(struct gaps){ sqlstate, words, at });
}

/* "FATAL:  28P01" at the end of the `n` bytes: the place of the SQLSTATE, or NULL. */
static const char *trailing_state(const char *s, size_t n)
{
	if (n < 8 || memcmp(s + n - 8, ":  ", 3))
		return NULL;
	for (size_t i = n - 5; i < n; i++)
		if (!isdigit((unsigned char)s[i]) && !isupper((unsigned char)s[i]))
			return NULL;
	return s + n - 5;
}

/* What comes after `mark` the last time that it is in `s`; `s` when it is not. */
static const char *after_last(const char *s, const char *mark)
{
	for (const char *next; (next = strstr(s, mark));)
		s = next + strlen(mark);
	return s;
}

struct failure failure_of_message(const char *message, const struct failure_place *at)
{
	const char *line = after_last(message, "failed: ");
	size_t n = strcspn(line, "\n"); /* hints follow on lines of their own */
	const char *state = trailing_state(line, n);
	char sqlstate[6], words[LINK_TEXT];
	size_t i = 0;

	if (state) {
		snprintf(sqlstate, sizeof sqlstate, "%s", state);
		return failure_of_state(sqlstate, "", at);
	}
	while (!strstr(message, messages[i].words))
		i++;
	snprintf(words, sizeof words, "%.*s", (int)n, line);
	return failure_at(messages[i].kind, messages[i].pace, messages[i].text, words, at);
}

static void join(char dst[LINK_TEXT], const char *first, const char *second)
{
	char raw[2 * LINK_TEXT + 2];

	snprintf(raw, sizeof raw, "%s; %s", first, second);
	text_clean(raw, dst, LINK_TEXT);
}

void failure_add(struct failure *f, const struct failure *more)
{
	bool first = more->kind == LINK_REFUSED && f->kind != LINK_REFUSED;
	enum failure_pace pace = more->pace > f->pace ? more->pace : f->pace;
	struct failure a = first ? *more : *f, b = first ? *f : *more;

	if (f->kind == LINK_FINE) {
		*f = *more;
		return;
	}
	*f = a;
	f->pace = pace;
	if (strstr(a.text, b.text))
		return;
	join(f->text, a.text, b.text);
	join(f->english, a.english, b.english);
}
