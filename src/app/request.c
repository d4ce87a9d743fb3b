#include "app/request.h"

#include <signal.h>
#include <stdio.h>

#include "app/clock.h"
#include "app/handover.h"
#include "base/press.h"
#include "base/tongue.h"
#include "config/duration.h"

static void nothing_opens(struct display *d)
{
	display_tell(d, T_("nothing here to open"));
}

static void quit(struct display *d)
{
	d->leaving = true;
}

static void repaint(struct display *d)
{
	term_repaint(d->term);
}

/* The whole job, as the terminal itself does: whoever started us stops too. The signal that comes back does the rest. */
static void suspend(struct display *d)
{
	(void)d;
	kill(0, SIGTSTP);
}

static void set_interval(struct display *d, usec interval)
{
	const char *no_more = interval < d->settings.database.interval ? T_(", no faster") : T_(", no slower");
	bool possible = interval >= INTERVAL_LEAST && interval <= INTERVAL_MOST;
	char text[160], length[DURATION_TEXT];

	if (possible) {
		d->settings.database.interval = interval;
		source_set_interval(d->watch.source, interval);
	}
	duration_print(d->settings.database.interval, length, sizeof length);
	snprintf(text, sizeof text, T_("reading the database every %s%s"), length, possible ? "" : no_more);
	display_tell(d, text);
}

static void faster(struct display *d)
{
	set_interval(d, d->settings.database.interval / 2);
}

static void slower(struct display *d)
{
	set_interval(d, d->settings.database.interval * 2);
}

static void next_theme(struct display *d)
{
	struct screen_settings *s = &d->settings.screen;
	char text[64];

	s->theme = palette_after(s->theme, d->settings.themes, d->settings.themes_n);
	display_restyle(d);
	d->glyphs = term_set_glyphs(d->term, d->glyphs);
	snprintf(text, sizeof text, T_("theme %s"), s->theme);
	display_tell(d, text);
}

static void next_glyphs(struct display *d)
{
	d->glyphs = term_set_glyphs(d->term, (d->glyphs + 1) % GLYPHS_TIERS);
}

static void acknowledge(struct display *d)
{
	struct view v = display_view(d, clock_now());
	usec now = display_present(&v)->now;
	const struct alert_line *line = alert_log_acknowledge(d->alarm.log, ui_alert(d->ui), now);
	char notice[NOTICE_TEXT];

	display_tell(d, line ? notice_acknowledged(&line->alert, notice) : T_("nothing to acknowledge here"));
}

static void mute(struct display *d)
{
	const struct alert_settings *s = &d->settings.alerts;
	char notice[NOTICE_TEXT], length[MOMENT_TEXT], key[PRESS_TEXT];

	if (s->bell == BELL_NEVER) {
		display_tell(d, T_("the bell never rings: alerts.bell is never"));
		return;
	}
	snprintf(notice, sizeof notice, T_("the bell is mute for %s; %s ends that"), span_short(s->mute, length),
		 press_first(d->settings.keys[ACTION_MUTE], key));
	display_tell(d, alarm_mute(&d->alarm, clock_now(), s->mute) ? notice : T_("the bell rings again"));
}

/* Of the present, whatever board is shown. */
static void hand_over(struct display *d)
{
	struct view v = display_view(d, clock_now());
	struct view now = *display_present(&v);
	char notice[HANDOVER_NOTICE];

	now.alerts = v.alerts;
	handover_keep(&now, d->alarm.begun, notice);
	display_tell(d, notice);
}

static void step_in_time(struct display *d, enum ui_request request)
{
	usec now = clock_now();
	struct view live = display_newest(d, now);
	const char *notice = replay_serve(&d->replay, request, &live, now);

	if (notice[0])
		display_tell(d, notice);
}

void request_serve(struct display *d, enum ui_request request)
{
	static void (*const services[])(struct display *d) = {
		[UI_NOTHING_OPENS] = nothing_opens,
		[UI_QUIT] = quit,
		[UI_REPAINT] = repaint,
		[UI_RELOAD] = display_reload,
		[UI_SUSPEND] = suspend,
		[UI_FASTER] = faster,
		[UI_SLOWER] = slower,
		[UI_ACKNOWLEDGE] = acknowledge,
		[UI_MUTE] = mute,
		[UI_THEME] = next_theme,
		[UI_HANDOVER] = hand_over,
		[UI_GLYPHS] = next_glyphs,
	};

	_Static_assert(sizeof services / sizeof *services == UI_FREEZE, "one for each, but those about time");
	if (request >= UI_FREEZE)
		step_in_time(d, request);
	else if (request != UI_NOTHING)
		services[request](d);
}
