# dateline: GNU make, no configure step. `make help` lists what there is.
VARIANT ?= release
OUT := build/$(VARIANT)
CC ?= cc
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
VERSION := 0.1.0
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

PACKAGES := libcmark yaml-0.1 libcrypto libmicrohttpd sqlite3 libgit2
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Wcast-qual -Wwrite-strings -Wundef $(if $(CI),-Werror)
SANITIZERS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
CFLAGS_release := -O2 -g -fPIE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
CFLAGS_asan := $(SANITIZERS)
LDFLAGS_asan := $(SANITIZERS)
CFLAGS_fuzz := $(SANITIZERS) -fsanitize=fuzzer-no-link
LDFLAGS_fuzz := $(SANITIZERS)

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Isrc $(WARNINGS) $(CFLAGS_$(VARIANT)) \
	-pthread $(shell $(PKG_CONFIG) --cflags $(PACKAGES)) $(CFLAGS)
ALL_LDFLAGS = $(LDFLAGS_$(VARIANT)) -pthread $(LDFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lunistring
TEST_CFLAGS = $(shell $(PKG_CONFIG) --cflags cmocka jansson) -Itests
TEST_LIBS = $(shell $(PKG_CONFIG) --libs cmocka jansson)
# The sanitizers do not start below libfaketime: this variant, which is never
# installed, asks tests/tools/clock.c for the time.
CLOCK_asan := $(OUT)/clock.o -Wl,--wrap=clock_gettime

# Where bash, zsh and fish look, below PREFIX/share.
COMPLETIONS := bash-completion/completions zsh/site-functions \
	fish/vendor_completions.d

SOURCES := $(wildcard src/*/*.c)
OBJECTS := $(SOURCES:src/%.c=$(OUT)/%.o) $(OUT)/theme_data.o \
	$(OUT)/explain_data.o
ARCHIVE := $(OUT)/libdateline.a
UNITS := $(patsubst tests/unit/%.c,$(OUT)/tests/%,$(wildcard tests/unit/*/*_test.c))
TOOLS := $(patsubst tests/tools/%.c,$(OUT)/tools/%,$(filter-out %/clock.c %/synchronised.c %/intruder.c,$(wildcard tests/tools/*.c))) \
	$(OUT)/tools/synchronised.so $(OUT)/tools/intruder.so
FUZZERS := $(patsubst tests/fuzz/%.c,$(OUT)/fuzz/%,$(filter-out %/replay.c,$(wildcard tests/fuzz/*.c)))
QUIET := $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)  $(subst build/,,$@)";)

all: $(OUT)/dateline ## compile the program

site: ## install what is missing, compile, build this newsroom
	@sh .ci/deps site
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(OUT)/dateline build
	@echo "Look at public/index.html. Next: README.md, or dateline help."

check: ## install what is missing, run all tests, twice (asan)
	@sh .ci/deps check
	@$(MAKE) --no-print-directory -j$(JOBS) all tests
	@$(MAKE) --no-print-directory -j$(JOBS) all tests VARIANT=asan
	@sh tests/run.sh

WEB := html css valid axe page lighthouse links jsonld feeds ninjs servers slots
check-web: ## outside judges on whole sites: make check-web PARTS="axe page"
	@sh .ci/deps web
	@sh tests/web/setup.sh
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@VARIANTS=release sh tests/run.sh $(or $(PARTS),$(WEB))

torture torture-full: ## break publish from outside; make torture PARTS="strike"
	@sh .ci/deps check
	@$(MAKE) --no-print-directory -j$(JOBS) all $(OUT)/tools/synchronised.so
	@VARIANTS=release TORTURE=$(patsubst torture-%,%,$(filter %-full,$@)) \
		sh tests/run.sh $(or $(PARTS),torture)

tests: $(UNITS) $(TOOLS) $(FUZZERS) ## compile the tests

$(OUT)/dateline: $(OUT)/main.o $(ARCHIVE) $(filter %.o,$(CLOCK_$(VARIANT)))
	$(call say,link) $(CC) $(ALL_LDFLAGS) -o $@ $(OUT)/main.o $(ARCHIVE) \
		$(CLOCK_$(VARIANT)) $(LIBS)

$(ARCHIVE): $(OBJECTS)
	$(QUIET)rm -f $@ && $(AR) rcs $@ $^

$(OUT)/theme_data.c: src/embed.sh $(shell find templates -type f)
	$(QUIET)mkdir -p $(@D) && sh $< templates render/theme.h theme > $@

$(OUT)/explain_data.c: src/embed.sh $(wildcard src/explain/*.txt)
	$(QUIET)mkdir -p $(@D) && sh $< src/explain cmd/explain.h explain > $@

$(OUT)/theme_data.o $(OUT)/explain_data.o: $(OUT)/%.o: $(OUT)/%.c
	$(call say,cc) $(CC) $(ALL_CFLAGS) -c -o $@ $<

$(OUT)/tools/%.so: tests/tools/%.c
	$(QUIET)mkdir -p $(@D)
	$(call say,cc) $(CC) -O2 -fPIC -D_GNU_SOURCE -shared -o $@ $<

$(OUT)/clock.o: tests/tools/clock.c tests/tools/synchronised.c
	$(QUIET)mkdir -p $(@D)
	$(call say,cc) $(CC) $(ALL_CFLAGS) -c -o $@ $<

$(OUT)/%.o: src/%.c Makefile
	$(QUIET)mkdir -p $(@D)
	$(call say,cc) $(CC) $(ALL_CFLAGS) -DDATELINE_VERSION='"$(VERSION)"' \
		-MMD -MP -c -o $@ $<

define link_test
	$(QUIET)mkdir -p $(@D)
	$(call say,cc) $(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -MMD -MP \
		$(ALL_LDFLAGS) -o $@ $< $(ARCHIVE) $(TEST_LIBS) $(LIBS)
endef
$(UNITS): $(OUT)/tests/%: tests/unit/%.c $(ARCHIVE)
	$(link_test)
$(filter-out %.so,$(TOOLS)): $(OUT)/tools/%: tests/tools/%.c $(ARCHIVE)
	$(link_test)

$(FUZZERS): $(OUT)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(ARCHIVE)
	$(QUIET)mkdir -p $(@D)
	$(call say,cc) $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

unit golden readers cli findings corpus zones mustache hidden hostile layers lint explain manual: ## one part of the tests
	@$(MAKE) --no-print-directory -j$(JOBS) tests $(if $(wildcard src/main.c),all)
	@VARIANTS=$(VARIANT) sh tests/run.sh $@

golden-update: all ## rewrite the expected files; read the diff
	@sh tests/golden/run.sh --update $(OUT)/dateline

fuzz: ## hunt: make fuzz T=frontmatter S=60
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang build/fuzz/libdateline.a
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang build/fuzz/hunt/$(T)
	@mkdir -p build/fuzz/found/$(T)
	build/fuzz/hunt/$(T) -max_total_time=$(or $(S),60) \
		-artifact_prefix=build/fuzz/found/ build/fuzz/found/$(T) \
		tests/fuzz/corpus/$(T)

build/fuzz/hunt/%: tests/fuzz/%.c build/fuzz/libdateline.a
	$(QUIET)mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

bench: all ## measure: 1,000 and 10,000 releases against the floor
	@$(MAKE) --no-print-directory $(OUT)/bench/floor
	@python3 tests/bench/run.py $(OUT)

$(OUT)/bench/floor: tests/bench/floor.c
	$(QUIET)mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

format: ## let clang-format decide
	@clang-format -i $(wildcard src/*.c src/*/*.[ch] tests/*/*.c tests/unit/*/*.c)

install: all ## copy program, manuals, completion, samples to PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(addprefix $(DESTDIR)$(PREFIX)/share/, \
		man/man1 man/man5 doc/dateline/servers doc/dateline/units \
		$(COMPLETIONS))
	install -m 755 build/release/dateline $(DESTDIR)$(PREFIX)/bin/
	install -m 644 src/dateline.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 src/dateline.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	install -m 644 src/servers/* $(DESTDIR)$(PREFIX)/share/doc/dateline/servers/
	install -m 644 src/units/* $(DESTDIR)$(PREFIX)/share/doc/dateline/units/
	cd $(DESTDIR)$(PREFIX)/share && umask 022 && \
		dateline=$(CURDIR)/build/release/dateline && \
		$$dateline completion bash >bash-completion/completions/dateline && \
		$$dateline completion zsh >zsh/site-functions/_dateline && \
		$$dateline completion fish >fish/vendor_completions.d/dateline.fish

clean: ## remove what was compiled
	rm -rf build

help: ## print this
	@awk -F ':.*## ' '/^[a-z -]+:.*## / {printf "%-14s %s\n", $$1, $$2}' Makefile

-include $(OBJECTS:.o=.d) $(UNITS:=.d) $(TOOLS:=.d) $(OUT)/main.d
.PHONY: all site check check-web torture torture-full tests unit golden golden-update readers cli corpus zones \
	mustache hidden hostile findings layers lint explain manual fuzz bench format install \
	clean help
.DELETE_ON_ERROR:
.SECONDARY:
