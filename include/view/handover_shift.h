/* What the shift was: the sections about who was on, what came of it, and what happened. */
#ifndef VIEW_HANDOVER_SHIFT_H
#define VIEW_HANDOVER_SHIFT_H

#include "view/handover_talk.h"

/* Name, hours, units and officers of each. */
void handover_shifts(struct handover_talk *t);

/* Alerts that a display remembers, or those that hold. */
void handover_alerts(struct handover_talk *t);

/* Visits, the time they took, what came of them, and assists with how long they waited. */
void handover_figures(struct handover_talk *t);

/* The configured counters, to date, and beside each what it is compared with. */
void handover_month(struct handover_talk *t);

/* What happened that no other section tells. */
void handover_events(struct handover_talk *t);

#endif
