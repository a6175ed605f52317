# Everything that is done to Headroom. It needs Go and make; Go fetches the rest.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
DEADCODE    := golang.org/x/tools/cmd/deadcode@v0.52.0

export CGO_ENABLED := 0

.DEFAULT_GOAL := help
.PHONY: help run build test same-bits cross streams fuzz verify verify-all reality workbook-test page-test ci-page gallery lint docs bench

help: ## list what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: ## simulate the default scenario and print the answer
	go run ./cmd/headroom run --out out

build: ## build the one static binary, bin/headroom
	go build -trimpath -o bin/headroom ./cmd/headroom

test: ## vet, run every test, and check that results are the same bits everywhere
	go vet ./...
	go test ./...
	@$(MAKE) --no-print-directory same-bits

# Golden results must hold without the fused multiply-add that amd64 chooses
# when the program runs, and with another word size and compiler. What compilers
# for other processors would fuse, package sim/samebits finds in the source, in
# the tests of the packages concerned.
same-bits: ## check that trajectories are the same bits on every processor
	GODEBUG=cpu.fma=off go test -count=1 -run SameBits ./...
	@if [ "$$(go env GOOS)/$$(go env GOARCH)" = linux/amd64 ]; then \
		echo "GOARCH=386 go test -count=1 -run SameBits ./..."; \
		GOARCH=386 go test -count=1 -run SameBits ./...; \
	else \
		echo "same-bits: skipped the 32-bit tests, which run on linux/amd64 only"; \
	fi

# The packages whose tests hold hashes of results.
HASHED := ./sim ./models/scenario ./models/care ./experiments

cross: ## check the same bits on arm64 and riscv64 too (needs Debian's qemu-user), and with AVX2
	@for pair in arm64:aarch64 riscv64:riscv64; do \
		processor=$${pair%%:*}; emulator=qemu-$${pair##*:}; \
		if command -v $$emulator >/dev/null; then \
			echo "GOARCH=$$processor go test -exec $$emulator -run SameBits $(HASHED)"; \
			GOARCH=$$processor go test -count=1 -exec $$emulator -run SameBits $(HASHED) || exit 1; \
		else \
			echo "cross: skipped $$processor: there is no $$emulator (apt-get install qemu-user)"; \
		fi; \
	done
	@if [ "$$(go env GOARCH)" = amd64 ] && grep -qw avx2 /proc/cpuinfo 2>/dev/null; then \
		echo "GOAMD64=v3 go test -run SameBits $(HASHED)"; \
		GOAMD64=v3 go test -count=1 -run SameBits $(HASHED); \
	else \
		echo "cross: skipped GOAMD64=v3, which this processor does not run"; \
	fi

ORDER ?= interleaved
streams: ## put the random streams through dieharder, half an hour or more (ORDER=entities and others)
	go test -count=1 -v ./experiments/battery
	@command -v dieharder >/dev/null || { echo "streams: there is no dieharder (apt-get install dieharder)"; exit 1; }
	go build -o bin/streambits ./cmd/streambits
	bin/streambits $(ORDER) | dieharder -g 200 -a

# Without the last flag the fuzzer spends its time making long texts shorter.
FUZZ ?= 15s
fuzz: ## throw texts at the reader of scenarios for a while (FUZZ=10000000x for ten million)
	go test ./models/scenario -run '^$$' -fuzz FuzzRead -fuzztime $(FUZZ) -fuzzminimizetime 1x

verify: ## hold the program to what is known exactly: a few minutes (headroom verify --quick: seconds)
	go run ./cmd/headroom verify

verify-all: ## all that is too long for every change, its output kept in docs/verification: an hour or more
	.ci/verify-all

reality: ## hold forecasts against what was published after, and write docs/reality.md (some minutes)
	go run ./cmd/reality --runs 1000 --out docs

# LibreOffice is Debian's; the libraries of the program need none of it.
workbook-test: ## open workbooks and documents in LibreOffice, check them, keep the log (OFFICE_DIR=DIR keeps the files)
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null || { apt-get update && \
		apt-get install -y --no-install-recommends libreoffice-calc libreoffice-writer poppler-utils; }
	@{ soffice --version && go test -tags office -count=1 -v ./cmd/officetest; } > docs/verification/workbook-test.txt 2>&1; \
		failed=$$?; cat docs/verification/workbook-test.txt; exit $$failed

ci-page: ## follow docs/ci.md step by step in a clone, and keep what it printed
	.ci/follow-ci-page

page-test: ## look at the page in Debian's Chromium: axe-core, phone, A4, hostile texts (installs what is missing)
	.ci/page-test

RUNS ?= 1000
gallery: ## write what is handed up for every council into docs/gallery (some minutes; RUNS=200 is quicker)
	RUNS=$(RUNS) .ci/gallery

lint: ## check formatting, and look for mistakes and for code that nothing uses
	@unformatted=$$(gofmt -l .) && test -z "$$unformatted" || { echo "gofmt -w these:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	@echo "go run $(GOFUMPT) -l ."
	@unformatted=$$(go run $(GOFUMPT) -l .) && test -z "$$unformatted" || { echo "gofumpt -w these:"; echo "$$unformatted"; exit 1; }
	@echo "go run $(DEADCODE) -test ./..."
	@dead=$$(go run $(DEADCODE) -test ./...) && test -z "$$dead" || { echo "nothing uses these:"; echo "$$dead"; exit 1; }

docs: ## write the parts of the pages in docs that the program makes
	go test ./models/scenario -run Handbook -update
	go test ./cmd/headroom -run MadeParts -update

ROUNDS ?= 3
bench: ## measure speed against a C loop and others (ROUNDS=10, on an idle machine, also writes docs/performance.md)
	go run ./cmd/bench -rounds $(ROUNDS)
