#include "base/print.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Of the largest number. */
#define DIGITS 20
#define WIDEST 9999

struct print {
	char *dst;
	size_t size, n;     /* n: what there would be, were there room */
	const char *format; /* what is left of it */
	va_list args;
};

static void put(struct print *p, const char *text, size_t n)
{
	if (p->n < p->size)
		memcpy(p->dst + p->n, text, n < p->size - p->n ? n : p->size - p->n);
	p->n += n;
}

static void put_char(struct print *p, char c)
{
	if (p->n < p->size)
		p->dst[p->n] = c;
	p->n++;
}

static void put_times(struct print *p, char c, size_t times)
{
	for (; times > 0; times--)
		put_char(p, c);
}

static bool take(struct print *p, char c)
{
	if (*p->format != c)
		return false;
	p->format++;
	return true;
}

static int take_digits(struct print *p)
{
	int number = 0;

	for (; *p->format >= '0' && *p->format <= '9' && number <= WIDEST; p->format++)
		number = number * 10 + (*p->format - '0');
	return number;
}

static void put_text(struct print *p, size_t width, int most)
{
	const char *text = va_arg(p->args, const char *);
	size_t n = most < 0 ? strlen(text) : strnlen(text, (size_t)most);

	put_times(p, ' ', width > n ? width - n : 0);
	put(p, text, n);
}

static void put_number(struct print *p, size_t width, bool zeros, bool negative, uint64_t value)
{
	char digits[DIGITS], *end = digits + DIGITS, *at = end;
	size_t n, missing;

	do
		*--at = (char)('0' + value % 10);
	while (value /= 10);
	n = (size_t)(end - at) + negative;
	missing = width > n ? width - n : 0;
	put_times(p, ' ', zeros ? 0 : missing);
	put_times(p, '-', negative);
	put_times(p, '0', zeros ? missing : 0);
	put(p, at, (size_t)(end - at));
}

static void put_signed(struct print *p, size_t width, bool zeros, int64_t value)
{
	put_number(p, width, zeros, value < 0, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

/* How long the number is that is asked for: "ll" is 2. */
static int take_longs(struct print *p)
{
	int longs = 0;

	while (longs < 2 && take(p, 'l'))
		longs++;
	return longs;
}

/* What stands behind a '%'; false when that is none of the few things that are known here. */
static bool put_wish(struct print *p)
{
	bool zeros = take(p, '0');
	size_t width = (size_t)take_digits(p);
	int most = -1, longs;

	if (take(p, '.'))
		most = take(p, '*') ? va_arg(p->args, int) : take_digits(p);
	if (take(p, 's')) {
		put_text(p, width, most);
		return true;
	}
	if (most >= 0)
		return false;
	if (take(p, 'z')) {
		put_number(p, width, zeros, false, va_arg(p->args, size_t));
		return take(p, 'u');
	}
	longs = take_longs(p);
	if (take(p, 'd'))
		put_signed(p, width, zeros, longs == 0 ? va_arg(p->args, int) :
					    longs == 1 ? va_arg(p->args, long) :
							 va_arg(p->args, long long));
	else if (take(p, 'u'))
		put_number(p, width, zeros, false, longs == 0 ? va_arg(p->args, unsigned) :
						   longs == 1 ? va_arg(p->args, unsigned long) :
								va_arg(p->args, unsigned long long));
	else
		return false;
	return true;
}

int print_args(char *dst, size_t size, const char *format, va_list args)
{
	struct print p = { .dst = dst, .size = size, .format = format };
	bool known = true;

	va_copy(p.args, args);
	while (known && *p.format)
		if (take(&p, '%'))
			known = put_wish(&p);
		else
			put_char(&p, *p.format++);
	va_end(p.args);
	if (!known)
		return vsnprintf(dst, size, format, args);
	if (size)
		dst[p.n < size ? p.n : size - 1] = '\0';
	return (int)p.n;
}

int print_text(char *dst, size_t size, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = print_args(dst, size, format, args);
	va_end(args);
	return n;
}
