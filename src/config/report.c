#include "config/report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/secret.h"

/* What a person can use at once; a binary file would fill the screen. */
#define SHOWN_MOST 50
#define MESSAGE_BYTES 1024
#define LINE_CELLS 120
#define BEFORE_CARET 60

struct mistake {
	struct mistake *next;
	struct place at;
	size_t order; /* in which it was found */
	const char *message, *hint;
	bool hidden;
};

struct report {
	struct arena *arena;
	const char *name, *text;
	size_t n, count;
	struct mistake *last;
};

struct report *report_new(struct arena *arena, const char *name, const char *text, size_t n)
{
	struct report *r = arena_alloc(arena, 1, sizeof *r);

	*r = (struct report){ .arena = arena, .name = name, .text = text, .n = n };
	return r;
}

void report_add(struct report *r, struct place at, const char *hint, const char *format, ...)
{
	struct mistake *m = arena_alloc(r->arena, 1, sizeof *m);
	char message[MESSAGE_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, T_(format), args);
	va_end(args);
	m->next = r->last;
	m->hidden = false;
	m->at = at;
	m->order = r->count++;
	m->message = arena_text(r->arena, message, strlen(message));
	hint = T_(hint);
	m->hint = arena_text(r->arena, hint, strlen(hint));
	r->last = m;
}

void report_hide(struct report *r)
{
	r->last->hidden = true;
}

bool report_hides(const struct report *r)
{
	for (const struct mistake *m = r->last; m; m = m->next)
		if (m->hidden)
			return true;
	return false;
}

size_t report_count(const struct report *r)
{
	return r->count;
}

static void put_clean(const char *text, FILE *out)
{
	char clean[3 * MESSAGE_BYTES];

	text_clean(text, clean, sizeof clean);
	fputs(clean, out);
}

/* The line, without its end, and its length; NULL when the text has no such line. */
static const char *line_at(const struct report *r, size_t line, size_t *length)
{
	const char *start = r->text, *end = r->text + r->n, *stop;

	for (; line && start; line--) {
		start = memchr(start, '\n', (size_t)(end - start));
		start = start ? start + 1 : NULL;
	}
	if (!start || start == end)
		return NULL;
	stop = memchr(start, '\n', (size_t)(end - start));
	stop = stop ? stop : end;
	*length = (size_t)(stop - start) - (stop > start && stop[-1] == '\r');
	return start;
}

/* The bytes of the first `n` characters; what is not UTF-8 counts byte by byte, as it does in columns. */
static size_t bytes_of(const char *s, size_t length, size_t n)
{
	size_t at = 0, taken;
	char32_t rune;

	for (; n && at < length; n--) {
		taken = text_rune(s + at, length - at, &rune);
		at += taken ? taken : 1;
	}
	return at;
}

static int cells_of(const char *s, size_t n)
{
	struct grapheme g;
	int cells = 0;

	for (size_t taken; (taken = text_next(s, n, &g)) > 0; s += taken, n -= taken)
		cells += g.width;
	return cells;
}

/* Writes at most `cells` cells of it. */
static void put_cells(const char *s, size_t n, int cells, FILE *out)
{
	char bytes[4 * GRAPHEME_RUNES] = "";
	struct grapheme g;

	for (size_t taken; (taken = text_next(s, n, &g)) > 0 && (cells -= g.width) >= 0; s += taken, n -= taken)
		fwrite(bytes, 1, grapheme_encode(&g, bytes), out);
}

static void put_many(char c, int n, FILE *out)
{
	while (n-- > 0)
		putc(c, out);
}

/* A line too long for a screen is shown from shortly before the mistake on. */
static void put_source(const struct mistake *m, const char *line, size_t length, FILE *out)
{
	size_t at = bytes_of(line, length, m->at.column), start = 0, end;
	int before = cells_of(line, at), underlined;
	struct grapheme g;
	const char *dots;

	for (; before > BEFORE_CARET; before -= g.width)
		start += text_next(line + start, at - start, &g);
	dots = start ? "..." : "";
	end = at + bytes_of(line + at, length - at, m->at.width);
	underlined = cells_of(line + at, end - at);
	fprintf(out, "%5zu | %s", m->at.line + 1, dots);
	put_cells(line + start, length - start, LINE_CELLS, out);
	fprintf(out, "\n      | ");
	put_many(' ', (int)strlen(dots) + before, out);
	putc('^', out);
	put_many('~', (underlined < LINE_CELLS - BEFORE_CARET ? underlined : LINE_CELLS - BEFORE_CARET) - 1, out);
}

static void put_place(const struct report *r, const struct mistake *m, FILE *out)
{
	size_t length;
	const char *line = line_at(r, m->at.line, &length);

	if (line && !m->hidden && !secret_in(line, length))
		put_source(m, line, length, out);
	else if (line)
		fprintf(out, "%5zu | %s\n      |", m->at.line + 1, T_("(not shown: it may hold a password)"));
	else
		fputs("      |", out);
	if (*m->hint) {
		putc(' ', out);
		put_clean(m->hint, out);
	}
	putc('\n', out);
}

static void put_mistake(const struct report *r, const struct mistake *m, FILE *out)
{
	bool placed = m->at.line != PLACE_NONE.line;

	put_clean(r->name, out);
	if (placed)
		fprintf(out, ":%zu:%zu", m->at.line + 1, m->at.column + 1);
	fputs(": error: ", out);
	put_clean(m->message, out);
	if (!placed && *m->hint) {
		fputs("; ", out);
		put_clean(m->hint, out);
	}
	putc('\n', out);
	if (placed)
		put_place(r, m, out);
}

static int compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
	const struct mistake *p = *(const struct mistake *const *)a, *q = *(const struct mistake *const *)b;
	int order = compare(p->at.line, q->at.line);

	order = order ? order : compare(p->at.column, q->at.column);
	return order ? order : compare(p->order, q->order);
}

void report_write(const struct report *r, FILE *out)
{
	const struct mistake **sorted = arena_alloc(r->arena, r->count, sizeof(struct mistake *));
	size_t n = 0;

	if (!r->count)
		return;
	for (const struct mistake *m = r->last; m; m = m->next)
		sorted[n++] = m;
	qsort(sorted, n, sizeof(struct mistake *), by_place);
	for (size_t i = 0; i < n && i < SHOWN_MOST; i++)
		put_mistake(r, sorted[i], out);
	if (n > SHOWN_MOST) {
		fprintf(out, P_("... and %zu more", "... and %zu more", n - SHOWN_MOST), n - SHOWN_MOST);
		putc('\n', out);
	}
	fprintf(out, P_("%zu error; configuration not loaded", "%zu errors; configuration not loaded", n), n);
	putc('\n', out);
}
