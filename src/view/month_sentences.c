#include "view/month_sentences.h"

#include "view/month_found.h"

#define COUNT "", COUNTER_COUNT
#define HOURS_OF "", COUNTER_HOURS
#define SHARE_OF(metric) metric, COUNTER_SHARE

#define PATROL \
	"A patrol is a visit: one crew's unbroken stay in one hotspot. It counts once it has ended, in the " \
	"month in which it began."
#define EFFECTIVE "A patrol of at least {minutes} minutes is effective."
#define PATROL_HOURS \
	"Clock time with a crew in a hotspot, whatever its size. Hours are not patrols."
#define OFFICER_HOURS \
	"Clock time of each patrol, times the officers in its crew. Hours are neither patrols nor patrol " \
	"hours."
#define ENGAGED "Patrols that led to talking with the public or businesses at least once."
#define ENGAGEMENTS \
	"Conversations with members of the public and businesses on patrol; one patrol can have several."
#define ARRESTS "Arrests made on patrol."
#define SEARCHES "Stop searches made on patrol."
#define AUTHORISED \
	"Authorisations under section 34 of the Anti-social Behaviour, Crime and Policing Act 2014, by the " \
	"month in which they begin. They are neither groups nor people."
#define GROUPS "Groups that left. They are neither authorisations nor people."
#define PEOPLE "People who left. They are neither authorisations nor groups."
#define TIMES "Times that any was found on patrol, not how many or how much."
#define ASB \
	"Incidents of anti-social behaviour (ASB) in the hotspots, counted in the same places also before " \
	"they became hotspots."

/* name, section, extent, metric, of and format, against, nouns, text, definition, find */
const struct month_sentence month_sentences[] = {
	{ "hotspots", SECTION_PATROLS, EXTENT_MONTH, "patrols", COUNT, AGAINST_NOTHING, "hotspot", "hotspots",
	  "{n} patrolled {when}{list}.", "A hotspot is a bounded place with a plan of patrols of its own.",
	  month_found_hotspots },
	{ "patrols", SECTION_PATROLS, EXTENT_MONTH, "patrols", COUNT, AGAINST_MONTH, "{crew}patrol", "{crew}patrols",
	  "{n} {when}{change}.", PATROL, NULL },
	{ "effective_patrols", SECTION_PATROLS, EXTENT_MONTH, "effective_patrols", SHARE_OF("patrols"), AGAINST_MONTH,
	  "patrol", "patrols", "{part} of the {whole}{share} {when} lasted at least {minutes} minutes{change}.",
	  EFFECTIVE, NULL },

	{ "patrol_hours", SECTION_HOURS, EXTENT_MONTH, "patrol_minutes", HOURS_OF, AGAINST_MONTH, "patrol hour",
	  "patrol hours", "{n} {when}{change}.", PATROL_HOURS, NULL },
	{ "officer_hours", SECTION_HOURS, EXTENT_MONTH, "officer_minutes", HOURS_OF, AGAINST_MONTH, "officer hour",
	  "officer hours", "{n} {when}{change}.", OFFICER_HOURS, NULL },

	{ "engagements", SECTION_ENGAGEMENT, EXTENT_MONTH, "engagements", COUNT, AGAINST_MONTH, "engagement",
	  "engagements", "{n} with the public and businesses {when}{change}.", ENGAGEMENTS, NULL },
	{ "patrols_with_engagement", SECTION_ENGAGEMENT, EXTENT_MONTH, "patrols_with_engagement", SHARE_OF("patrols"),
	  AGAINST_MONTH, "patrol", "patrols", "{part} of the {whole}{share} {when} led to an engagement{change}.",
	  ENGAGED, NULL },

	{ "arrests", SECTION_ENFORCEMENT, EXTENT_MONTH, "arrests", COUNT, AGAINST_MONTH, "arrest", "arrests",
	  "{n} {when}{change}.", ARRESTS, NULL },
	{ "stop_searches", SECTION_ENFORCEMENT, EXTENT_MONTH, "stop_searches", COUNT, AGAINST_MONTH, "stop search",
	  "stop searches", "{n} {when}{change}.", SEARCHES, NULL },

	{ "dispersals_authorised", SECTION_DISPERSALS, EXTENT_MONTH, "dispersals_authorised", COUNT, AGAINST_MONTH,
	  "dispersal authorisation", "dispersal authorisations", "{n} issued {when}{change}.", AUTHORISED, NULL },
	{ "groups_dispersed", SECTION_DISPERSALS, EXTENT_MONTH, "groups_dispersed", COUNT, AGAINST_MONTH, "group",
	  "groups", "{n} dispersed {when}{change}.", GROUPS, NULL },
	{ "people_dispersed", SECTION_DISPERSALS, EXTENT_MONTH, "people_dispersed", COUNT, AGAINST_MONTH, "person",
	  "people", "{n} dispersed {when}{change}.", PEOPLE, NULL },

	{ "drugs_recovered", SECTION_FOUND, EXTENT_MONTH, "drugs_recovered", COUNT, AGAINST_MONTH, "recovery",
	  "recoveries", "{n} of drugs {when}{change}.", TIMES, NULL },
	{ "stolen_property_recovered", SECTION_FOUND, EXTENT_MONTH, "stolen_property_recovered", COUNT, AGAINST_MONTH,
	  "recovery", "recoveries", "{n} of stolen property {when}{change}.", TIMES, NULL },
	{ "weapons_recovered", SECTION_FOUND, EXTENT_MONTH, "weapons_recovered", COUNT, AGAINST_MONTH, "recovery",
	  "recoveries", "{n} of weapons {when}{change}.", TIMES, NULL },
	{ "crimes_identified", SECTION_FOUND, EXTENT_MONTH, "crimes_identified", COUNT, AGAINST_MONTH, "crime",
	  "crimes", "{n} identified from the public {when}{change}.", "Crimes that crews learnt of from the public.",
	  NULL },
	{ "intelligence_reports", SECTION_FOUND, EXTENT_MONTH, "intelligence_reports", COUNT, AGAINST_MONTH,
	  "intelligence report", "intelligence reports", "{n} recorded {when}{change}.",
	  "Pieces of intelligence that crews recorded.", NULL },
	{ "ij_referrals", SECTION_FOUND, EXTENT_MONTH, "ij_referrals", COUNT, AGAINST_MONTH, "person", "people",
	  "{n} referred to Immediate Justice {when}{change}.",
	  "Immediate Justice makes people who commit anti-social behaviour pay their community back.", NULL },

	{ "asb_incidents", SECTION_ASB, EXTENT_MONTH, "asb_incidents", COUNT, AGAINST_YEAR, "incident", "incidents",
	  "{n} of anti-social behaviour in the hotspots {when}{change}.", ASB, NULL },
	{ "asb_incidents_before", SECTION_ASB, EXTENT_BEFORE, "asb_incidents", COUNT, AGAINST_YEAR, "incident",
	  "incidents", "{n} of anti-social behaviour in the hotspots {when}{change}.", ASB, NULL },
	{ "asb_incidents_on_month", SECTION_ASB, EXTENT_MONTH, "asb_incidents", COUNT, AGAINST_MONTH, "incident",
	  "incidents", "{n} of anti-social behaviour in the hotspots {when}{change}.",
	  "Months differ by season: the same month last year is the fairer comparison.", NULL },
	{ "asb_incidents_county", SECTION_ASB, EXTENT_MONTH, "asb_incidents_county", COUNT, AGAINST_THREE_YEARS,
	  "incident", "incidents", "{n} of anti-social behaviour across the county {when}{change}.",
	  "The county's own monthly series, hotspots included, against the same month three years before.", NULL },

	{ "runaways", SECTION_TEAM, EXTENT_MONTH, "runaways", COUNT, AGAINST_MONTH, "instance", "instances",
	  "{n} of young people running away from officers {when}{change}.",
	  "Times that young people ran away from officers on patrol.", NULL },
	{ "assists_asked", SECTION_TEAM, EXTENT_MONTH, "assists_asked", COUNT, AGAINST_MONTH, "call", "calls",
	  "{n} for a drone, a motorcycle or more officers {when}{change}.",
	  "Times that a crew on patrol asked for another unit.", NULL },
	{ "assists_met", SECTION_TEAM, EXTENT_MONTH, "assists_met", SHARE_OF("assists_asked"), AGAINST_MONTH, "call",
	  "calls", "{part} of the {whole}{share} {when} had the unit arrive{change}.",
	  "Calls for another unit at which one arrived.", NULL },

	{ "visits_planned", SECTION_PLAN, EXTENT_MONTH, "visits_planned", COUNT, AGAINST_MONTH, "patrol", "patrols",
	  "{n} planned {when}{change}.",
	  "What the plans of the hotspots asked for in their windows, the hours in which a plan applies; of windows "
	  "that have begun.",
	  NULL },
	{ "patrols_made", SECTION_PLAN, EXTENT_MONTH, "patrols", COUNT, AGAINST_NOTHING, "patrol", "patrols",
	  "{n} made {when}, within planned hours or outside them.", PATROL, NULL },
	{ "effective_patrols_made", SECTION_PLAN, EXTENT_MONTH, "effective_patrols", COUNT, AGAINST_NOTHING, "patrol",
	  "patrols", "{n} of at least {minutes} minutes made {when}, within planned hours or outside them.",
	  EFFECTIVE, NULL },
	{ "effective_in_window", SECTION_PLAN, EXTENT_MONTH, "effective_in_window", COUNT, AGAINST_MONTH, "patrol",
	  "patrols", "{n} of at least {minutes} minutes made within planned hours {when}{change}.",
	  "Patrols of which at least {minutes} minutes lie within one window of the hotspot's plan.", NULL },
	{ "compliance", SECTION_PLAN, EXTENT_MONTH, "visits_met", SHARE_OF("visits_planned"), AGAINST_MONTH,
	  "planned patrol", "planned patrols", "{part} of the {whole}{share} {when} were made as planned{change}.",
	  "Compliance: planned patrols that were made in their window and effective. More of them than one window "
	  "asked for do not make up for another one's.",
	  NULL },

	{ "patrols_total", SECTION_TOTALS, EXTENT_TOTAL, "patrols", COUNT, AGAINST_NOTHING, "{crew}patrol",
	  "{crew}patrols", "{n} {when}{change}.", PATROL, NULL },
	{ "effective_patrols_total", SECTION_TOTALS, EXTENT_TOTAL, "effective_patrols", SHARE_OF("patrols"),
	  AGAINST_NOTHING, "patrol", "patrols",
	  "{part} of the {whole}{share} {when} lasted at least {minutes} minutes{change}.",
	  EFFECTIVE, NULL },
	{ "officer_hours_total", SECTION_TOTALS, EXTENT_TOTAL, "officer_minutes", HOURS_OF, AGAINST_NOTHING,
	  "officer hour", "officer hours", "{n} {when}{nearly}{change}.", OFFICER_HOURS, NULL },
	{ "patrol_hours_total", SECTION_TOTALS, EXTENT_TOTAL, "patrol_minutes", HOURS_OF, AGAINST_NOTHING,
	  "patrol hour", "patrol hours", "{n} {when}{change}.", PATROL_HOURS, NULL },
	{ "engagements_total", SECTION_TOTALS, EXTENT_TOTAL, "engagements", COUNT, AGAINST_NOTHING, "engagement",
	  "engagements", "{n} with the public and businesses {when}{change}.", ENGAGEMENTS, NULL },
	{ "patrols_with_engagement_total", SECTION_TOTALS, EXTENT_TOTAL, "patrols_with_engagement", SHARE_OF("patrols"),
	  AGAINST_NOTHING, "patrol", "patrols", "{part} of the {whole}{share} {when} led to an engagement{change}.",
	  ENGAGED, NULL },
	{ "arrests_total", SECTION_TOTALS, EXTENT_TOTAL, "arrests", COUNT, AGAINST_NOTHING, "arrest", "arrests",
	  "{n} {when}{change}.", ARRESTS, NULL },
	{ "stop_searches_total", SECTION_TOTALS, EXTENT_TOTAL, "stop_searches", COUNT, AGAINST_NOTHING, "stop search",
	  "stop searches", "{n} {when}{change}.", SEARCHES, NULL },
	{ "dispersals_authorised_total", SECTION_TOTALS, EXTENT_TOTAL, "dispersals_authorised", COUNT, AGAINST_NOTHING,
	  "dispersal authorisation", "dispersal authorisations", "{n} issued {when}{change}.", AUTHORISED, NULL },
	{ "ij_referrals_total", SECTION_TOTALS, EXTENT_TOTAL, "ij_referrals", COUNT, AGAINST_NOTHING, "person",
	  "people", "{n} referred to Immediate Justice {when}{change}.",
	  "Immediate Justice makes people who commit anti-social behaviour pay their community back.", NULL },

	{ "extra_officers", SECTION_NOW, EXTENT_MONTH, "", COUNT, AGAINST_NOTHING, "hotspot needs",
	  "hotspots need", "{n} extra officers{list}.", "Hotspots that are marked so, and why.",
	  month_found_extra_officers },
	{ "team", SECTION_NOW, EXTENT_MONTH, "", COUNT, AGAINST_NOTHING, "unit", "units",
	  "{n} of the drone and motorcycle team on duty{list}.",
	  "Drones and motorcycles on shift with the patrols, to assist when they are called upon.", month_found_team },
};

const size_t month_sentences_n = sizeof month_sentences / sizeof *month_sentences;

static const struct {
	const char *title, *name;
} sections[SECTIONS] = {
	[SECTION_PATROLS] = { "Patrols", "patrols" },
	[SECTION_HOURS] = { "Hours", "hours" },
	[SECTION_ENGAGEMENT] = { "Engagement", "engagement" },
	[SECTION_ENFORCEMENT] = { "Arrests and stop searches", "enforcement" },
	[SECTION_DISPERSALS] = { "Dispersals", "dispersals" },
	[SECTION_FOUND] = { "Recovered, learnt and referred", "found" },
	[SECTION_ASB] = { "Anti-social behaviour", "asb" },
	[SECTION_TEAM] = { "Running away, and calls for other units", "assists" },
	[SECTION_PLAN] = { "Against the plan", "plan" },
	[SECTION_TOTALS] = { "Since the programme started", "totals" },
	[SECTION_NOW] = { "On the board now", "now" },
};

const char *month_section_title(enum month_section s)
{
	return sections[s].title;
}

const char *month_section_name(enum month_section s)
{
	return sections[s].name;
}
