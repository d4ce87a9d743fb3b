#include "model/alert.h"

#include "base/print.h"
#include "base/tongue.h"

const char *alert_word(const struct alert *a)
{
	return T_(a->warning ? a->rule->warning : a->rule->word);
}

/* The words that are there, a blank between. */
static const char *join(const char *const *words, size_t words_n, char dst[ALERT_TEXT])
{
	size_t n = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < words_n; i++)
		if (words[i][0])
			n += (size_t)print_text(dst + n, ALERT_TEXT - n, "%s%s", n ? " " : "", words[i]);
	return dst;
}

const char *alert_name(const struct alert *a, char dst[ALERT_TEXT])
{
	return join((const char *const[]){ a->words.who, a->words.place }, 2, dst);
}

const char *alert_tail(const struct alert *a, char dst[ALERT_TEXT])
{
	return join((const char *const[]){ a->words.how, a->words.what, a->words.note }, 3, dst);
}

const char *alert_text(const struct alert *a, char dst[ALERT_TEXT])
{
	char name[ALERT_TEXT], tail[ALERT_TEXT];

	return join((const char *const[]){ alert_name(a, name), alert_tail(a, tail) }, 2, dst);
}

usec alert_length(const struct settings *s, size_t at)
{
	return at == ALERT_AT_ONCE ? 0 : *(const usec *)((const char *)&s->alerts + at);
}

bool alert_rings(const struct settings *s, const struct alert *a)
{
	static const enum alert_bell levels[] = {
		[ALERT_HIGH] = BELL_HIGH, [ALERT_MIDDLE] = BELL_MIDDLE, [ALERT_LOW] = BELL_LOW
	};

	return s->alerts.bell >= levels[a->priority];
}
