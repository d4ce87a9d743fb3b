#include "app/alarm.h"

void alarm_open(struct alarm *a)
{
	*a = (struct alarm){ .log = alert_log_new(), .begun = MOMENT_NONE, .received = MOMENT_NONE };
}

void alarm_close(struct alarm *a)
{
	alert_log_free(a->log);
	a->log = NULL;
}

void alarm_forget(struct alarm *a)
{
	usec muted_until = a->muted_until;

	alarm_close(a);
	alarm_open(a);
	a->muted_until = muted_until;
}

static struct alert_scene scene_of(const struct view *v)
{
	return (struct alert_scene){
		.board = v->board,
		.settings = v->settings,
		.now = v->now,
		.age = v->age,
		.staleness = v->staleness,
	};
}

/* Has the log been told of this? If not, it is now. */
static bool is_known(struct alarm *a, const struct view *live, usec now)
{
	usec received = now - live->age, seconds = live->now / SECONDS(1);

	if (received == a->received && seconds == a->seconds && live->staleness == a->staleness)
		return true;
	a->received = received;
	a->seconds = seconds;
	a->staleness = live->staleness;
	return false;
}

bool alarm_step(struct alarm *a, const struct view *live, usec now)
{
	const struct alert_scene scene = scene_of(live);

	if (!live->board || is_known(a, live, now))
		return false;
	if (a->begun == MOMENT_NONE)
		a->begun = live->now;
	return alert_log_step(a->log, &scene) && now >= a->muted_until;
}

void alarm_take(struct alarm *a, const struct view *v)
{
	const struct alert_scene scene = scene_of(v);

	alert_log_take(a->log, &scene);
}

void alarm_show(const struct alarm *a, struct view *v, usec now)
{
	v->alerts = a->log;
	v->muted = now < a->muted_until ? a->muted_until - now : 0;
}

bool alarm_mute(struct alarm *a, usec now, usec length)
{
	a->muted_until = now < a->muted_until ? 0 : moment_plus(now, length);
	return a->muted_until > 0;
}
