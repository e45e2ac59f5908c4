# `make help` lists what can be made here.

# Saved segments of queries/ that `make preview` shows, and the day on which it asks.
SEGMENTS ?= lapsed-buyers champions new-buyers cart-abandoners discount-hunters kyiv-shoe-lovers
AS_OF ?= 2024-12-31
# About how many events are measured with, one or several sizes: 100k, 1m, 10m. By default `make compare` takes 1m, and
# `make benchmark` "1m 10m".
EVENTS ?=

FORMATTED := Package.swift Plugins Sources Tests Benchmarks/Answering Benchmarks/Decoding
SWIFT_FORMAT := --configuration .swift-format --parallel --recursive $(FORMATTED)

.DEFAULT_GOAL := help
.PHONY: help setup build preview show test fault-test push-test push-benchmark compare benchmark segment-benchmark format lint clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## check what the build needs and install what is missing
	@scripts/setup

build: setup ## build the release binary, .build/release/muster
	swift build --configuration release --product muster

preview: build show ## build it, make a sample shop, import it and preview segments, in the folder preview/

show:
	@scripts/preview $(AS_OF) $(SEGMENTS)

test: setup ## build and run all tests
	@scripts/test

fault-test: build ## kill an import at 150 random moments and see that nothing is lost
	@scripts/fault-test
	@scripts/fault-test 50 30000 1500 shuffled

push-test: setup ## kill a push of 20,000 events ten times, against a sandbox that fails, and hold the ledger against it
	MUSTER_PUSH_TEST=1 swift test --filter KilledPushTests

push-benchmark: build ## measure a push to the sandbox against the vendor's limits
	Benchmarks/push

compare: build ## measure Muster beside DuckDB and ClickHouse on the same events; writes Benchmarks/RESULTS.md
	swift build --configuration release --product AnsweringBenchmark
	Benchmarks/compare --events $(or $(EVENTS),1m)

benchmark: build ## measure the store against its bars; writes Benchmarks/STORE.md
	swift build --configuration release --product DecodingBenchmark
	Benchmarks/benchmark --events $(or $(EVENTS),1m 10m)

segment-benchmark: build ## measure segments against their bars; writes Benchmarks/SEGMENTS.md
	swift build --configuration release --product AnsweringBenchmark
	Benchmarks/segments --events $(or $(EVENTS),1m 10m)

format: setup ## format the sources in place
	swift format --in-place $(SWIFT_FORMAT)

lint: setup ## check the format of the sources; change nothing
	swift format lint --strict $(SWIFT_FORMAT)

clean: ## remove what was built and the preview's folder
	rm -rf .build preview
