/* The server's clock is put an hour forward or back, or is one that the time zone puts forward or back at this moment. */
#include <stddef.h>

#include "e2e/fault.h"

#define CLOCK(time) \
	"UPDATE patrol.setting SET clock_offset = clock_offset + timestamptz '" time "' - now FROM board.about"
#define AS_BEFORE CLOCK("2024-01-01 18:05+00")

static const struct fault faults[] = {
	{ .name = "server's clock put an hour forward, read every 1 s",
	  .begins = CLOCK("2024-01-01 19:00:20+00"), .ends = AS_BEFORE, .options = { "-i1s", FAULT_PATIENTLY },
	  .effect = FAULT_UNSEEN, .followed = true, .says = "Mon 1 Jan 2024 19:0" },
	{ .name = "server's clock put an hour back, read every 1 s",
	  .begins = CLOCK("2024-01-01 17:00:20+00"), .ends = AS_BEFORE, .options = { "-i1s", FAULT_PATIENTLY },
	  .effect = FAULT_UNSEEN, .followed = true, .says = "Mon 1 Jan 2024 17:0" },
	{ .name = "clocks go forward at this moment, read every 1 s",
	  .begins = CLOCK("2024-03-31 00:59:57.5+00"), .ends = AS_BEFORE, .options = { "-i1s", FAULT_PATIENTLY },
	  .effect = FAULT_UNSEEN, .followed = true, .says = "Sun 31 Mar 2024 02:00:0" },
	{ .name = "clocks go back at this moment, read every 1 s",
	  .begins = CLOCK("2024-10-27 00:59:57.5+00"), .ends = AS_BEFORE, .options = { "-i1s", FAULT_PATIENTLY },
	  .effect = FAULT_UNSEEN, .followed = true, .says = "Sun 27 Oct 2024 01:00:0" },
};

int main(void)
{
	return fault_run("Clocks", faults, sizeof faults / sizeof *faults, NULL);
}
