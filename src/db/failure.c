#include "db/failure.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "db/template.h"

#define STRANGER N_("what {server} answers is not PostgreSQL's: ")
#define LASTING N_("cannot connect to {server}: ")

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
	{ "57014", LINK_UNREACHABLE, PACE_SOON, N_("{server} cut the reading of board.{view} short ({words})") },
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
	const char *text; /* {server} is filled in; the message follows */
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
	  N_("the certificate of {server} has expired, or is signed by nobody whom sslrootcert names: ") },
	{ "certificate", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "does not support SSL", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "channel binding", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "authentication method", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "invalid ", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "could not match", LINK_REFUSED, PACE_SLOW, LASTING },
	{ "", LINK_UNREACHABLE, PACE_SOON, N_("no connection to {server}: ") },
};

static struct failure made(enum link_failure kind, enum failure_pace pace, const char *raw)
{
	struct failure f = { .kind = kind, .pace = pace };

	text_clean(raw, f.text, sizeof f.text);
	return f;
}

struct failure failure_own(enum link_failure kind, enum failure_pace pace, const char *format, ...)
{
	char raw[2 * LINK_TEXT];
	va_list args;

	va_start(args, format);
	vsnprintf(raw, sizeof raw, T_(format), args);
	va_end(args);
	return made(kind, pace, raw);
}

static bool fits(const char *template, const char *state, const char *sqlstate, bool viewing)
{
	return !strncmp(sqlstate, state, strlen(state)) && (viewing || !strstr(template, "{view}"));
}

struct failure failure_of_state(const char *sqlstate, const char *words, const struct failure_place *at)
{
	const struct part parts[] = {
		{ "server", at->server }, { "database", at->database }, { "role", at->role },
		{ "view", at->view },     { "state", sqlstate },	{ "words", words },
		{ "check", T_("'patrolboard check database' tells what to do") },
	};
	struct failure f;
	char raw[4 * LINK_TEXT];
	size_t i = 0;

	while (!fits(states[i].text, states[i].state, sqlstate, *at->view))
		i++;
	template_fill(raw, sizeof raw, T_(states[i].text), parts, sizeof parts / sizeof *parts);
	f = made(states[i].kind, states[i].pace, raw);
	snprintf(f.state, sizeof f.state, "%s", sqlstate);
	return f;
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
	const struct part server = { "server", at->server };
	char sqlstate[6], raw[LINK_TEXT];
	size_t i = 0;

	if (state) {
		snprintf(sqlstate, sizeof sqlstate, "%s", state);
		return failure_of_state(sqlstate, "", at);
	}
	while (!strstr(message, messages[i].words))
		i++;
	template_fill(raw, sizeof raw, T_(messages[i].text), &server, 1);
	return failure_own(messages[i].kind, messages[i].pace, "%s%.*s", raw, (int)n, line);
}

void failure_add(struct failure *f, const struct failure *more)
{
	bool first = more->kind == LINK_REFUSED && f->kind != LINK_REFUSED;
	struct failure a = first ? *more : *f, b = first ? *f : *more, both;

	if (f->kind == LINK_FINE) {
		*f = *more;
		return;
	}
	*f = a;
	if (strstr(a.text, b.text))
		return;
	both = failure_own(a.kind, a.pace, "%s; %s", a.text, b.text);
	memcpy(f->text, both.text, sizeof f->text);
}
