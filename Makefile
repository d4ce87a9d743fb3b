# How patrolboard is built, checked and installed. `make help` lists the targets.
#
# Everything a mode builds lies under build/MODE; only the release program itself is build/patrolboard.
# Sources are found by name, so that a new file needs no line here:
#   src/FLOOR/x.c             into libpatrolboard.a (all but src/app/main.c)
#   tests/SUITE/x_test.c      a test program; other .c files of that folder are linked into each of them
#   tests/preload/x.c         build/preload/x.so, which a test has loaded into the program before its libraries
#   tests/support/*.c         linked into the programs of every suite, and into fuzz targets
#   tests/fuzz/x_fuzz.c       a libFuzzer target; its seeds are tests/fuzz/corpus/x/
#   tests/bench/x_bench.c     a benchmark of a part; tests/bench/floor.c a program to compare with
#   tests/bench/crowd*.c      one program, which has many boards read one database
#   tests/bench/*.c           else one program, which measures the board side by side with others
#   tests/soak/*.c            one program, which runs the board for hours
#   tests/valgrind/*.c        one program, which runs everything under valgrind

MODE ?= release
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
SOAK_MINUTES ?= 60
FUZZ_RUNS ?= -1
FUZZ ?= *

ifeq ($(filter $(MODE),release debug asan cover fuzz),)
$(error MODE is one of release, debug, asan, cover; not '$(MODE)')
endif

B := build/$(MODE)
PROGRAM := $(if $(filter release,$(MODE)),build/patrolboard,$(B)/patrolboard)
ARCHIVE := $(B)/libpatrolboard.a
SHARE = $(PREFIX)/share

# Packages of Debian 12; `a|b` means that either will do.
BUILD_PACKAGES := gcc libc6-dev pkg-config libncurses-dev libpq-dev libyaml-dev libutf8proc-dev gettext
DEMO_PACKAGES := $(BUILD_PACKAGES) postgresql-15|postgresql-16|postgresql-17
CHECK_PACKAGES := $(DEMO_PACKAGES) libcmocka-dev libvterm-dev locales openssl pgbouncer clang libclang-rt-dev clang-tidy \
	cppcheck mandoc shellcheck bash fish zsh
DEB_PACKAGES := $(BUILD_PACKAGES) build-essential debhelper dpkg-dev git
DEB_CHECK_PACKAGES := $(DEB_PACKAGES) blhc debootstrap lintian mandoc systemd
BENCH_PACKAGES := $(DEMO_PACKAGES) libvterm-dev strace procps valgrind pspg pg-activity pgtop htop btop

# --- flags ---------------------------------------------------------------------------------------------------------

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(MODE),fuzz)
CC := clang
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla -Wnull-dereference -Wswitch-enum
GCC_WARNINGS := -Wduplicated-cond -Wduplicated-branches -Wlogical-op
# Lines that were kept (draw/kept.h) are drawn all the same, to prove that they need not be: but in what is installed.
PROOF := -DKEPT_PROVED=$(if $(filter release,$(MODE)),0,1)
BASIC_FLAGS := -std=c17 -D_GNU_SOURCE $(WARNINGS) $(PROOF) -Werror -fno-math-errno -Iinclude
COMMON_FLAGS := $(BASIC_FLAGS) $(if $(findstring clang,$(CC)),,$(GCC_WARNINGS))

comma := ,
X86 := $(filter x86_64 i386 i686,$(shell uname -m))
# Of what debuggers want no more than a sanitizer says, functions and lines; and for the many test programs a linker that takes a
# quarter of the time, where binutils have it.
SANITIZE := -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
GOLD := $(if $(shell command -v ld.gold),-fuse-ld=gold)
MODE_FLAGS_release := -O2 -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fPIE \
	$(if $(X86),-fcf-protection)
MODE_FLAGS_debug := -O0 -g3
MODE_FLAGS_asan := -O1 $(SANITIZE)
MODE_FLAGS_cover := -O0 -g --coverage
MODE_FLAGS_fuzz := -O1 $(SANITIZE) -fsanitize=fuzzer-no-link
LINK_FLAGS_release := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,pack-relative-relocs -Wl,--as-needed \
	$(if $(X86),-Wl$(comma)-z$(comma)shstk)
LINK_FLAGS_asan := $(GOLD)
LINK_FLAGS_fuzz := $(GOLD)
LINK_FLAGS_cover := -Wl,--wrap=raise,--wrap=kill,--wrap=_exit,--wrap=abort,--wrap=landlock_enforce

ALL_FLAGS = $(COMMON_FLAGS) $(MODE_FLAGS_$(MODE)) $(CPPFLAGS) $(CFLAGS)
ALL_LINK_FLAGS = $(MODE_FLAGS_$(MODE)) $(LINK_FLAGS_$(MODE)) $(LDFLAGS)

# pkg-config is asked when a recipe first needs the answer, not before: until `make deps` it may not be there.
# Of --cflags only the folders are taken: ncursesw's also bring a _XOPEN_SOURCE that quarrels with _GNU_SOURCE.
LIBRARIES := ncursesw libpq yaml-0.1 libutf8proc
once = $(eval $(1) := $$(shell $(2)))$($(1))
LIBS = $(call once,LIBS,pkg-config --libs $(LIBRARIES) && echo -lm)
TEST_LIBS = $(call once,TEST_LIBS,pkg-config --libs cmocka vterm)
PQ_FLAGS = $(call once,PQ_FLAGS,pkg-config --cflags-only-I libpq)
# A folder's own flags: libpq's headers can be found from src/db and the tests only.
FOLDER_FLAGS_src/db = $(PQ_FLAGS)
FOLDER_FLAGS_tests = -Itests $(PQ_FLAGS)
folder_flags = $(FOLDER_FLAGS_$(patsubst %/,%,$(dir $(1)))) $(if $(filter tests/%,$(1)),$(FOLDER_FLAGS_tests))

# --- what there is -------------------------------------------------------------------------------------------------

SOURCES := $(sort $(wildcard src/*/*.c))
MAIN := src/app/main.c
SUITES := unit golden e2e
TESTS := $(sort $(wildcard $(SUITES:%=tests/%/*_test.c)))
PRELOADS := $(sort $(wildcard tests/preload/*.c))
FUZZERS := $(sort $(wildcard tests/fuzz/*_fuzz.c))
HELPERS := $(sort $(wildcard tests/support/*.c) \
	$(filter-out $(TESTS) $(FUZZERS),$(wildcard $(SUITES:%=tests/%/*.c) tests/fuzz/*.c)))
BENCHES := $(sort $(wildcard tests/bench/*_bench.c))
FLOOR := tests/bench/floor.c
CROWD := $(sort $(wildcard tests/bench/crowd*.c))
METER := $(filter-out $(BENCHES) $(FLOOR) $(CROWD),$(sort $(wildcard tests/bench/*.c)))
SOAK := $(sort $(wildcard tests/soak/*.c))
VALGRIND := $(sort $(wildcard tests/valgrind/*.c))
# What no fuzz target calls: the program around the board, and the terminal.
UNFUZZED := $(if $(filter fuzz,$(MODE)),src/app/% src/term/%)
# Under MODE=cover, part of every program.
COVER := $(if $(filter cover,$(MODE)),tests/coverage.c)
objects = $(patsubst %.c,$(B)/obj/%.o,$(1))

# Catalogues of other languages, in every mode the same. Without gettext the program is built all the same, and speaks English.
LANGUAGES := $(patsubst config/po/%.po,%,$(sort $(wildcard config/po/*.po)))
catalogue = share/locale/$(1)/LC_MESSAGES/patrolboard.mo
MSGFMT := $(shell command -v msgfmt 2>/dev/null)
CATALOGUES := $(if $(MSGFMT),$(foreach language,$(LANGUAGES),build/$(call catalogue,$(language))))
# A language that nobody speaks: every English text in brackets. What shows without them went by the catalogue.
BRACKETS := $(if $(MSGFMT),build/brackets/en/LC_MESSAGES/patrolboard.mo)

ALL_OBJECTS := $(call objects,$(SOURCES) $(TESTS) $(HELPERS) $(FUZZERS) $(BENCHES) $(FLOOR) $(METER) $(CROWD) $(SOAK) $(VALGRIND) \
	$(COVER))
TEST_PROGRAMS := $(TESTS:%.c=$(B)/%)
FUZZ_PROGRAMS := $(FUZZERS:%.c=$(B)/%)
BENCH_PROGRAMS := $(BENCHES:%.c=$(B)/%)
METER_PROGRAM := $(B)/tests/bench/meter
CROWD_PROGRAM := $(B)/tests/bench/crowd
FLOOR_PROGRAM := $(FLOOR:%.c=$(B)/%)
SOAK_PROGRAM := $(if $(SOAK),$(B)/tests/soak/soak)
VALGRIND_PROGRAM := $(if $(VALGRIND),$(B)/tests/valgrind/minute)

# One short line a step; `make V=1` shows the commands.
ifneq ($(V),1)
quiet = @$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,echo "  $(1) $(2)";)
endif

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: all help deps demo-deps check-deps demo objects tests fuzz-programs check unit golden e2e sql update lint fuzz \
	bench bench-check bench-deps bench-boards bench-parts bench-count bench-count-check soak valgrind install uninstall \
	deb deb-check clean FORCE

all: $(if $(wildcard $(MAIN)),$(PROGRAM),$(if $(SOURCES),$(ARCHIVE))) $(CATALOGUES)
	$(if $(LANGUAGES),$(if $(MSGFMT),,@echo '  no msgfmt (package gettext): the program will speak English only'))

help:
	@echo 'make            build/patrolboard (MODE=debug|asan|cover: build/MODE/patrolboard)'
	@echo 'make deps       install the packages that building needs; demo and check do it themselves'
	@echo 'make demo       build, and show a board on a private database'
	@echo 'make check      every check and test; MODE=cover make check also measures coverage'
	@echo 'make unit       one of the suites unit, golden, sql, e2e'
	@echo 'make update     write again what follows from tables: lists in man/, config/, golden screens'
	@echo 'make lint       only the checks of the text; make lint-NAME runs one of tests/lint/checks'
	@echo 'make fuzz       each fuzz target for FUZZ_SECONDS=$(FUZZ_SECONDS), or FUZZ_RUNS=N inputs; FUZZ=text only that one'
	@echo 'make bench      what the board costs, beside others; bench-check fails on a limit, bench-deps installs the others,'
	@echo '                bench-count counts instructions, bench-boards has many boards on one database, bench-parts'
	@echo '                measures parts of the board alone'
	@echo 'make soak       days of the board in SOAK_MINUTES=$(SOAK_MINUTES), and whatever can go wrong'
	@echo 'make valgrind   all that the program does, under valgrind, which is installed for it'
	@echo 'make install    into PREFIX=$(PREFIX) (below DESTDIR); make uninstall takes it away'
	@echo 'make deb        Debian packages, in build/deb; MAINTAINER="Name <address>" says whose'
	@echo 'make deb-check  tries them, as root, in a system of their own'
	@echo 'make clean      remove build/'

# --- building ------------------------------------------------------------------------------------------------------

# A file that changes only when the text it remembers does.
remember = @mkdir -p $(@D) && echo '$(1)' | cmp -s - $@ || echo '$(1)' >$@
$(B)/sources: FORCE
	$(call remember,$(SOURCES) $(HELPERS))
$(B)/prefix: FORCE
	$(call remember,$(PREFIX))

# Says by name what is missing rather than letting the compiler fail on a header.
build/libraries: Makefile
	@mkdir -p $(@D); \
	for tool in $(CC) pkg-config; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	for library in $(LIBRARIES); do pkg-config --exists $$library 2>/dev/null || missing="$$missing $$library"; done; \
	if [ "$$missing" ]; then \
		echo "patrolboard cannot be built, missing:$$missing" >&2; \
		echo "on Debian 'make deps' installs them; elsewhere install these and their headers: a C compiler, pkg-config," \
			"ncurses (wide), libpq, libyaml, utf8proc" >&2; \
		exit 1; \
	fi
	@touch $@

$(B)/obj/%.o: %.c Makefile | build/libraries
	@mkdir -p $(@D)
	$(call quiet,cc,$<)$(CC) $(ALL_FLAGS) $(call folder_flags,$<) $(FILE_FLAGS) -MMD -MP -c -o $@ $<

# What tests compare with files here names places as these do.
INSTALLED_FOLDER = $(if $(filter release,$(MODE)),$(SHARE),/usr/local/share)/patrolboard
$(B)/obj/src/base/installed.o: FILE_FLAGS = -DINSTALLED_FOLDER='"$(INSTALLED_FOLDER)"'
$(B)/obj/src/base/installed.o: $(B)/prefix
$(B)/obj/tests/coverage.o: FILE_FLAGS = -DCOUNTS='"$(CURDIR)/$(B)/obj"'

$(ARCHIVE): $(call objects,$(filter-out $(MAIN) $(UNFUZZED),$(SOURCES))) $(B)/sources
	@rm -f $@
	$(call quiet,ar,$@)ar rcs $@ $(filter %.o,$^)

$(PROGRAM): $(call objects,$(MAIN) $(COVER)) $(ARCHIVE)
	$(call quiet,ld,$@)$(CC) -o $@ $(ALL_LINK_FLAGS) $^ $(LIBS)

# With -c a catalogue whose formats do not take what the English ones take is refused.
$(CATALOGUES): build/share/locale/%/LC_MESSAGES/patrolboard.mo: config/po/%.po Makefile
	@mkdir -p $(@D)
	$(call quiet,msgfmt,$<)msgfmt --check-format --check-domain -o $@ $<

$(BRACKETS): config/po/patrolboard.pot Makefile
	@mkdir -p $(@D)
	$(call quiet,msgen,$@)msgen $< | msgfilter --keep-header sh -c 'printf "["; cat; printf "]"' 2>/dev/null | msgfmt -o $@ -

# helpers(suite): the objects that go into each program of the suite
helpers = $(call objects,$(COVER) $(filter tests/support/% tests/$(1)/%,$(HELPERS)))
define suite_rule
$(B)/tests/$(1)/%: $(B)/obj/tests/$(1)/%.o $(call helpers,$(1)) $(ARCHIVE) | $(CATALOGUES) $(BRACKETS)
	@mkdir -p $$(@D)
	$$(call quiet,ld,$$@)$$(CC) -o $$@ $$(ALL_LINK_FLAGS) $$(LINK_FLAGS_$(1)) $$^ $$(TEST_LIBS) $$(LIBS)
endef
$(foreach suite,$(SUITES),$(eval $(call suite_rule,$(suite))))

$(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(call helpers,fuzz) $(ARCHIVE)
	@mkdir -p $(@D)
	$(call quiet,ld,$@)$(CC) -o $@ $(ALL_LINK_FLAGS) -fsanitize=fuzzer $^ $(LIBS)

# A benchmark may use what the end-to-end tests have: a server, a screen.
$(B)/tests/bench/%: $(B)/obj/tests/bench/%.o $(call helpers,e2e) $(ARCHIVE)
	@mkdir -p $(@D)
	$(call quiet,ld,$@)$(CC) -o $@ $(ALL_LINK_FLAGS) $^ $(TEST_LIBS) $(LIBS)

$(FLOOR_PROGRAM): $(call objects,$(FLOOR))
	@mkdir -p $(@D)
	$(call quiet,ld,$@)$(CC) -o $@ $(ALL_LINK_FLAGS) $^ $(LIBS)

$(METER_PROGRAM): $(call objects,$(METER))
$(CROWD_PROGRAM): $(call objects,$(CROWD) $(patsubst %,tests/bench/%.c,asked load usage))
$(B)/tests/soak/soak: $(call objects,$(SOAK))
$(B)/tests/valgrind/minute: $(call objects,$(VALGRIND))
$(METER_PROGRAM) $(CROWD_PROGRAM) $(SOAK_PROGRAM) $(VALGRIND_PROGRAM): $(call helpers,e2e) $(ARCHIVE)
	@mkdir -p $(@D)
	$(call quiet,ld,$@)$(CC) -o $@ $(ALL_LINK_FLAGS) $(filter %.o,$^) $(ARCHIVE) $(TEST_LIBS) $(LIBS)

build/preload/%.so: tests/preload/%.c Makefile
	@mkdir -p $(@D)
	$(call quiet,ld,$@)$(CC) $(COMMON_FLAGS) -O1 -fPIC -shared -o $@ $<

objects: $(call objects,$(SOURCES))
tests: $(TEST_PROGRAMS) $(SOAK_PROGRAM) $(VALGRIND_PROGRAM) $(PRELOADS:tests/%.c=build/%.so) $(CATALOGUES) $(BRACKETS)
fuzz-programs: $(FUZZ_PROGRAMS)

-include $(wildcard $(ALL_OBJECTS:.o=.d))

# --- running -------------------------------------------------------------------------------------------------------

# Left to the caller's -j when there is one; else all cores.
JOBS = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

deps:
	@.ci/deps $(BUILD_PACKAGES:%='%')
demo-deps:
	@.ci/deps $(DEMO_PACKAGES:%='%')
check-deps:
	@.ci/deps $(CHECK_PACKAGES:%='%')

demo: demo-deps
	+@$(MAKE) $(JOBS) --no-print-directory all
	@$(PROGRAM) demo

# The tests run against sanitised programs, or under the mode that was asked for.
TEST_MODE := $(if $(filter debug cover,$(MODE)),$(MODE),asan)
check:
	+@MAKE='$(MAKE)' MODE=$(TEST_MODE) JOBS='$(JOBS)' tests/check
unit golden e2e sql:
	+@MAKE='$(MAKE)' MODE=$(TEST_MODE) JOBS='$(JOBS)' tests/check $@

# Lists of the manual, the file of defaults, screens: what follows from tables and is committed all the same.
update:
	@tests/lint/po update
	+@GOLDEN_UPDATE=1 MAKE='$(MAKE)' MODE=$(TEST_MODE) JOBS='$(JOBS)' tests/check golden
	@git status --short -- man config tests/golden 2>/dev/null || :

# One at a time with the tests, as tests/check sees to for them: both build.
lint:
	+@mkdir -p build && MAKE='$(MAKE)' JOBS='$(JOBS)' flock -o build/check.lock tests/lint/run
lint-%:
	+@mkdir -p build && MAKE='$(MAKE)' JOBS='$(JOBS)' flock -o build/check.lock tests/lint/run $*

# The checks that look at one file at a time, each with a stamp, for tests/lint/each.
LINT_STAMPS_alone := $(patsubst %.h,build/lint/alone/%.ok,$(sort $(wildcard include/*/*.h)))
# Of the program alone: in tests clang-tidy's analyzer looks for the same.
LINT_STAMPS_analyzer := $(patsubst %.c,build/lint/analyzer/%.ok,$(filter src/%,$(SOURCES)))
LINT_STAMPS_tidy := $(SOURCES:%.c=build/lint/tidy/%.ok)
.PHONY: lint-each-alone lint-each-analyzer lint-each-tidy
lint-each-alone: $(LINT_STAMPS_alone)
lint-each-analyzer: $(LINT_STAMPS_analyzer)
lint-each-tidy: $(LINT_STAMPS_tidy)
stamp = @mkdir -p $(@D) && $(1) && touch $@
headers_of = gcc $(BASIC_FLAGS) $(call folder_flags,$<) $(FILE_FLAGS) -MM -MP -MT $@ -MF $(@:.ok=.d) $<

build/lint/alone/%.ok: %.h Makefile $(wildcard include/*/*.h) | build/libraries
	$(call stamp,printf '\043include "$(<:include/%=%)"\n%.0s' 1 2 | $(CC) $(COMMON_FLAGS) -fsyntax-only -xc -)
build/lint/analyzer/%.ok: %.c Makefile | build/libraries
	$(call stamp,gcc $(BASIC_FLAGS) $(call folder_flags,$<) $(FILE_FLAGS) -O1 -fanalyzer -MMD -MP -MT $@ -MF $(@:.ok=.d) -S \
		-o /dev/null $<)
build/lint/tidy/%.ok: %.c Makefile .clang-tidy | build/libraries
	$(call stamp,$(headers_of) && clang-tidy --quiet $< -- $(filter-out -Werror,$(BASIC_FLAGS)) $(call folder_flags,$<) \
		$(FILE_FLAGS) 2>$(@:.ok=.err))
build/lint/%/src/base/installed.ok: FILE_FLAGS = -DINSTALLED_FOLDER='""'
-include $(wildcard $(LINT_STAMPS_analyzer:.ok=.d) $(LINT_STAMPS_tidy:.ok=.d))

fuzz:
	+@$(MAKE) $(JOBS) --no-print-directory MODE=fuzz fuzz-programs
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_RUNS=$(FUZZ_RUNS) tests/fuzz/run \
		$(patsubst %.c,build/fuzz/%,$(filter $(subst *,%,$(FUZZ:%=tests/fuzz/%_fuzz.c)),$(FUZZERS)))

# All peers that are there; `make bench-deps` installs the others. BENCH_PEERS, BENCH_SECONDS and BENCH_REPEATS make it shorter,
# BENCH_FORMAT=--json says it to programs.
bench bench-check: all $(METER_PROGRAM) $(FLOOR_PROGRAM)
	@TESTED_PROGRAM='$(CURDIR)/$(PROGRAM)' BENCH_FLOOR='$(CURDIR)/$(FLOOR_PROGRAM)' $(METER_PROGRAM) \
		$(if $(filter %-check,$@),--check) $(BENCH_FORMAT)
bench-check: bench-count-check
bench-deps:
	@.ci/deps $(BENCH_PACKAGES:%='%')
# BENCH_BOARDS=1000 of them, one way after the other, or those in BENCH_WAYS.
bench-boards: $(CROWD_PROGRAM)
	@$(CROWD_PROGRAM) $(BENCH_FORMAT)
# Instructions of a refresh, part by part, which are the same on every machine: nothing else need be quiet.
COUNTED := $(B)/tests/bench/refresh_bench
bench-count bench-count-check: $(COUNTED)
	@tests/bench/count $(if $(filter %-check,$@),--check) $(COUNTED)
# Of parts of the board, alone.
bench-parts: all $(BENCH_PROGRAMS)
	@set -e; export TESTED_PROGRAM='$(CURDIR)/$(PROGRAM)'; \
	for bench in $(BENCH_PROGRAMS); do echo "# $$bench"; $$bench; done

soak: all $(SOAK_PROGRAM)
	@TESTED_PROGRAM='$(CURDIR)/$(PROGRAM)' SOAK_MINUTES='$(SOAK_MINUTES)' SOAK_SEED='$(SOAK_SEED)' $(SOAK_PROGRAM)

# In the mode `debug`: what valgrind finds it then tells by line.
valgrind:
	@.ci/deps valgrind
	+@$(MAKE) $(JOBS) --no-print-directory MODE=debug all build/debug/tests/valgrind/minute
	@TESTED_PROGRAM='$(CURDIR)/build/debug/patrolboard' build/debug/tests/valgrind/minute
	@tests/valgrind/reachable build/valgrind/*.log

clean:
	rm -rf build

# --- installing ----------------------------------------------------------------------------------------------------

# Pairs of a file here and its place below PREFIX. One list, so that uninstall takes away what install put there.
# into(FILES,FOLDER): a pair for each of the files that is there
into = $(foreach file,$(sort $(wildcard $(1))),$(file)=$(2)/$(notdir $(file)))
PLACED := completions debian po systemd
CONFIG_FILES = $(shell find config $(PLACED:%=-path config/% -prune -o) -type f -print 2>/dev/null | sort)
INSTALLED = $(PROGRAM)=bin/patrolboard \
	$(foreach section,1 5 7,$(call into,man/*.$(section),share/man/man$(section))) \
	$(foreach file,$(CONFIG_FILES),$(file)=share/patrolboard/$(file:config/%=%)) \
	$(call into,config/systemd/*.service,lib/systemd/system) \
	$(foreach kind,sysusers.d tmpfiles.d,$(call into,config/systemd/$(kind)/*,lib/$(kind))) \
	$(patsubst %,%=share/bash-completion/completions/patrolboard,$(wildcard config/completions/patrolboard.bash)) \
	$(call into,config/completions/_patrolboard,share/zsh/site-functions) \
	$(call into,config/completions/patrolboard.fish,share/fish/vendor_completions.d)
INSTALLED_CATALOGUES = $(foreach language,$(LANGUAGES),build/$(call catalogue,$(language))=$(call catalogue,$(language)))

# What names a place below /usr/local, such as a unit its program, is installed naming that below PREFIX.
install: all
	@set -e; for pair in $(INSTALLED) $(if $(MSGFMT),$(INSTALLED_CATALOGUES)); do \
		from=$${pair%%=*} to='$(DESTDIR)$(PREFIX)'/$${pair#*=}; \
		echo "install $$to"; \
		case $$from in \
		$(PROGRAM)) install -D -m 755 "$$from" "$$to";; \
		*.mo) install -D -m 644 "$$from" "$$to";; \
		*) sed 's,/usr/local/,$(PREFIX)/,g' "$$from" | install -D -m 644 /dev/stdin "$$to";; \
		esac; \
	done
	$(if $(filter-out /usr /usr/local,$(PREFIX:%/=%)),@echo 'systemd does not look for units in $(PREFIX)/lib:' \
		'what to do for a board on a console is in $(SHARE)/man/man7/patrolboard-kiosk.7')

uninstall:
	@set -e; for pair in $(INSTALLED) $(INSTALLED_CATALOGUES); do \
		to='$(DESTDIR)$(PREFIX)'/$${pair#*=}; \
		echo "remove $$to"; \
		rm -f "$$to"; \
	done
	@! [ -d '$(DESTDIR)$(SHARE)/patrolboard' ] || find '$(DESTDIR)$(SHARE)/patrolboard' -depth -type d -empty -delete
	@# A folder of packaging keeps no empty folders; a system keeps those that everything is installed into.
	@[ -z '$(DESTDIR)' ] || for pair in $(INSTALLED) $(INSTALLED_CATALOGUES); do \
		to='$(PREFIX:/%=%)'/$${pair#*=}; \
		! [ -d '$(DESTDIR)'/"$${to%/*}" ] || (cd '$(DESTDIR)' && rmdir -p --ignore-fail-on-non-empty "$${to%/*}"); \
	done

deb: export MAINTAINER := $(MAINTAINER)
deb:
	@.ci/deps $(DEB_PACKAGES:%='%')
	@.ci/deb build/deb

deb-check:
	@.ci/deps $(DEB_CHECK_PACKAGES:%='%')
	@tests/deb/run
