#include "app/seccomp.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>

#define NEW_SPACES \
	(CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

/*
 * A list of what is denied, not of what is allowed: what the resolver of names, TLS or a later C library calls is nobody's to
 * foresee, and a board that goes dark for it would be the worse fault. It is what one who has got into the process would want.
 * Files and signals are Landlock's.
 */
static const struct {
	long call;
	enum { ALWAYS, WHEN_IT_IS, WHEN_IT_HAS } when; /* the argument, counted from 0, is the value; has any of its bits */
	unsigned argument;
	uint32_t value;
} denied[] = {
	/* another program */
	{ .call = SYS_execve },
	{ .call = SYS_execveat },
	/* other processes */
	{ .call = SYS_ptrace },
	{ .call = SYS_process_vm_readv },
	{ .call = SYS_process_vm_writev },
	{ .call = SYS_pidfd_getfd },
	{ .call = SYS_process_madvise },
	/* to be called */
	{ .call = SYS_listen },
	{ .call = SYS_accept },
	{ .call = SYS_accept4 },
	/* what is typed at a terminal, for whoever reads there next */
	{ SYS_ioctl, WHEN_IT_IS, 1, TIOCSTI },
	{ SYS_ioctl, WHEN_IT_IS, 1, TIOCLINUX },
	/* who it is */
	{ .call = SYS_setuid },
	{ .call = SYS_setgid },
	{ .call = SYS_setreuid },
	{ .call = SYS_setregid },
	{ .call = SYS_setresuid },
	{ .call = SYS_setresgid },
	{ .call = SYS_setfsuid },
	{ .call = SYS_setfsgid },
	{ .call = SYS_setgroups },
	{ .call = SYS_capset },
	/* another view of the system */
	{ .call = SYS_unshare },
	{ .call = SYS_setns },
	{ SYS_clone, WHEN_IT_HAS, 0, NEW_SPACES },
	{ .call = SYS_chroot },
	{ .call = SYS_pivot_root },
	{ .call = SYS_mount },
	{ .call = SYS_umount2 },
	{ .call = SYS_move_mount },
	{ .call = SYS_open_tree },
	{ .call = SYS_fsopen },
	{ .call = SYS_fsmount },
	{ .call = SYS_open_by_handle_at },
	/* the kernel itself */
	{ .call = SYS_bpf },
	{ .call = SYS_perf_event_open },
	{ .call = SYS_userfaultfd },
	{ .call = SYS_io_uring_setup },
	{ .call = SYS_init_module },
	{ .call = SYS_finit_module },
	{ .call = SYS_delete_module },
	{ .call = SYS_kexec_load },
	{ .call = SYS_reboot },
	{ .call = SYS_swapon },
	{ .call = SYS_swapoff },
	{ .call = SYS_acct },
	{ .call = SYS_syslog },
	{ .call = SYS_personality },
	{ .call = SYS_clock_settime },
	{ .call = SYS_settimeofday },
};

enum { DENIED = sizeof denied / sizeof *denied, STEPS = 16 + 5 * DENIED };

struct program {
	struct sock_filter steps[STEPS];
	unsigned short n;
};

static void add(struct program *p, struct sock_filter step)
{
	p->steps[p->n++] = step;
}

static void load(struct program *p, size_t offset)
{
	add(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* The next `skipped` steps are for when the test holds. */
static void test(struct program *p, unsigned short how, uint32_t value, uint8_t skipped)
{
	add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | how | BPF_K, value, 0, skipped));
}

static void answer(struct program *p, uint32_t what)
{
	add(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what));
}

static void refuse(struct program *p, uint32_t why)
{
	answer(p, SECCOMP_RET_ERRNO | why);
}

/* The lower half of an argument, all that the kernel looks at of those above: the first in memory where this is known to run. */
static size_t argument(unsigned n)
{
	return offsetof(struct seccomp_data, args) + n * sizeof(uint64_t);
}

static void add_denials(struct program *p)
{
	for (size_t i = 0; i < DENIED; i++) {
		test(p, BPF_JEQ, (uint32_t)denied[i].call, denied[i].when == ALWAYS ? 1 : 4);
		if (denied[i].when != ALWAYS) {
			load(p, argument(denied[i].argument));
			test(p, denied[i].when == WHEN_IT_IS ? BPF_JEQ : BPF_JSET, denied[i].value, 1);
		}
		refuse(p, EPERM);
		if (denied[i].when != ALWAYS)
			load(p, offsetof(struct seccomp_data, nr));
	}
}

/* Calls by another gate than this program's own have other numbers: 32 bits on a machine of 64, and x32. */
static void write_program(struct program *p, uint32_t machine)
{
	const uint32_t x32 = 0x40000000;

	load(p, offsetof(struct seccomp_data, arch));
	test(p, BPF_JEQ, machine, 1);
	add(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0));
	refuse(p, EPERM);
	load(p, offsetof(struct seccomp_data, nr));
	test(p, BPF_JGE, x32, 1);
	refuse(p, EPERM);
	/* Its flags are out of our sight; told that there is no such call, the C library makes the older one. */
	test(p, BPF_JEQ, SYS_clone3, 1);
	refuse(p, ENOSYS);
	add_denials(p);
	answer(p, SECCOMP_RET_ALLOW);
}

/* 0 where the numbers of calls, or the order of bytes, are not those that this is written for. */
static uint32_t machine(void)
{
	static const struct {
		const char *name;
		uint32_t machine;
	} known[] = {
		{ "x86_64", AUDIT_ARCH_X86_64 },
		{ "aarch64", AUDIT_ARCH_AARCH64 },
	};
	struct utsname u;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (sizeof(void *) == 8 && uname(&u) == 0 && strcmp(u.machine, known[i].name) == 0)
			return known[i].machine;
	return 0;
}

bool seccomp_enforce(struct err *e)
{
	struct program p = { .n = 0 };
	struct sock_fprog filter = { .filter = p.steps };

	if (!machine())
		return err_set(e, "no filter of calls is known for this machine");
	write_program(&p, machine());
	filter.len = p.n;
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
		return err_set(e, "the kernel takes no filter of calls: %s", strerror(errno));
	return true;
}
