#include "ui/rotation.h"

#include <string.h>

/* Pages with what is to be chosen from them. */
struct choice {
	const struct rotation_page *pages;
	size_t n;
	unsigned urgent; /* on any of them */
};

static struct choice choice_of(const struct rotation_page *pages, size_t n)
{
	struct choice c = { pages, n < ROTATION_PAGES ? n : ROTATION_PAGES, 0 };

	for (size_t i = 0; i < c.n; i++)
		c.urgent |= pages[i].urgent;
	return c;
}

/* While something is urgent only pages that show some of it have a turn. */
static bool has_turn(const struct choice *c, size_t page)
{
	return page < c->n && (!c->urgent || c->pages[page].urgent);
}

/* The first in turn that was not shown in this round, other than the present one; n: none. */
static size_t first_unshown(const struct rotation *r, const struct choice *c, bool alarmed)
{
	for (size_t i = 0; i < c->n; i++)
		if (has_turn(c, i) && !(r->begun && i == r->page) && !r->shown[i] && (!alarmed || c->pages[i].alarmed))
			return i;
	return c->n;
}

static size_t next_of_round(const struct rotation *r, const struct choice *c)
{
	size_t next = first_unshown(r, c, true);

	return next < c->n ? next : first_unshown(r, c, false);
}

/* The page after the present one, which is that itself where there is no other. */
static size_t next_page(struct rotation *r, const struct choice *c)
{
	size_t next = next_of_round(r, c);

	if (next == c->n) {
		memset(r->shown, 0, sizeof r->shown);
		next = next_of_round(r, c);
	}
	return next < c->n ? next : r->page;
}

static void show(struct rotation *r, size_t page, usec until)
{
	r->begun = true;
	r->page = page;
	r->shown[page] = true;
	r->until = until;
}

/* The page that has to stay: the present one if it can be; n: none has all that is urgent. */
static size_t page_held(const struct rotation *r, const struct choice *c)
{
	if (!c->urgent)
		return c->n;
	if (r->begun && r->page < c->n && c->pages[r->page].urgent == c->urgent)
		return r->page;
	for (size_t i = 0; i < c->n; i++)
		if (c->pages[i].urgent == c->urgent)
			return i;
	return c->n;
}

static usec end_of_turn(usec begins, usec every)
{
	return every ? moment_plus(begins, every) : MOMENT_FUTURE;
}

void rotation_step(struct rotation *r, usec now, usec every, const struct rotation_page *pages, size_t n)
{
	struct choice c = choice_of(pages, n);
	size_t held = page_held(r, &c);
	bool wanted = r->wanted || !r->begun || !has_turn(&c, r->page);

	r->wanted = false;
	r->held = held < c.n;
	if (r->held) {
		show(r, held, end_of_turn(now, every));
		return;
	}
	if (r->until == MOMENT_FUTURE && every && !wanted) /* turns were switched on */
		r->until = end_of_turn(now, every);
	if (wanted || !every) {
		show(r, wanted ? next_page(r, &c) : r->page, !wanted && every ? r->until : end_of_turn(now, every));
	} else if (now >= r->until) {
		usec until = end_of_turn(r->until, every);

		show(r, next_page(r, &c), until > now ? until : end_of_turn(now, every));
	}
}

void rotation_next(struct rotation *r)
{
	r->wanted = true;
}

int rotation_left(const struct rotation *r, usec now)
{
	usec left = r->until == MOMENT_FUTURE || r->held ? 0 : r->until - now;

	return left > 0 ? (int)((left + SECONDS(1) - 1) / SECONDS(1)) : 0;
}
