#include "base/kiosk.h"

bool kiosk_is_night(const struct kiosk_settings *k, int hour)
{
	bool begun = hour >= k->night_from, over = hour >= k->night_until;

	return k->night_from <= k->night_until ? begun && !over : begun || !over;
}
