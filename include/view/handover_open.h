/* What the next shift takes over: the sections about what stands open. */
#ifndef VIEW_HANDOVER_OPEN_H
#define VIEW_HANDOVER_OPEN_H

#include "view/handover_talk.h"

/* Those that nobody has answered first. */
void handover_assists(struct handover_talk *t);

/* Overdue and due, in order of need, each with why. */
void handover_hotspots(struct handover_talk *t);

/* Where extra officers are wanted, young people run away more often, or the plan is suspended. */
void handover_marks(struct handover_talk *t);

/* Emergencies, units over a limit, silent, past their shift, drones that must land. */
void handover_units(struct handover_talk *t);

/* Dispersal authorisations that run. */
void handover_authorisations(struct handover_talk *t);

#endif
