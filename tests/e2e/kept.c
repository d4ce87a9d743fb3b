#include "e2e/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "e2e/process.h"

char *kept;

int kept_make(void **state)
{
	(void)state;
	process_adopt();
	kept = directory_new();
	return 0;
}

int kept_remove(void **state)
{
	(void)state;
	directory_remove(kept);
	return 0;
}

int kept_clean(void **state)
{
	(void)state;
	process_kill_all_but(0);
	return 0;
}

struct served kept_serve(void)
{
	struct served s = served_start((const char *[]){ "--keep", kept, NULL });

	assert_true(served_until_live(&s));
	return s;
}
