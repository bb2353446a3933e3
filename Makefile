# dateline: GNU make, no configure step. `make help` lists what there is.
VARIANT ?= release
OUT := build/$(VARIANT)
CC ?= cc
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0

SITE_PACKAGES := libcmark yaml-0.1 libcrypto
CFLAGS_WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Wcast-qual -Wwrite-strings -Wundef $(if $(CI),-Werror)
CFLAGS_release := -O2 -g -fPIE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
CFLAGS_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined
LDFLAGS_asan := -fsanitize=address,undefined
CFLAGS_fuzz := -O1 -g -fsanitize=address,undefined,fuzzer-no-link
LDFLAGS_fuzz := -fsanitize=address,undefined

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Isrc $(CFLAGS_WARN) \
	$(CFLAGS_$(VARIANT)) -pthread \
	$(shell $(PKG_CONFIG) --cflags $(SITE_PACKAGES)) $(CFLAGS)
ALL_LDFLAGS = $(LDFLAGS_$(VARIANT)) -pthread $(LDFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(SITE_PACKAGES)) -lunistring

FLOORS := base model read render publish cmd
SOURCES := $(wildcard $(FLOORS:%=src/%/*.c))
OBJECTS := $(SOURCES:src/%.c=$(OUT)/%.o) $(OUT)/theme_data.o
TESTS := $(patsubst tests/unit/%.c,$(OUT)/tests/%,$(wildcard tests/unit/*/*_test.c))

all: $(OUT)/dateline ## compile the program

$(OUT)/dateline: $(OUT)/main.o $(OUT)/libdateline.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/libdateline.a: $(OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^

$(OUT)/theme_data.c: src/embed.sh $(shell find templates -type f)
	@mkdir -p $(@D)
	sh src/embed.sh templates > $@

$(OUT)/%.o: $(OUT)/%.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(OUT)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -DDATELINE_VERSION='"$(VERSION)"' -MMD -MP -c -o $@ $<

$(OUT)/tests/%: tests/unit/%.c $(OUT)/libdateline.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(shell $(PKG_CONFIG) --cflags cmocka) -MMD -MP \
		$(ALL_LDFLAGS) -o $@ $^ $(shell $(PKG_CONFIG) --libs cmocka) $(LIBS)

unit: $(TESTS) ## run the module tests
	@for t in $(TESTS); do $$t || exit 1; done

clean: ## remove what was compiled
	rm -rf build

help: ## print this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

-include $(OBJECTS:.o=.d) $(TESTS:=.d) $(OUT)/main.d
.PHONY: all unit clean help
.DELETE_ON_ERROR:
