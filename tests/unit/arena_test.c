#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void pieces(void **state)
{
	static const struct {
		size_t count, size;
	} cases[] = { { 1, 1 }, { 0, 8 }, { 3, 7 }, { 1, 5000 }, { 100, 100 }, { 2, 1024 * 1024 }, { 1, 16 } };
	struct arena *a = arena_new();
	unsigned char *p, *all[sizeof cases / sizeof *cases];
	size_t sum = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = cases[i].count * cases[i].size;

		all[i] = p = arena_alloc(a, cases[i].count, cases[i].size);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t j = 0; j < n; j++)
			assert_int_equal(p[j], 0);
		memset(p, (int)i + 1, n);
		assert_int_equal(arena_used(a), sum += n);
	}
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t j = 0; j < cases[i].count * cases[i].size; j++)
			assert_int_equal(all[i][j], i + 1);
	arena_drop(a);
}

static void texts(void **state)
{
	struct arena *a = arena_new();
	char longer[10000];

	(void)state;
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_string_equal(arena_text(a, "Allenton", 5), "Allen");
	assert_string_equal(arena_text(a, NULL, 0), "");
	assert_string_equal(arena_printf(a, "%d of %s", 3, "four"), "3 of four");
	assert_string_equal(arena_printf(a, "%s", longer), longer);
	arena_drop(a);
	arena_drop(NULL);
}

/* Whether anything leaked, or was freed too soon, the address sanitiser says. */
static void holders(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	const char *text = arena_text(b, "kept", 4);

	(void)state;
	assert_ptr_equal(arena_share(a), a);
	arena_keep(a, b);
	arena_drop(b);
	arena_drop(a);
	assert_string_equal(text, "kept");
	arena_drop(a);
}

static void reset(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	unsigned char *p;

	(void)state;
	arena_reset(a);
	for (int i = 0; i < 3; i++) {
		memset(arena_alloc(a, 1, 100), 1, 100);
		memset(arena_alloc(a, 1, 9000), 1, 9000);
		memset(arena_alloc(a, 1, 15000), 1, 15000);
		arena_keep(a, b);
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
		p = arena_alloc(a, 1, 9000);
		for (size_t j = 0; j < 9000; j++)
			assert_int_equal(p[j], 0);
	}
	arena_drop(a);
	arena_drop(b);
}

/* What is used over and over, as for each frame, soon asks for no more memory: all of it lies in one piece. */
static void reset_makes_room_for_as_much_again(void **state)
{
	static const size_t sizes[] = { 112, 5008, 304, 70000, 4000, 9008, 64, 20000 };
	size_t n = sizeof sizes / sizeof *sizes;
	struct arena *a = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		const char *end = NULL;

		arena_reset(a);
		for (size_t i = 0; i < n; i++) {
			const char *piece = arena_alloc(a, 1, sizes[i]);

			assert_true(round == 0 || !end || piece == end);
			end = piece + sizes[i];
		}
	}
	arena_drop(a);
}

static void leave(void)
{
	_exit(7);
}

/* In a child: running out of memory is the end of a process. */
static int status_without_memory(void (*hook)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		arena_on_exhaustion(hook);
		arena_alloc(arena_new(), SIZE_MAX / 2, 3);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void exhaustion(void **state)
{
	int status = status_without_memory(leave);

	(void)state;
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	assert_false(WIFEXITED(status_without_memory(NULL)) && WEXITSTATUS(status_without_memory(NULL)) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces), cmocka_unit_test(texts),      cmocka_unit_test(holders),
		cmocka_unit_test(reset),  cmocka_unit_test(reset_makes_room_for_as_much_again),
		cmocka_unit_test(exhaustion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
