// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    // A generic type that is looked up by its name has its conformances searched among all 11,000 of the program, each time
    // 30 µs; the compiler knows them, and can say them outright.
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
        .when(configuration: .release)
    ),
]

// Loops over rows are about 27 times slower without the optimiser; with it the test suite takes seconds on real data.
// The rooms with such loops keep their columns in classes that one thread at a time owns; in a release build the run-time
// check that nobody else writes them is left out, since it would be made once a value.
let hot: [SwiftSetting] =
    strict + [
        .unsafeFlags(["-O"], .when(configuration: .debug)),
        .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    ]

// A question is often answered sooner than a dozen shared libraries are found and bound: with the runtime inside, a process
// starts in two thirds of the time. At a fixed address there are no 150,000 places in it to be adjusted, and without a list of
// its 47,000 names for others, which nobody loads it to use, the loader has less to search: two thirds again.
let startingFast: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationCShims", "-l_FoundationCollections", "-l_FoundationICU",
            "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic",
        ],
        .when(configuration: .release)
    )
]

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["Commands"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        // The rooms, top to bottom: each uses only those above it.
        .target(
            name: "CSimdJSON",
            cxxSettings: [.unsafeFlags(["-O3"])],
            linkerSettings: [.linkedLibrary("simdjson")]
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "CXXHash"),
        .systemLibrary(name: "CMemory"),
        .target(name: "CVectors", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "CProcessors"),
        .target(name: "Columns", dependencies: ["CMemory", "CProcessors", "CVectors"], swiftSettings: hot),
        .target(name: "EventModel", swiftSettings: hot),
        .target(name: "DelimitedText", dependencies: ["EventModel"], swiftSettings: hot),
        .target(
            name: "EventReader",
            dependencies: ["CSimdJSON", "CXXHash", "CZlib", "CZstd", "EventModel"],
            swiftSettings: hot
        ),
        .target(
            name: "EventStore",
            dependencies: [
                "CMemory", "CXXHash", "CZstd", "Columns", "EventModel", "EventReader",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: hot
        ),
        .target(
            name: "CustomerAnalytics",
            dependencies: ["CMemory", "CVectors", "Columns", "EventModel", "EventStore"],
            swiftSettings: hot
        ),
        .target(name: "SegmentLanguage", dependencies: ["EventModel"], swiftSettings: strict),
        .target(
            name: "SegmentEngine",
            dependencies: [
                "CMemory", "Columns", "CustomerAnalytics", "DelimitedText", "EventModel", "EventStore",
                "SegmentLanguage",
            ],
            swiftSettings: hot
        ),
        .target(
            name: "AuditRules",
            dependencies: ["Columns", "EventModel", "EventReader", "EventStore"],
            swiftSettings: hot
        ),
        .target(
            name: "Rehearsal",
            dependencies: [
                "AuditRules", "Columns", "CustomerAnalytics", "EventModel", "EventReader", "EventStore",
                "SegmentEngine",
            ],
            swiftSettings: hot
        ),
        .target(
            name: "StoreQueries",
            dependencies: [
                "Columns", "CustomerAnalytics", "EventModel", "EventStore", "SegmentLanguage", "SegmentEngine",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: hot
        ),
        .target(name: "Presentation", swiftSettings: strict),
        .target(
            name: "Conversion",
            dependencies: [
                "DelimitedText", "EventModel", "EventReader", "EventStore", "SegmentLanguage",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: hot
        ),
        .target(
            name: "Export",
            dependencies: [
                "CZlib", "CZstd", "Columns", "CustomerAnalytics", "EventModel", "EventStore", "Presentation",
                "StoreQueries",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: hot
        ),
        .target(name: "SampleShop", dependencies: ["EventModel"], swiftSettings: hot),
        .target(
            name: "Reports",
            dependencies: [
                "AuditRules", "Columns", "CustomerAnalytics", "EventModel", "EventStore", "SegmentLanguage",
                "SegmentEngine", "Presentation",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Upstream",
            dependencies: [
                "AuditRules", "CXXHash", "Columns", "EventModel", "EventReader", "EventStore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: hot
        ),
        .target(
            name: "Sandbox",
            dependencies: [
                "CXXHash", "EventModel", "EventReader",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: hot
        ),
        .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["EmbedTextTool"]),
        .executableTarget(name: "EmbedTextTool", swiftSettings: strict),
        .executableTarget(
            name: "Commands",
            dependencies: [
                "AuditRules", "Columns", "Conversion", "CustomerAnalytics", "DelimitedText", "EventModel",
                "EventReader",
                "EventStore", "Export", "Presentation", "Rehearsal", "Reports", "SampleShop", "Sandbox",
                "SegmentEngine",
                "SegmentLanguage", "StoreQueries", "Upstream",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict,
            linkerSettings: startingFast,
            plugins: ["EmbedText"]
        ),
        // A program of its own, since another package does not see `package` declarations; no product, so `make build`
        // leaves it out.
        .executableTarget(
            name: "DecodingBenchmark",
            dependencies: ["Columns"],
            path: "Benchmarks/Decoding",
            swiftSettings: hot
        ),
        .executableTarget(
            name: "AnsweringBenchmark",
            dependencies: [
                "Columns", "CustomerAnalytics", "EventModel", "EventStore", "SegmentEngine", "SegmentLanguage",
            ],
            path: "Benchmarks/Answering",
            swiftSettings: strict
        ),
        // What tests of several rooms share.
        .target(
            name: "TestSupport",
            dependencies: ["EventModel"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "AuditRulesTests",
            dependencies: ["AuditRules", "Columns", "EventModel", "EventReader", "EventStore"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ColumnsTests",
            dependencies: ["CProcessors", "Columns", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DelimitedTextTests",
            dependencies: ["DelimitedText", "EventModel", "Presentation"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ConversionTests",
            dependencies: ["Conversion", "DelimitedText", "EventModel", "EventReader"],
            swiftSettings: strict
        ),
        .testTarget(name: "EventModelTests", dependencies: ["EventModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EventReaderTests",
            dependencies: ["CSimdJSON", "EventModel", "EventReader"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EventStoreTests",
            dependencies: [
                "Columns", "EventModel", "EventReader", "EventStore", "SampleShop",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SegmentLanguageTests",
            dependencies: ["EventModel", "SegmentLanguage", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SegmentEngineTests",
            dependencies: [
                "Columns", "CustomerAnalytics", "EventModel", "EventReader", "EventStore", "SegmentEngine",
                "SegmentLanguage", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CustomerAnalyticsTests",
            dependencies: [
                "Columns", "CustomerAnalytics", "EventModel", "EventReader", "EventStore", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RehearsalTests",
            dependencies: ["AuditRules", "EventModel", "Rehearsal"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Columns", "CustomerAnalytics", "EventModel", "EventStore", "Presentation", "Reports"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ExportTests",
            dependencies: [
                "EventModel", "EventReader", "EventStore", "Export", "Presentation", "StoreQueries",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StoreQueriesTests",
            dependencies: ["EventModel", "EventReader", "EventStore", "StoreQueries", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "UpstreamTests",
            dependencies: ["Columns", "EventModel", "EventReader", "EventStore", "Upstream"],
            swiftSettings: strict
        ),
        .testTarget(name: "SandboxTests", dependencies: ["EventModel", "Sandbox"], swiftSettings: strict),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "EventModel", "EventReader", "Upstream", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "PresentationTests", dependencies: ["Presentation"], swiftSettings: strict),
        .testTarget(name: "SampleShopTests", dependencies: ["EventModel", "SampleShop"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
