/* What configuration decides about alerts. */
#ifndef BASE_ALERT_SETTING_H
#define BASE_ALERT_SETTING_H

#include "base/moment.h"

/* The least important alerts that ring the bell. */
enum alert_bell { BELL_NEVER, BELL_HIGH, BELL_MIDDLE, BELL_LOW };

struct alert_settings {
	usec silent_after;         /* a unit's last report of any kind */
	usec authorisation_before; /* warn this long before a dispersal authorisation ends */
	usec endurance_before;     /* and this long before a drone must land */
	usec shift_after;          /* on duty this long past the shift's end */
	usec limit_before;         /* warn this long before a unit reaches the limit of its state; 0: not */
	usec assist_after;         /* an assist may stay unanswered so long */
	usec raise_after;          /* what is not urgent must hold this long to become an alert */
	usec clear_after;          /* and be gone this long to be none any more */
	usec repeat_urgent;        /* from one telling of an alert of high priority to the next, while nobody acknowledges */
	usec repeat;               /* the same of all others; 0: never */
	enum alert_bell bell;
	usec mute;                 /* how long the bell stays muted */
	int cleared;               /* how many alerts that are over are kept */
};

#endif
