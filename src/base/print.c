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
};

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

static void put_text(struct print *p, size_t width, int most, va_list *args)
{
	const char *text = va_arg(*args, const char *);
	size_t n = most < 0 ? strlen(text) : strnlen(text, (size_t)most);

	put_times(p, ' ', width > n ? width - n : 0);
	if (n > 0 && p->n < p->size)
		memcpy(p->dst + p->n, text, n < p->size - p->n ? n : p->size - p->n);
	p->n += n;
}

/* A whole number, apart from its sign. */
struct number {
	bool negative;
	uint64_t amount;
};

static void put_number(struct print *p, size_t width, bool zeros, struct number number)
{
	char digits[DIGITS], *end = digits + DIGITS, *at = end;
	size_t n, missing;

	do
		*--at = (char)('0' + number.amount % 10);
	while (number.amount /= 10);
	n = (size_t)(end - at) + number.negative;
	missing = width > n ? width - n : 0;
	if (!zeros)
		put_times(p, ' ', missing);
	if (number.negative)
		put_char(p, '-');
	if (zeros)
		put_times(p, '0', missing);
	while (at < end)
		put_char(p, *at++);
}

static int64_t take_signed(va_list *args, int longs)
{
	if (longs == 0)
		return va_arg(*args, int);
	return longs == 1 ? va_arg(*args, long) : va_arg(*args, long long);
}

static uint64_t take_unsigned(va_list *args, int longs)
{
	if (longs == 0)
		return va_arg(*args, unsigned);
	return longs == 1 ? va_arg(*args, unsigned long) : va_arg(*args, unsigned long long);
}

/* False when none that is known here is asked for. */
static bool take_number(struct print *p, struct number *number, va_list *args)
{
	int longs = 0;

	if (take(p, 'z')) {
		*number = (struct number){ false, va_arg(*args, size_t) };
		return take(p, 'u');
	}
	while (longs < 2 && take(p, 'l'))
		longs++;
	if (take(p, 'd')) {
		int64_t value = take_signed(args, longs);

		*number = (struct number){ value < 0, value < 0 ? -(uint64_t)value : (uint64_t)value };
		return true;
	}
	if (!take(p, 'u'))
		return false;
	*number = (struct number){ false, take_unsigned(args, longs) };
	return true;
}

/* What stands behind a '%'; false when that is none of the few things that are known here. */
static bool put_wish(struct print *p, va_list *args)
{
	bool zeros = take(p, '0');
	size_t width = (size_t)take_digits(p);
	struct number number;
	int most = -1;

	if (take(p, '.'))
		most = take(p, '*') ? va_arg(*args, int) : take_digits(p);
	if (take(p, 's')) {
		put_text(p, width, most, args);
		return true;
	}
	if (most >= 0 || !take_number(p, &number, args))
		return false;
	put_number(p, width, zeros, number);
	return true;
}

int print_args(char *dst, size_t size, const char *format, va_list args)
{
	struct print p = { .dst = dst, .size = size, .format = format };
	bool known = true;
	va_list left;

	va_copy(left, args);
	while (known && *p.format)
		if (take(&p, '%'))
			known = put_wish(&p, &left);
		else
			put_char(&p, *p.format++);
	va_end(left);
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
