#include "term/hush.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define LINE_BYTES 1024

void hush_begin(struct hush *h)
{
	int ends[2];

	if (!isatty(STDERR_FILENO) || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
		return;
	h->kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	h->collected = ends[0];
	if (h->kept < 0 || dup2(ends[1], STDERR_FILENO) < 0) {
		close(ends[0]);
		h->kept = 0;
	}
	close(ends[1]);
}

static void print_line(char *line)
{
	char safe[4 * LINE_BYTES];
	size_t n = text_clean(line, safe, sizeof safe - 1);

	safe[n++] = '\n';
	if (write(STDERR_FILENO, safe, n) < 0)
		return; /* there is nobody left to tell */
}

/* Prints the whole lines of `text` and returns what is left over of it, moved to its front. */
static size_t print_lines(char *text, size_t n)
{
	char *start = text, *end;

	while ((end = memchr(start, '\n', n - (size_t)(start - text)))) {
		*end = '\0';
		print_line(start);
		start = end + 1;
	}
	n -= (size_t)(start - text);
	memmove(text, start, n);
	return n;
}

static void give_back(int collected)
{
	char text[LINE_BYTES + 1];
	size_t n = 0;
	ssize_t more;

	while ((more = read(collected, text + n, LINE_BYTES - n)) > 0) {
		n = print_lines(text, n + (size_t)more);
		if (n < LINE_BYTES)
			continue;
		text[n] = '\0';
		print_line(text);
		n = 0;
	}
	text[n] = '\0';
	if (n)
		print_line(text);
}

void hush_end(struct hush *h)
{
	if (h->kept == 0)
		return;
	dup2(h->kept, STDERR_FILENO);
	close(h->kept);
	h->kept = 0;
	give_back(h->collected);
	close(h->collected);
}
