#include "support/blank.h"

#include <math.h>

#define NONE4 COUNT_NONE, COUNT_NONE, COUNT_NONE, COUNT_NONE
#define NONE28 NONE4, NONE4, NONE4, NONE4, NONE4, NONE4, NONE4

static const int no_days[ASB_DAYS] = { NONE28 };

struct unit blank_unit(const char *call_sign)
{
	return (struct unit) { .call_sign = call_sign, .kind = "", .area = "", .crew = COUNT_NONE, .state_code = "",
			      .state_since = MOMENT_NONE, .reported_at = MOMENT_NONE, .hotspot = "", .assist_id = "",
			      .note = "", .lat = NAN, .lon = NAN, .located_at = MOMENT_NONE, .shift_name = "",
			      .shift_ends = MOMENT_NONE, .endurance_ends = MOMENT_NONE,
			      .on_duty_since = MOMENT_NONE };
}

struct hotspot blank_hotspot(const char *code)
{
	return (struct hotspot) { .code = code, .name = "", .area = "", .division = "", .lat = NAN, .lon = NAN,
				 .reason = "", .valid_from = DAY_NONE, .valid_to = DAY_NONE,
				 .window_starts = MOMENT_NONE, .window_ends = MOMENT_NONE,
				 .visits_planned = COUNT_NONE, .revisit_every = MOMENT_NONE,
				 .authorisation_ends = MOMENT_NONE, .extra_reason = "", .suspended_reason = "",
				 .last_effective_at = MOMENT_NONE, .asb_28d = COUNT_NONE, .asb_prior_28d = COUNT_NONE,
				 .asb_daily = no_days, .runaways_7d = COUNT_NONE, .runaways_28d = COUNT_NONE,
				 .streak_days = COUNT_NONE };
}

struct visit blank_visit(const char *id, const char *hotspot)
{
	return (struct visit) { .id = id, .hotspot = hotspot, .call_sign = "", .crew = COUNT_NONE,
			       .started_at = MOMENT_NONE, .ended_at = MOMENT_NONE, .outcomes = "" };
}

struct assist blank_assist(const char *id)
{
	return (struct assist) { .id = id, .hotspot = "", .asked_by = "", .wanted = "", .reason = "", .state = "",
				.asked_at = MOMENT_NONE, .acknowledged_at = MOMENT_NONE, .acknowledged_by = "",
				.unit = "", .accepted_at = MOMENT_NONE, .arrived_at = MOMENT_NONE,
				.closed_at = MOMENT_NONE };
}
