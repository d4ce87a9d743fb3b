/* A file holds all of what was written or what it held before, and formats are chosen by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/format.h"
#include "app/output.h"

static char folder[] = "/tmp/patrolboard-output.XXXXXX";
static char path[64], link_path[64];

/* Stands for what complain says. */
static int hush(void)
{
	int kept = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	dup2(null, STDERR_FILENO);
	close(null);
	return kept;
}

static enum exit_status put(const char *to, const char *text)
{
	struct output o;
	enum exit_status status;
	int kept = hush();

	assert_true(output_begin(&o, to));
	fputs(text, o.file);
	status = output_end(&o);
	dup2(kept, STDERR_FILENO);
	close(kept);
	return status;
}

static void holds(const char *file, const char *wanted)
{
	char text[64] = "";
	FILE *in = fopen(file, "r");

	assert_non_null(in);
	assert_true(fread(text, 1, sizeof text - 1, in) == strlen(wanted));
	fclose(in);
	assert_string_equal(text, wanted);
}

/* Nothing but what these tests put there: no temporary file stays. */
static size_t entries(void)
{
	DIR *d = opendir(folder);
	size_t n = 0;

	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

static mode_t mode_of(const char *file)
{
	struct stat s;

	assert_int_equal(stat(file, &s), 0);
	return s.st_mode & 07777;
}

static void replaces_whole(void **state)
{
	(void)state;
	umask(027);
	assert_int_equal(put(path, "first"), EXIT_STATUS_OK);
	assert_int_equal(mode_of(path), 0640);
	chmod(path, 0604);
	assert_int_equal(put(path, "second"), EXIT_STATUS_OK);
	assert_int_equal(mode_of(path), 0604);
	holds(path, "second");
	assert_int_equal(entries(), 1);
}

static void follows_a_link(void **state)
{
	struct stat s;

	(void)state;
	assert_int_equal(symlink("report", link_path), 0);
	assert_int_equal(put(link_path, "third"), EXIT_STATUS_OK);
	assert_int_equal(lstat(link_path, &s), 0);
	assert_true(S_ISLNK(s.st_mode));
	holds(path, "third");
}

/* A link to nothing stays one, and what it names is made; by way of another link, and from where each stands. */
static void follows_a_link_to_nothing(void **state)
{
	char first[96], target[96];
	struct stat s;

	(void)state;
	snprintf(first, sizeof first, "%s/first", folder);
	snprintf(target, sizeof target, "%s/target", folder);
	assert_int_equal(symlink("second", first), 0);
	snprintf(first, sizeof first, "%s/second", folder);
	assert_int_equal(symlink(target, first), 0);
	snprintf(first, sizeof first, "%s/first", folder);
	assert_int_equal(put(first, "through"), EXIT_STATUS_OK);
	assert_int_equal(lstat(first, &s), 0);
	assert_true(S_ISLNK(s.st_mode));
	assert_int_equal(lstat(target, &s), 0);
	assert_true(S_ISREG(s.st_mode));
	holds(target, "through");
	unlink(target);
	unlink(first);
	assert_int_equal(symlink("/nonexistent/nothing", first), 0);
	assert_int_equal(put(first, "nowhere"), EXIT_STATUS_FAILURE);
	assert_int_equal(lstat(first, &s), 0);
	unlink(first);
	assert_int_equal(symlink("first", first), 0); /* round and round */
	assert_int_equal(put(first, "nowhere"), EXIT_STATUS_FAILURE);
	unlink(first);
	snprintf(first, sizeof first, "%s/second", folder);
	unlink(first);
}

/* The limit of a file's size stands for a disk that is full: writing fails half-way. */
static void keeps_what_was_there(void **state)
{
	struct rlimit whole, small;

	(void)state;
	assert_int_equal(put(path, "good"), EXIT_STATUS_OK);
	getrlimit(RLIMIT_FSIZE, &whole);
	small = whole;
	small.rlim_cur = 3;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_int_equal(put(path, "far too long"), EXIT_STATUS_FAILURE);
	setrlimit(RLIMIT_FSIZE, &whole);
	holds(path, "good");
	assert_int_equal(entries(), 2);
}

static enum output_result put_new(const char *to, const char *text, struct err *e)
{
	struct output o;
	enum output_result result;

	assert_true(output_begin(&o, NULL));
	fputs(text, o.file);
	result = output_put(&o, to, e);
	output_drop(&o);
	return result;
}

static void a_new_file_takes_nobodys_place(void **state)
{
	char other[64];
	struct err e;

	(void)state;
	snprintf(other, sizeof other, "%s/new", folder);
	assert_int_equal(put_new(other, "first", &e), OUTPUT_WRITTEN);
	assert_int_equal(put_new(other, "second", &e), OUTPUT_EXISTS);
	holds(other, "first");
	assert_int_equal(entries(), 3);
	unlink(other);
	assert_int_equal(symlink("nowhere", other), 0);
	assert_int_equal(put_new(other, "through a link", &e), OUTPUT_EXISTS);
	unlink(other);
	assert_int_equal(put_new("/nonexistent/new", "x", &e), OUTPUT_FAILED);
	assert_string_equal(e.text, "cannot write '/nonexistent/new': No such file or directory");
	assert_int_equal(entries(), 2);
}

static void tells_what_it_cannot_write(void **state)
{
	(void)state;
	assert_int_equal(put("/dev/full", "x"), EXIT_STATUS_FAILURE);
	assert_int_equal(put("/dev/null", "x"), EXIT_STATUS_OK);
	assert_int_equal(put(folder, "x"), EXIT_STATUS_FAILURE);
	assert_int_equal(put("/nonexistent/report", "x"), EXIT_STATUS_FAILURE);
	assert_int_equal(entries(), 2);
}

static void takes_a_reader_who_goes(void **state)
{
	int ends[2], kept = dup(STDOUT_FILENO);
	enum exit_status status;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	fflush(stdout);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[0]);
	close(ends[1]);
	status = put(NULL, "nobody reads this");
	dup2(kept, STDOUT_FILENO);
	close(kept);
	assert_int_equal(status, EXIT_STATUS_OK);
}

static void formats_have_names(void **state)
{
	static const struct format formats[] = { { "text", "", NULL, true }, { "markdown", "", NULL, true }, { 0 } };
	struct err e;

	(void)state;
	assert_ptr_equal(format_named(formats, NULL, &e), &formats[0]);
	assert_ptr_equal(format_named(formats, "markdown", &e), &formats[1]);
	assert_null(format_named(formats, "markdwon", &e));
	assert_string_equal(e.text, "unknown format 'markdwon'; did you mean 'markdown'? there are: text, markdown");
	assert_null(format_named(formats, "xml", &e));
	assert_string_equal(e.text, "unknown format 'xml'; there are: text, markdown");
}

static void write_names(const void *what, FILE *out)
{
	fprintf(out, "%s\n", (const char *)what);
}

static void prose_is_in_characters_that_can_be_read(void **state)
{
	static const struct {
		const char *why;
		struct format format;
		enum glyphs glyphs;
		const char *wanted;
	} cases[] = {
		{ "all of them", { "text", "", write_names, true }, GLYPHS_TIER_FULL, "Caf\u00e9 \u2013 \u4e2d\nB\n" },
		{ "without UTF-8", { "text", "", write_names, true }, GLYPHS_TIER_ASCII, "Cafe - ?\nB\n" },
		{ "data stay as they are", { "csv", "", write_names, false }, GLYPHS_TIER_ASCII,
		  "Caf\u00e9 \u2013 \u4e2d\nB\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		format_write(&cases[i].format, cases[i].glyphs, "Caf\u00e9 \u2013 \u4e2d\nB", out);
		fclose(out);
		if (strcmp(text, cases[i].wanted) != 0)
			fail_msg("%s: %s", cases[i].why, text);
		free(text);
	}
}

static int open_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/report", folder);
	snprintf(link_path, sizeof link_path, "%s/link", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	unlink(link_path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replaces_whole),	 cmocka_unit_test(follows_a_link),
		cmocka_unit_test(follows_a_link_to_nothing),
		cmocka_unit_test(keeps_what_was_there),	 cmocka_unit_test(tells_what_it_cannot_write),
		cmocka_unit_test(takes_a_reader_who_goes), cmocka_unit_test(formats_have_names),
		cmocka_unit_test(prose_is_in_characters_that_can_be_read),
		cmocka_unit_test(a_new_file_takes_nobodys_place),
	};

	return cmocka_run_group_tests(tests, open_folder, remove_folder);
}
