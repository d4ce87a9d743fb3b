#include "base/tongue.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/print.h"
#include "base/text.h"

#define DOMAIN "patrolboard"
#define SYSTEM "libc"
#define NAMES "/share/locale"

/* Where the program is installed, "bin" is beside "share"; in a build tree the program of one mode is above it, or beside. */
static const char *const near[] = { NAMES, "/.." NAMES };

void tongue_letters(void)
{
	setlocale(LC_CTYPE, "");
}

/*
 * The C library itself remembers whether there is a catalogue: where there is none, messages stay in the locale that is called C.
 * To ask for its name takes a few instructions, to look in vain for a translation a thousand, twice a second for hundreds of texts.
 */
bool tongue_foreign(void)
{
	return strcmp(setlocale(LC_MESSAGES, NULL), "C") != 0;
}

void tongue_end(void)
{
	setlocale(LC_MESSAGES, "C");
}

void tongue_again(void)
{
	setlocale(LC_MESSAGES, "");
}

/* A list of languages with a folder in it would have the library look there, in files that are anybody's. */
static void forget_folders(void)
{
	const char *languages = getenv("LANGUAGE");

	if (languages && strchr(languages, '/'))
		unsetenv("LANGUAGE");
}

/*
 * Reads the catalogue, if there is one in the folder: only a catalogue has a translation of nothing at all, its header. What the
 * system says, such as "No such file", would come in the locale's characters, which are not always UTF-8.
 */
static bool open_in(const char *folder)
{
	return bindtextdomain(DOMAIN, folder) && bind_textdomain_codeset(DOMAIN, "UTF-8") &&
	       bind_textdomain_codeset(SYSTEM, "UTF-8") && *dgettext(DOMAIN, "");
}

static bool open_beside(void)
{
	char program[PATH_MAX], folder[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	const char *slash;

	program[n > 0 ? n : 0] = '\0';
	slash = strrchr(program, '/');
	for (size_t i = 0; slash && i < sizeof near / sizeof *near; i++) {
		print_text(folder, sizeof folder, "%.*s%s", (int)(slash - program), program, near[i]);
		if (access(folder, X_OK) == 0 && open_in(folder))
			return true;
	}
	return false;
}

bool tongue_begin(const char *folder)
{
	forget_folders();
	if (setlocale(LC_MESSAGES, "") && tongue_foreign() && (folder ? open_in(folder) : open_beside()))
		return true;
	tongue_end();
	return false;
}

const char *tongue_text(const char *text)
{
	return *text && tongue_foreign() ? dgettext(DOMAIN, text) : text;
}

const char *tongue_count(const char *one, const char *many, unsigned long n)
{
	if (tongue_foreign())
		return dngettext(DOMAIN, one, many, n);
	return n == 1 ? one : many;
}

/* A catalogue keeps the sense before the text. What it does not have comes back as it was. */
const char *tongue_sense(const char *sense, const char *text)
{
	char key[256];
	const char *found;

	if (!tongue_foreign())
		return text;
	print_text(key, sizeof key, "%s\004%s", sense, text);
	found = dgettext(DOMAIN, key);
	return found == key ? text : found;
}

const char *tongue_nth(unsigned long n, char dst[TONGUE_NTH])
{
	static const char *const endings[] = { "th", "st", "nd", "rd" };
	bool teen = n % 100 >= 11 && n % 100 <= 13;

	print_text(dst, TONGUE_NTH, "%lu%s", n, tongue_foreign() ? "" : endings[n % 10 > 3 || teen ? 0 : n % 10]);
	return dst;
}

const char *tongue_decimal(char *number, size_t size)
{
	const char *point = C_("decimal point", "."), *rest;
	char whole[64];

	if (strcmp(point, ".") == 0 || !(rest = strchr(number, '.')))
		return number;
	print_text(whole, sizeof whole, "%.*s%s%s", (int)(rest - number), number, point, rest + 1);
	print_text(number, size, "%s", whole);
	return number;
}

/* More than the two cells of "%s". */
#define HOLE 3

int tongue_cells(const char *const *texts, size_t n)
{
	int most = 0;

	for (size_t i = 0; i < n; i++) {
		const char *text = T_(texts[i]);
		int cells = text_width(text);

		for (const char *hole = text; (hole = strstr(hole, "%s")); hole++)
			cells += HOLE;
		most = cells > most ? cells : most;
	}
	return most;
}

int tongue_room(int least, int beside, const char *text)
{
	int wanted = tongue_foreign() ? beside + tongue_cells(&text, 1) : 0;

	return wanted > least ? wanted : least;
}
