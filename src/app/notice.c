#include "app/notice.h"

#include <stdio.h>

#include "base/text.h"
#include "base/tongue.h"

#define STAYS SECONDS(4)
#define COMPLAINT_STAYS SECONDS(30)

static void say(struct notice *n, const char *text, usec until)
{
	text_clip(text, n->text, sizeof n->text);
	n->until = until;
}

void notice_say(struct notice *n, const char *text, usec now)
{
	say(n, text, now + STAYS);
}

void notice_complain(struct notice *n, const char *text, usec now)
{
	say(n, text, now + COMPLAINT_STAYS);
}

void notice_end(struct notice *n)
{
	n->text[0] = '\0';
}

const char *notice_text(const struct notice *n, usec now)
{
	return now < n->until ? n->text : "";
}

const char *notice_acknowledged(const struct alert *a, char dst[NOTICE_TEXT])
{
	const char *name = a->words.who[0] ? a->words.who : a->words.place;
	char text[ALERT_NAME + 64];

	snprintf(text, sizeof text, T_("acknowledged: %s%s%s"), alert_word(a), name[0] ? " " : "", name);
	text_clip(text, dst, NOTICE_TEXT);
	return dst;
}
