#include "term/mouse.h"

#include "base/press.h"

#define NUMBER_MOST 9999

/* Button numbers: the left one, the right one, and the wheel; with Shift, Alt or Control held, or moved, they are others. */
static const struct {
	int button;
	enum pointing what;
} buttons[] = {
	{ 0, POINTING_CLICK },
	{ 2, POINTING_BACK },
	{ 64, POINTING_WHEEL_UP },
	{ 65, POINTING_WHEEL_DOWN },
};

void mouse_begin(struct mouse *m)
{
	*m = (struct mouse){ .reading = true };
}

void mouse_begin_old(struct mouse *m)
{
	*m = (struct mouse){ .ignored = 3 };
}

/* Columns and rows are counted from 1. */
static int press_of(const struct mouse *m)
{
	if (m->broken || m->at != 2)
		return PRESS_NONE;
	for (unsigned i = 0; i < sizeof buttons / sizeof *buttons; i++)
		if (buttons[i].button == m->number[0])
			return press_of_pointed(
				(struct pointed){ buttons[i].what, m->number[1] - 1, m->number[2] - 1 });
	return PRESS_NONE;
}

static void take_digit(struct mouse *m, int digit)
{
	int *number = &m->number[m->at];

	*number = 10 * *number + digit;
	m->broken = m->broken || *number > NUMBER_MOST;
	if (m->broken)
		*number = 0;
}

static void take_separator(struct mouse *m)
{
	m->broken = m->broken || m->at == 2;
	m->at += m->at < 2;
}

bool mouse_take(struct mouse *m, uint32_t character, int *press)
{
	*press = PRESS_NONE;
	if (m->ignored > 0 && character >= ' ') {
		m->ignored--;
		return true;
	}
	m->ignored = 0; /* no report has a control character in it: that one, ^C say, is a key */
	if (!m->reading)
		return false;
	if (character >= '0' && character <= '9') {
		take_digit(m, (int)(character - '0'));
		return true;
	}
	if (character == ';') {
		take_separator(m);
		return true;
	}
	m->reading = false;
	if (character == 'M')
		*press = press_of(m);
	return character == 'M' || character == 'm'; /* m: a button let go */
}
