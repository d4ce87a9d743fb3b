#include "app/kiosk.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/palette.h"
#include "ui/wall.h"

void kiosk_bind(const struct kiosk *k, struct ui *ui, const struct settings *s)
{
	if (k->on)
		ui_kiosk(ui, s->kiosk.key);
	else
		ui_bind(ui, s->keys);
}

struct canvas kiosk_canvas(const struct kiosk *k, const struct settings *s, struct canvas screen, usec now)
{
	return k->on ? wall_canvas(screen, now, s->kiosk.shift) : screen;
}

/* Before the first board nobody knows what time it is there: the day's. */
static const char *theme_at(const struct view *v)
{
	const struct settings *s = v->settings;
	int hour;

	if (!v->board || !moment_known(v->now))
		return s->screen.theme;
	hour = zone_civil(&v->board->zone, v->now).hour;
	return kiosk_is_night(&s->kiosk, hour) ? s->kiosk.night_theme : s->screen.theme;
}

void kiosk_dress(struct kiosk *k, struct term *term, const struct view *v)
{
	const struct settings *s = v->settings;
	struct palette p;

	if (!k->on)
		return;
	if (!k->theme[0]) /* as it was opened */
		snprintf(k->theme, sizeof k->theme, "%s", s->screen.theme);
	if (strncmp(k->theme, theme_at(v), sizeof k->theme - 1) == 0)
		return;
	snprintf(k->theme, sizeof k->theme, "%s", theme_at(v));
	p = palette_of(theme_at(v), s->themes, s->themes_n);
	term_restyle(term, &s->screen, &p);
}

void kiosk_undress(struct kiosk *k)
{
	k->theme[0] = '\0';
}

bool kiosk_ignores(const struct kiosk *k, int signal_number)
{
	static const int ignored[] = { SIGINT, SIGQUIT, SIGTSTP, SIGCONT };

	for (size_t i = 0; k->on && i < sizeof ignored / sizeof *ignored; i++)
		if (ignored[i] == signal_number)
			return true;
	return false;
}

bool kiosk_stays(struct kiosk *k)
{
	struct termios modes;

	k->deaf = k->on && tcgetattr(STDOUT_FILENO, &modes) == 0;
	return k->deaf;
}
