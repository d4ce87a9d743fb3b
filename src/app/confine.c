#include "app/confine.h"

#include <linux/capability.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/landlock.h"
#include "app/seccomp.h"

/*
 * What the C library, the resolver of names, TLS and Kerberos read, and whatever plug-ins they have; and what the board itself
 * looks at. Where one is a link, it is followed.
 */
static const char *const system_places[] = {
	"/etc", "/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store", "/run", "/var/lib/sss",
	"/proc/self", "/proc/sys", "/proc/stat", "/proc/meminfo", "/sys/devices/system/cpu",
	"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/tty",
};

/* Variables with paths in them, with colons between where there are several. */
static const char *const variables[] = {
	"HOME", "XDG_CONFIG_HOME", "PGSERVICEFILE", "PGSYSCONFDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "OPENSSL_CONF",
	"OPENSSL_MODULES", "KRB5_CONFIG", "KRB5CCNAME", "KRB5_CLIENT_KTNAME", "LD_LIBRARY_PATH", "LOCPATH", "TZDIR",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void allow_variables(int rules, struct arena *arena)
{
	for (size_t i = 0; i < COUNT(variables); i++) {
		const char *at = getenv(variables[i]);

		for (size_t n; at && *at; at += n + (at[n] == ':')) {
			n = strcspn(at, ":");
			if (*at == '/')
				landlock_reads(rules, arena_text(arena, at, n));
		}
	}
}

static bool fence_off(const struct options *o, const struct settings *s, const struct source *source, struct err *e)
{
	const char *paths[SOURCE_FILES];
	struct arena *arena;
	int rules = landlock_begin(e);
	size_t n;

	if (rules < 0)
		return false;
	arena = arena_new();
	for (size_t i = 0; i < COUNT(system_places); i++)
		landlock_reads(rules, system_places[i]);
	allow_variables(rules, arena);
	n = source_files(source, paths);
	for (size_t i = 0; i < n; i++)
		landlock_reads(rules, paths[i]);
	landlock_reads(rules, o->config);
	landlock_writes(rules, s->log.file);
	arena_drop(arena);
	return landlock_enforce(rules, e);
}

/* Whose files root may open by it is up to Landlock from now on. */
static void drop_capabilities(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, sets) != 0)
		return;
	for (size_t i = 0; i < COUNT(sets); i++) {
		const uint32_t kept = i == 0 ? 1U << CAP_DAC_OVERRIDE : 0;

		sets[i].effective &= kept;
		sets[i].permitted &= kept;
		sets[i].inheritable = 0;
	}
	syscall(SYS_capset, &header, sets);
}

struct confinement confine(const struct options *o, const struct settings *s, const struct source *source)
{
	struct confinement c = { .wanted = o->kiosk || o->locked };

	if (!c.wanted)
		return c;
	/* Others of the same user, such as the next to log in by the same key, do not get at its memory. */
	prctl(PR_SET_DUMPABLE, 0);
	drop_capabilities();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
		err_set(&c.why, "the kernel cannot keep a process from new privileges");
		return c;
	}
	if (fence_off(o, s, source, &c.why))
		c.landlock = landlock_version();
	c.seccomp = seccomp_enforce(c.landlock ? &c.why : NULL);
	return c;
}

/*
 * The limit is for a core in a file; a program that cores go to is told the limit, and Debian's heeds it. To be safe from others
 * the process would have to be closed to its own user's debuggers too, who may read the passfile anyway: only a confined board is.
 */
void confine_core(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
}
