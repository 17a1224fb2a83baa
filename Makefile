# Ting 便民亭. `make run` opens a booth on this machine, `make test` runs everything.

SHELL := /bin/bash
PREFIX ?= /usr
PROGRAMS := kiosk kiosk-ime kiosk-imaging kiosk-print kiosk-speech kiosk-sync kioskctl county-gateway county-sync card-reader-sim
RELEASE := .build/release
SOURCES := $(shell find Sources -type f)

.PHONY: run test build packages install bench gallery monkey simulate simulate-mutants torture fuzz format lint forms help
.DEFAULT_GOAL := run

## run: installs what is missing, builds, opens the booth with a simulated reader and a local county
run: build
	@$(RELEASE)/kiosk demo

## build: the programs, optimised; nothing to do when no source has changed
build: packages $(RELEASE)/.built

$(RELEASE)/.built: Package.swift kiosk-config/build-programs $(SOURCES)
	@echo "Building Ting. The first time takes about eight minutes on 2 cores; later only what has changed."
	@kiosk-config/build-programs $(PROGRAMS)
	@touch $@

## test: installs what is missing, builds, runs every test; ends with one line `N passed, M failed`
test:
	@kiosk-config/install-packages kiosk-config/packages.txt kiosk-config/packages-test.txt
	@kiosk-config/run-tests

## packages: the Debian packages of kiosk-config/packages.txt that are missing
packages:
	@kiosk-config/install-packages kiosk-config/packages.txt

## bench: times exec to first frame, key to frame and confirm to durable, each beside its floor
bench: build
	@Benchmarks/run

## gallery: draws every screen in every language into gallery/ (index.html shows them all)
gallery:
	@kiosk-config/install-packages kiosk-config/packages.txt kiosk-config/packages-test.txt
	@TING_GALLERY=$(CURDIR)/gallery kiosk-config/run-tests --filter GalleryTests

## monkey: EVENTS (a million) keys, bytes, touches, cards, papers and news at random over the whole application
monkey:
	@kiosk-config/install-packages kiosk-config/packages.txt kiosk-config/packages-test.txt
	@TING_MONKEY=$(or $(EVENTS),1000000) TING_TEST_MINUTES=$(or $(MINUTES),120) kiosk-config/run-tests --filter MonkeyTests

## simulate: SEEDS (1000) new weeks of a booth and its county with faults, optimised; SEED plays one again
simulate: packages
	@TING_SIMULATION=1 swift build -q --scratch-path .build/simulate -c release --static-swift-stdlib --product simulate
	@.build/simulate/release/simulate $(if $(SEED),1 $(SEED),$(or $(SEEDS),1000))

## simulate-mutants: takes each safeguard away in turn and sees that the simulator finds it (half an hour)
simulate-mutants: packages
	@Tests/Mutants/run $(MUTANTS)

## torture: kills kiosk-sync, the gateway and the county job KILLS (1000) times each under load, over a rough road
torture:
	@kiosk-config/install-packages kiosk-config/packages.txt kiosk-config/packages-test.txt
	@TING_TORTURE=$(or $(KILLS),1000) TING_TEST_MINUTES=$(or $(MINUTES),180) kiosk-config/run-tests --filter Torture

## fuzz: attacks the parsers of forms, expressions, patterns and lists, each for SECONDS (60)
fuzz: packages
	@SECONDS_EACH=$(or $(SECONDS),60) Tests/Fuzzing/run

## forms: compiles the catalogue's XLSForms (needs pyxform) and looks the whole catalogue over
forms: build
	@kiosk-config/catalogue/build
	@$(RELEASE)/county-sync publish kiosk-config/catalogue --check

## format, lint: the committed style
format:
	@swift format -i -r --configuration .swift-format Sources Tests Benchmarks Package.swift
lint:
	@swift format lint --strict -r --configuration .swift-format Sources Tests Benchmarks Package.swift

## install: into $(DESTDIR)$(PREFIX), /etc/ting and systemd's folder, for an installed booth or county
install: build
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/ting $(DESTDIR)/etc/ting
	@install -m 0755 $(addprefix $(RELEASE)/,$(PROGRAMS)) $(DESTDIR)$(PREFIX)/bin/
	@strip=$$(command -v llvm-strip strip | head -n 1); if [ -n "$$strip" ]; then \
	  $$strip --strip-debug $(addprefix $(DESTDIR)$(PREFIX)/bin/,$(PROGRAMS)); fi
	@cp -r kiosk-config/messages kiosk-config/input-method kiosk-config/catalogue kiosk-config/speech $(DESTDIR)$(PREFIX)/share/ting/
	@for file in kiosk-config/*.yaml; do \
	  [ -e $(DESTDIR)/etc/ting/$$(basename $$file) ] || install -m 0644 $$file $(DESTDIR)/etc/ting/; done
	@for file in foot.ini sway.conf out-of-service.txt; do \
	  [ -e $(DESTDIR)/etc/ting/$$file ] || install -m 0644 kiosk-config/$$file $(DESTDIR)/etc/ting/; done
	@rm -rf $(DESTDIR)$(PREFIX)/share/ting/input-method-data
	@$(RELEASE)/kiosk-ime --schemas kiosk-config/input-method --deploy $(DESTDIR)$(PREFIX)/share/ting/input-method-data
	@install -d $(addprefix $(DESTDIR)$(PREFIX)/lib/,systemd/system sysusers.d udev/rules.d)
	@install -m 0644 systemd/*.service $(DESTDIR)$(PREFIX)/lib/systemd/system/
	@install -m 0644 systemd/sysusers.d/ting.conf $(DESTDIR)$(PREFIX)/lib/sysusers.d/
	@install -m 0644 systemd/udev/60-ting-reader.rules $(DESTDIR)$(PREFIX)/lib/udev/rules.d/

## help: this list
help:
	@sed -n 's/^## //p' Makefile
