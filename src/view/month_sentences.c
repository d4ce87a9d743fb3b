#include "view/month_sentences.h"

#include "view/month_found.h"

#define COUNT "", COUNTER_COUNT
#define HOURS_OF "", COUNTER_HOURS
#define SHARE_OF(metric) metric, COUNTER_SHARE

#define PATROL \
	N_("A patrol is a visit: one crew's unbroken stay in one hotspot. It counts once it has ended, in the " \
	   "month in which it began.")
#define EFFECTIVE \
	N_("A patrol of at least {minutes} minutes is effective.")
#define PATROL_HOURS \
	N_("Clock time with a crew in a hotspot, whatever its size. Hours are not patrols.")
#define OFFICER_HOURS \
	N_("Clock time of each patrol, times the officers in its crew. Hours are neither patrols nor patrol " \
	   "hours.")
#define ENGAGED \
	N_("Patrols that led to talking with the public or businesses at least once.")
#define ENGAGEMENTS \
	N_("Conversations with members of the public and businesses on patrol; one patrol can have several.")
#define ARRESTS \
	N_("Arrests made on patrol.")
#define SEARCHES \
	N_("Stop searches made on patrol.")
#define AUTHORISED \
	N_("Authorisations under section 34 of the Anti-social Behaviour, Crime and Policing Act 2014, by the " \
	   "month in which they begin. They are neither groups nor people.")
#define GROUPS \
	N_("Groups that left. They are neither authorisations nor people.")
#define PEOPLE \
	N_("People who left. They are neither authorisations nor groups.")
#define TIMES \
	N_("Times that any was found on patrol, not how many or how much.")
#define ASB \
	N_("Incidents of anti-social behaviour (ASB) in the hotspots, counted in the same places also before " \
	   "they became hotspots.")

/* name, section, extent, metric, of and format, against, nouns, text, definition, find */
const struct month_sentence month_sentences[] = {
	{ "hotspots", SECTION_PATROLS, EXTENT_MONTH, "patrols", COUNT, AGAINST_NOTHING, NP_("hotspot", "hotspots"),
	  N_("{n} patrolled {when}{list}."), N_("A hotspot is a bounded place with a plan of patrols of its own."),
	  month_found_hotspots },
	{ "patrols", SECTION_PATROLS, EXTENT_MONTH, "patrols", COUNT, AGAINST_MONTH,
	  NP_("{crew}patrol", "{crew}patrols"), N_("{n} {when}{change}."), PATROL, NULL },
	{ "effective_patrols", SECTION_PATROLS, EXTENT_MONTH, "effective_patrols", SHARE_OF("patrols"), AGAINST_MONTH,
	  NP_("patrol", "patrols"),
	  N_("{part} of the {whole}{share} {when} lasted at least {minutes} minutes{change}."), EFFECTIVE, NULL },

	{ "patrol_hours", SECTION_HOURS, EXTENT_MONTH, "patrol_minutes", HOURS_OF, AGAINST_MONTH,
	  NP_("patrol hour", "patrol hours"), N_("{n} {when}{change}."), PATROL_HOURS, NULL },
	{ "officer_hours", SECTION_HOURS, EXTENT_MONTH, "officer_minutes", HOURS_OF, AGAINST_MONTH,
	  NP_("officer hour", "officer hours"), N_("{n} {when}{change}."), OFFICER_HOURS, NULL },

	{ "engagements", SECTION_ENGAGEMENT, EXTENT_MONTH, "engagements", COUNT, AGAINST_MONTH,
	  NP_("engagement", "engagements"), N_("{n} with the public and businesses {when}{change}."), ENGAGEMENTS,
	  NULL },
	{ "patrols_with_engagement", SECTION_ENGAGEMENT, EXTENT_MONTH, "patrols_with_engagement", SHARE_OF("patrols"),
	  AGAINST_MONTH, NP_("patrol", "patrols"),
	  N_("{part} of the {whole}{share} {when} led to an engagement{change}."), ENGAGED, NULL },

	{ "arrests", SECTION_ENFORCEMENT, EXTENT_MONTH, "arrests", COUNT, AGAINST_MONTH, NP_("arrest", "arrests"),
	  N_("{n} {when}{change}."), ARRESTS, NULL },
	{ "stop_searches", SECTION_ENFORCEMENT, EXTENT_MONTH, "stop_searches", COUNT, AGAINST_MONTH,
	  NP_("stop search", "stop searches"), N_("{n} {when}{change}."), SEARCHES, NULL },

	{ "dispersals_authorised", SECTION_DISPERSALS, EXTENT_MONTH, "dispersals_authorised", COUNT, AGAINST_MONTH,
	  NP_("dispersal authorisation", "dispersal authorisations"), N_("{n} issued {when}{change}."), AUTHORISED,
	  NULL },
	{ "groups_dispersed", SECTION_DISPERSALS, EXTENT_MONTH, "groups_dispersed", COUNT, AGAINST_MONTH,
	  NP_("group", "groups"), N_("{n} dispersed {when}{change}."), GROUPS, NULL },
	{ "people_dispersed", SECTION_DISPERSALS, EXTENT_MONTH, "people_dispersed", COUNT, AGAINST_MONTH,
	  NP_("person", "people"), N_("{n} dispersed {when}{change}."), PEOPLE, NULL },

	{ "drugs_recovered", SECTION_FOUND, EXTENT_MONTH, "drugs_recovered", COUNT, AGAINST_MONTH,
	  NP_("recovery", "recoveries"), N_("{n} of drugs {when}{change}."), TIMES, NULL },
	{ "stolen_property_recovered", SECTION_FOUND, EXTENT_MONTH, "stolen_property_recovered", COUNT, AGAINST_MONTH,
	  NP_("recovery", "recoveries"), N_("{n} of stolen property {when}{change}."), TIMES, NULL },
	{ "weapons_recovered", SECTION_FOUND, EXTENT_MONTH, "weapons_recovered", COUNT, AGAINST_MONTH,
	  NP_("recovery", "recoveries"), N_("{n} of weapons {when}{change}."), TIMES, NULL },
	{ "crimes_identified", SECTION_FOUND, EXTENT_MONTH, "crimes_identified", COUNT, AGAINST_MONTH,
	  NP_("crime", "crimes"), N_("{n} identified from the public {when}{change}."),
	  N_("Crimes that crews learnt of from the public."), NULL },
	{ "intelligence_reports", SECTION_FOUND, EXTENT_MONTH, "intelligence_reports", COUNT, AGAINST_MONTH,
	  NP_("intelligence report", "intelligence reports"), N_("{n} recorded {when}{change}."),
	  N_("Pieces of intelligence that crews recorded."), NULL },
	{ "ij_referrals", SECTION_FOUND, EXTENT_MONTH, "ij_referrals", COUNT, AGAINST_MONTH, NP_("person", "people"),
	  N_("{n} referred to Immediate Justice {when}{change}."),
	  N_("Immediate Justice makes people who commit anti-social behaviour pay their community back."), NULL },

	{ "asb_incidents", SECTION_ASB, EXTENT_MONTH, "asb_incidents", COUNT, AGAINST_YEAR,
	  NP_("incident", "incidents"), N_("{n} of anti-social behaviour in the hotspots {when}{change}."), ASB,
	  NULL },
	{ "asb_incidents_before", SECTION_ASB, EXTENT_BEFORE, "asb_incidents", COUNT, AGAINST_YEAR,
	  NP_("incident", "incidents"), N_("{n} of anti-social behaviour in the hotspots {when}{change}."), ASB,
	  NULL },
	{ "asb_incidents_on_month", SECTION_ASB, EXTENT_MONTH, "asb_incidents", COUNT, AGAINST_MONTH,
	  NP_("incident", "incidents"), N_("{n} of anti-social behaviour in the hotspots {when}{change}."),
	  N_("Months differ by season: the same month last year is the fairer comparison."), NULL },
	{ "asb_incidents_county", SECTION_ASB, EXTENT_MONTH, "asb_incidents_county", COUNT, AGAINST_THREE_YEARS,
	  NP_("incident", "incidents"), N_("{n} of anti-social behaviour across the county {when}{change}."),
	  N_("The county's own monthly series, hotspots included, against the same month three years before."), NULL },

	{ "runaways", SECTION_TEAM, EXTENT_MONTH, "runaways", COUNT, AGAINST_MONTH, NP_("instance", "instances"),
	  N_("{n} of young people running away from officers {when}{change}."),
	  N_("Times that young people ran away from officers on patrol."), NULL },
	{ "assists_asked", SECTION_TEAM, EXTENT_MONTH, "assists_asked", COUNT, AGAINST_MONTH, NP_("call", "calls"),
	  N_("{n} for a drone, a motorcycle or more officers {when}{change}."),
	  N_("Times that a crew on patrol asked for another unit."), NULL },
	{ "assists_met", SECTION_TEAM, EXTENT_MONTH, "assists_met", SHARE_OF("assists_asked"), AGAINST_MONTH,
	  NP_("call", "calls"), N_("{part} of the {whole}{share} {when} had the unit arrive{change}."),
	  N_("Calls for another unit at which one arrived."), NULL },

	{ "visits_planned", SECTION_PLAN, EXTENT_MONTH, "visits_planned", COUNT, AGAINST_MONTH,
	  NP_("patrol", "patrols"), N_("{n} planned {when}{change}."),
	  N_("What the plans of the hotspots asked for in their windows, the hours in which a plan applies; of "
	     "windows that have begun."), NULL },
	{ "patrols_made", SECTION_PLAN, EXTENT_MONTH, "patrols", COUNT, AGAINST_NOTHING, NP_("patrol", "patrols"),
	  N_("{n} made {when}, within planned hours or outside them."), PATROL, NULL },
	{ "effective_patrols_made", SECTION_PLAN, EXTENT_MONTH, "effective_patrols", COUNT, AGAINST_NOTHING,
	  NP_("patrol", "patrols"),
	  N_("{n} of at least {minutes} minutes made {when}, within planned hours or outside them."), EFFECTIVE,
	  NULL },
	{ "effective_in_window", SECTION_PLAN, EXTENT_MONTH, "effective_in_window", COUNT, AGAINST_MONTH,
	  NP_("patrol", "patrols"), N_("{n} of at least {minutes} minutes made within planned hours {when}{change}."),
	  N_("Patrols of which at least {minutes} minutes lie within one window of the hotspot's plan."), NULL },
	{ "compliance", SECTION_PLAN, EXTENT_MONTH, "visits_met", SHARE_OF("visits_planned"), AGAINST_MONTH,
	  NP_("planned patrol", "planned patrols"),
	  N_("{part} of the {whole}{share} {when} were made as planned{change}."),
	  N_("Compliance: planned patrols that were made in their window and effective. More of them than one "
	     "window asked for do not make up for another one's."), NULL },

	{ "patrols_total", SECTION_TOTALS, EXTENT_TOTAL, "patrols", COUNT, AGAINST_NOTHING,
	  NP_("{crew}patrol", "{crew}patrols"), N_("{n} {when}{change}."), PATROL, NULL },
	{ "effective_patrols_total", SECTION_TOTALS, EXTENT_TOTAL, "effective_patrols", SHARE_OF("patrols"),
	  AGAINST_NOTHING, NP_("patrol", "patrols"),
	  N_("{part} of the {whole}{share} {when} lasted at least {minutes} minutes{change}."), EFFECTIVE, NULL },
	{ "officer_hours_total", SECTION_TOTALS, EXTENT_TOTAL, "officer_minutes", HOURS_OF, AGAINST_NOTHING,
	  NP_("officer hour", "officer hours"), N_("{n} {when}{nearly}{change}."), OFFICER_HOURS, NULL },
	{ "patrol_hours_total", SECTION_TOTALS, EXTENT_TOTAL, "patrol_minutes", HOURS_OF, AGAINST_NOTHING,
	  NP_("patrol hour", "patrol hours"), N_("{n} {when}{change}."), PATROL_HOURS, NULL },
	{ "engagements_total", SECTION_TOTALS, EXTENT_TOTAL, "engagements", COUNT, AGAINST_NOTHING,
	  NP_("engagement", "engagements"), N_("{n} with the public and businesses {when}{change}."), ENGAGEMENTS,
	  NULL },
	{ "patrols_with_engagement_total", SECTION_TOTALS, EXTENT_TOTAL, "patrols_with_engagement",
	  SHARE_OF("patrols"), AGAINST_NOTHING, NP_("patrol", "patrols"),
	  N_("{part} of the {whole}{share} {when} led to an engagement{change}."), ENGAGED, NULL },
	{ "arrests_total", SECTION_TOTALS, EXTENT_TOTAL, "arrests", COUNT, AGAINST_NOTHING, NP_("arrest", "arrests"),
	  N_("{n} {when}{change}."), ARRESTS, NULL },
	{ "stop_searches_total", SECTION_TOTALS, EXTENT_TOTAL, "stop_searches", COUNT, AGAINST_NOTHING,
	  NP_("stop search", "stop searches"), N_("{n} {when}{change}."), SEARCHES, NULL },
	{ "dispersals_authorised_total", SECTION_TOTALS, EXTENT_TOTAL, "dispersals_authorised", COUNT, AGAINST_NOTHING,
	  NP_("dispersal authorisation", "dispersal authorisations"), N_("{n} issued {when}{change}."), AUTHORISED,
	  NULL },
	{ "ij_referrals_total", SECTION_TOTALS, EXTENT_TOTAL, "ij_referrals", COUNT, AGAINST_NOTHING,
	  NP_("person", "people"), N_("{n} referred to Immediate Justice {when}{change}."),
	  N_("Immediate Justice makes people who commit anti-social behaviour pay their community back."), NULL },

	{ "extra_officers", SECTION_NOW, EXTENT_MONTH, "", COUNT, AGAINST_NOTHING,
	  NP_("hotspot needs", "hotspots need"), N_("{n} extra officers{list}."),
	  N_("Hotspots that are marked so, and why."), month_found_extra_officers },
	{ "team", SECTION_NOW, EXTENT_MONTH, "", COUNT, AGAINST_NOTHING, NP_("unit", "units"),
	  N_("{n} of the drone and motorcycle team on duty{list}."),
	  N_("Drones and motorcycles on shift with the patrols, to assist when they are called upon."),
	  month_found_team },
};

const size_t month_sentences_n = sizeof month_sentences / sizeof *month_sentences;

static const struct {
	const char *title, *name;
} sections[SECTIONS] = {
	[SECTION_PATROLS] = { N_("Patrols"), "patrols" },
	[SECTION_HOURS] = { N_("Hours"), "hours" },
	[SECTION_ENGAGEMENT] = { N_("Engagement"), "engagement" },
	[SECTION_ENFORCEMENT] = { N_("Arrests and stop searches"), "enforcement" },
	[SECTION_DISPERSALS] = { N_("Dispersals"), "dispersals" },
	[SECTION_FOUND] = { N_("Recovered, learnt and referred"), "found" },
	[SECTION_ASB] = { N_("Anti-social behaviour"), "asb" },
	[SECTION_TEAM] = { N_("Running away, and calls for other units"), "assists" },
	[SECTION_PLAN] = { N_("Against the plan"), "plan" },
	[SECTION_TOTALS] = { N_("Since the programme started"), "totals" },
	[SECTION_NOW] = { N_("On the board now"), "now" },
};

const char *month_section_title(enum month_section s)
{
	return T_(sections[s].title);
}

const char *month_section_name(enum month_section s)
{
	return sections[s].name;
}
