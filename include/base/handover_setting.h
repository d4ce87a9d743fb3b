/* What configuration decides about the handover of a shift. */
#ifndef BASE_HANDOVER_SETTING_H
#define BASE_HANDOVER_SETTING_H

/* As the table of formats of `patrolboard handover` has them. */
enum handover_format { HANDOVER_TEXT, HANDOVER_MARKDOWN };

struct handover_settings {
	const char *directory; /* where the live board writes it; "": nowhere */
	enum handover_format format;
};

#endif
