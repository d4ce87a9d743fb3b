#include "term/pen.h"

#include "base/print.h"

static const struct {
	enum attribute attribute;
	enum cap cap;
} attributes[] = {
	{ ATTRIBUTE_BOLD, CAP_BOLD },
	{ ATTRIBUTE_DIM, CAP_DIM },
	{ ATTRIBUTE_UNDERLINE, CAP_UNDERLINE },
	{ ATTRIBUTE_REVERSE, CAP_REVERSE },
	{ ATTRIBUTE_ITALIC, CAP_ITALIC },
};

bool style_is_ground(const struct style *s)
{
	return !(s->attributes & (ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE));
}

bool pen_has(const struct pen *p, const struct style *s)
{
	return p->known && p->style.foreground == s->foreground && p->style.background == s->background &&
	       p->style.attributes == s->attributes;
}

static bool goes_default(int now, int want)
{
	return want == STYLE_DEFAULT && now != STYLE_DEFAULT;
}

/* Attributes and colours can be added one by one, but be taken away only all at once. */
static bool must_drop(const struct pen *p, const struct style *want)
{
	return !p->known || (p->style.attributes & ~want->attributes) ||
	       goes_default(p->style.foreground, want->foreground) ||
	       goes_default(p->style.background, want->background);
}

/* By parts in the way that all terminals know: terminfo's own takes numbers below 8 for the palette's. */
static void make_ink(const struct pen *p, int color, const struct caps *c, enum cap cap, char text[CAPS_TEXT])
{
	if (p->by_parts)
		print_text(text, CAPS_TEXT, "\033[%d;2;%d;%d;%dm", cap == CAP_FOREGROUND ? 38 : 48, color >> 16 & 0xff,
			   color >> 8 & 0xff, color & 0xff);
	else
		caps_fill(c, cap, color, 0, text);
}

static const char *ink(struct pen *p, int color, const struct caps *c, enum cap cap)
{
	size_t slot = (unsigned)color % PEN_INKS, ground = cap == CAP_BACKGROUND;
	char *text = p->inks->of[ground][slot].text;

	if (!*text || p->inks->of[ground][slot].color != color)
		make_ink(p, color, c, cap, text);
	p->inks->of[ground][slot].color = color;
	return text;
}

static void take_color(struct pen *p, int *now, int want, const struct caps *c, enum cap cap, struct bytes *out)
{
	if (*now == want)
		return;
	bytes_text(out, ink(p, want, c, cap));
	*now = want;
}

void pen_take(struct pen *p, const struct caps *c, const struct style *want, bool blank, struct bytes *out)
{
	struct style target = *want;

	if (pen_has(p, want))
		return;
	if (blank && p->known && style_is_ground(want) && style_is_ground(&p->style)) {
		target = p->style;
		target.background = want->background;
	}
	if (must_drop(p, &target)) {
		bytes_text(out, c->text[CAP_PLAIN]);
		p->known = true;
		p->style = (struct style){ STYLE_DEFAULT, STYLE_DEFAULT, 0 };
	}
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (target.attributes & ~p->style.attributes & attributes[i].attribute)
			bytes_text(out, c->text[attributes[i].cap]);
	p->style.attributes = target.attributes;
	take_color(p, &p->style.foreground, target.foreground, c, CAP_FOREGROUND, out);
	take_color(p, &p->style.background, target.background, c, CAP_BACKGROUND, out);
}
