#include "config/conninfo.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *const secret_words[] = { "password", "sslpassword" };

static bool is_secret(const char *word, size_t n)
{
	for (size_t i = 0; i < sizeof secret_words / sizeof *secret_words; i++)
		if (strlen(secret_words[i]) == n && !strncasecmp(secret_words[i], word, n))
			return true;
	return false;
}

static const char *skip_blanks(const char *s)
{
	while (isspace((unsigned char)*s))
		s++;
	return s;
}

/* Past a value: plain up to a blank, or in single quotes; a backslash takes the next character in both. */
static const char *skip_value(const char *s)
{
	bool quoted = *s == '\'';

	for (s += quoted; *s && (quoted ? *s != '\'' : !isspace((unsigned char)*s)); s++)
		s += *s == '\\' && s[1];
	return s + (quoted && *s);
}

static bool secret_in_pairs(const char *s)
{
	const char *word;
	size_t n;

	while (*(s = skip_blanks(s))) {
		word = s;
		n = strcspn(s, "= \t\r\n\f\v");
		s = skip_blanks(s + n);
		if (*s != '=')
			continue;
		if (is_secret(word, n))
			return true;
		s = skip_value(skip_blanks(s + 1));
	}
	return false;
}

static int hex_digit(char c)
{
	const char *digits = "0123456789abcdef";
	const char *found = c ? strchr(digits, tolower((unsigned char)c)) : NULL;

	return found ? (int)(found - digits) : -1;
}

/* A parameter's name, %70 undone, as far as it matters here. */
static size_t decode_name(const char *s, size_t n, char *dst, size_t size)
{
	size_t length = 0;

	for (size_t i = 0; i < n && length < size; i++) {
		int high = s[i] == '%' && n - i > 2 ? hex_digit(s[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(s[i + 2]) : -1;

		dst[length++] = low >= 0 ? (char)(high * 16 + low) : s[i];
		i += low >= 0 ? 2 : 0;
	}
	return length;
}

static bool secret_in_query(const char *s)
{
	char name[32];

	for (; *s; s += strcspn(s, "&"), s += *s == '&')
		if (is_secret(name, decode_name(s, strcspn(s, "=&"), name, sizeof name)))
			return true;
	return false;
}

/*
 * "user:secret@": libpq looks for the @ up to the first slash, and for the colon before it. Parameters begin at a question mark,
 * but not at one in a user's name or in brackets: so all are looked at.
 */
static bool secret_in_uri(const char *s)
{
	size_t authority = strcspn(s, "@/"), user = strcspn(s, ":@/");
	bool found = s[authority] == '@' && s[user] == ':' && user + 1 < authority;

	while (!found && (s = strchr(s, '?')))
		found = secret_in_query(++s);
	return found;
}

static bool has_secret(const char *conninfo)
{
	static const char *const schemes[] = { "postgresql://", "postgres://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (!strncmp(conninfo, schemes[i], strlen(schemes[i])))
			return secret_in_uri(conninfo + strlen(schemes[i]));
	return secret_in_pairs(conninfo);
}

bool conninfo_refuse(const char *conninfo, struct complaint *c)
{
	if (!has_secret(conninfo))
		return false;
	c->secret = true;
	complaint_say(c, "a password does not belong in 'conninfo'");
	complaint_hint(c->hint, "put it in a passfile (~/.pgpass, mode 600), or name a service with 'service=...'");
	return true;
}
