#include "view/handover_writers.h"

#include "view/prose.h"

void handover_write_text(const struct handover *h, FILE *out)
{
	fprintf(out, "%s\n", h->title);
	prose_underline('=', h->title, out);
	for (size_t i = 0; i < h->notes_n; i++)
		prose_wrapped(T_("Note: "), h->notes[i], out);
	for (size_t i = 0; i < h->sections_n; i++) {
		const struct handover_section *s = &h->sections[i];

		fprintf(out, "\n%s\n", s->title);
		prose_underline('-', s->title, out);
		for (size_t k = 0; k < s->n; k++)
			prose_wrapped("* ", s->lines[k], out);
	}
}

void handover_write_markdown(const struct handover *h, FILE *out)
{
	fputs("# ", out);
	prose_markdown(h->title, out);
	fputs("\n", out);
	for (size_t i = 0; i < h->notes_n; i++) {
		fprintf(out, "\n> %s", T_("Note: "));
		prose_markdown(h->notes[i], out);
		fputs("\n", out);
	}
	for (size_t i = 0; i < h->sections_n; i++) {
		const struct handover_section *s = &h->sections[i];

		fprintf(out, "\n## %s\n\n", s->title);
		for (size_t k = 0; k < s->n; k++) {
			fputs("- ", out);
			prose_markdown_line(s->lines[k], out);
			fputs("\n", out);
		}
	}
}
