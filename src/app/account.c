#include "app/account.h"

#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

static void take(struct account *a, const struct passwd *p)
{
	a->uid = p->pw_uid;
	a->gid = p->pw_gid;
	snprintf(a->name, sizeof a->name, "%s", p->pw_name);
}

bool account_find(struct account *a, struct err *e)
{
	const struct passwd *p = getpwuid(geteuid());

	*a = (struct account){ .other = geteuid() == 0 };
	if (!p)
		return err_set(e, "the user with number %ld has no name on this system, and PostgreSQL wants one",
			       (long)geteuid());
	take(a, p);
	snprintf(a->ours, sizeof a->ours, "%s", p->pw_name);
	if (!a->other)
		return true;
	p = getpwnam("postgres");
	if (!p)
		p = getpwnam("nobody");
	if (!p || p->pw_uid == 0)
		return err_set(
			e, "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody' to run it");
	take(a, p);
	return true;
}

bool account_become(const struct account *a)
{
	return !a->other || (setgroups(0, NULL) == 0 && setgid(a->gid) == 0 && setuid(a->uid) == 0);
}
