#include "app/gauge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static void hear_connected(struct vitals *v, const struct source_news *news)
{
	v->connections++;
	v->connected = news->now;
	text_clip(news->version, v->version, sizeof v->version);
	text_clip(news->way, v->way, sizeof v->way);
}

void gauge_hear(struct vitals *v, const struct source_news *news)
{
	switch (news->what) {
	case SOURCE_CONNECTING:
		break;
	case SOURCE_CONNECTED:
		hear_connected(v, news);
		break;
	case SOURCE_POLLED:
		vitals_polled(v, news->link->took, news->rows, news->bytes);
		break;
	case SOURCE_NOT_CONNECTED:
	case SOURCE_POLL_FAILED:
		v->failed++;
		v->connected = MOMENT_NONE;
		break;
	}
}

/* Resident, as the kernel counts it: the second number, in pages. */
static long long memory_in_use(void)
{
	FILE *in = fopen("/proc/self/statm", "re");
	char line[128] = "", *second;

	if (!in)
		return 0;
	second = fgets(line, sizeof line, in) ? strchr(line, ' ') : NULL;
	fclose(in);
	return second ? strtoll(second, NULL, 10) * sysconf(_SC_PAGESIZE) : 0;
}

void gauge_look(struct vitals *v, const struct term *term, enum glyphs glyphs, usec now)
{
	static const int colors[] = {
		[DEPTH_MONO] = 0, [DEPTH_8] = 8, [DEPTH_16] = 16, [DEPTH_256] = 256, [DEPTH_RGB] = -1,
	};
	static const char *const tiers[] = {
		[GLYPHS_TIER_FULL] = "full", [GLYPHS_TIER_CONSOLE] = "console", [GLYPHS_TIER_ASCII] = "ascii",
	};
	struct term_facts facts = term_facts(term);

	v->now = now;
	text_clip(facts.name, v->terminal, sizeof v->terminal);
	term_size(term, &v->cols, &v->lines);
	v->colors = colors[facts.depth];
	v->glyphs = tiers[glyphs];
	v->frames = facts.frames;
	v->sent = facts.sent;
	v->memory = memory_in_use();
}
