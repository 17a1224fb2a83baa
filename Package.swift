// swift-tools-version: 6.2
import PackageDescription

// The folders under Sources/ are the architecture: Core knows nothing of ours, Booth and County know Core and
// never each other, Programs compose. docs/architecture.md has the picture.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]

/// A library target of the product.
func room(_ path: String, _ dependencies: [Target.Dependency] = []) -> Target {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .target(name: name, dependencies: dependencies, path: "Sources/\(path)", swiftSettings: strict)
}

/// A program: composition only.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    worker(name, ["ProgramFoundation"] + dependencies)
}

/// A program that the front keeps beside itself: without settings, logging and all of Foundation, which would be held in
/// memory once for each.
func worker(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["ProgramBase", argumentParser] + dependencies,
        path: "Sources/Programs/\(name)",
        swiftSettings: strict)
}

/// A module map over a library of Debian's.
func system(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/SystemLibraries/\(name)", pkgConfig: pkgConfig)
}

/// The tests of one room; the tree under Tests/ mirrors Sources/.
func tests(_ path: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .testTarget(
        name: name + "Tests", dependencies: dependencies, path: "Tests/\(path)Tests", exclude: exclude,
        swiftSettings: strict)
}

/// A library that only tests use.
func rig(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/Support/\(name)", swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let core: [Target] = [
    room("Core/Domain"),
    room("Core/Forms", ["CXML2"]),
    room("Core/CountyAPI", ["Domain", "CZlib", crypto]),
    tests("Core/Domain", ["Domain"]),
    tests("Core/Forms", ["Forms"], exclude: ["Catalogue/Scenarios"]),
    tests("Core/CountyAPI", ["CountyAPI", "Domain", crypto]),
]

let booth: [Target] = [
    room("Booth/TerminalUI"),
    room("Booth/Ncurses", ["TerminalUI", "CNcurses"]),
    room("Booth/WorkerProtocol", ["Domain"]),
    room("Booth/ChildProcesses", ["WorkerProtocol"]),
    room("Booth/InputMethod", ["WorkerProtocol", "CRime"]),
    room("Booth/CardReaders", ["Domain", "WipingMemory"]),
    room("Booth/QRCodes", ["CQREncode"]),
    .target(name: "WipingMemory", path: "Sources/Booth/WipingMemory"),
    room("Booth/Speech", ["ChildProcesses", "WorkerProtocol", "CAllocator", "CSpeech"]),
    room("Booth/Imaging", ["WorkerProtocol", "CPango", "CSane", "CTurboJPEG"]),
    room("Booth/Printing", ["Domain", "WorkerProtocol", "QRCodes", "CPango", "CCups"]),
    room("Booth/BoothStore", ["Domain", "CountyAPI", crypto, grdb]),
    room("Booth/BoothApp", ["Domain", "Forms", "CountyAPI", "TerminalUI", "WorkerProtocol"]),
    room(
        "Booth/BoothSync",
        ["Domain", "CountyAPI", "BoothStore", asyncHTTPClient, crypto, nioSSL, x509, logging]),
    room(
        "Booth/Front",
        [
            "BoothApp", "BoothStore", "CAllocator", "CardReaders", "ChildProcesses", "CountyAPI", "Domain",
            "Forms",
            "Ncurses",
            "QRCodes", "TerminalUI", "WipingMemory", "WorkerProtocol", yams,
        ]),
    tests("Booth/TerminalUI", ["TerminalUI", "TerminalRig"], exclude: ["Rendering/Snapshots"]),
    tests("Booth/Ncurses", ["Ncurses", "TerminalUI", "TerminalRig", "terminal-probe"]),
    tests("Booth/WipingMemory", ["WipingMemory"]),
    tests("Booth/ChildProcesses", ["ChildProcesses", "WorkerProtocol"]),
    tests("Booth/InputMethod", ["InputMethod", "WorkerProtocol", "kiosk-ime"]),
    tests("Booth/CardReaders", ["CardReaders", "Domain"], exclude: ["Frames"]),
    tests("Booth/QRCodes", ["QRCodes"]),
    tests("Booth/Front", ["Front", "BoothApp"]),
    tests("Booth/Speech", ["Speech", "ChildProcesses", "WorkerProtocol", "kiosk-speech"]),
    tests("Booth/Imaging", ["Imaging", "WorkerProtocol", "CPango", "CTurboJPEG", "kiosk-imaging"]),
    tests(
        "Booth/Printing", ["Printing", "PrintingRig", "Domain", "WorkerProtocol", "QRCodes", "kiosk-print"]),
    tests("Booth/BoothStore", ["BoothStore", "CountyAPI", "Domain", "SmallDisk", grdb]),
    tests(
        "Booth/BoothApp",
        ["BoothApp", "CountyAPI", "Domain", "Forms", "Ncurses", "TerminalUI", "WorkerProtocol", yams],
        exclude: ["Gallery/Snapshots", "KeyScripts/Scripts"]),
    tests(
        "Booth/BoothSync",
        ["BoothSync", "BoothStore", "CountyAPI", "Domain", "Simulation", crypto, nioSSL, x509]),
]

let county: [Target] = [
    room(
        "County/Gateway",
        ["Domain", "CountyAPI", grdb, hummingbird, hummingbirdTLS, lifecycle, logging, nioSSL, x509]),
    room(
        "County/CountyJob",
        [
            "Domain", "Forms", "CountyAPI", asyncHTTPClient, crypto, grdb, lifecycle, logging, nioSSL, x509,
            yams,
        ]),
    tests(
        "County/Gateway",
        [
            "Gateway", "CountyJob", "CountyAPI", "Domain", asyncHTTPClient, crypto, grdb, lifecycle, logging,
            nioSSL,
            x509,
        ]),
    tests(
        "County/CountyJob",
        ["CountyJob", "Gateway", "CountyAPI", "Domain", "Forms", crypto, grdb, lifecycle, logging, x509]),
]

let programs: [Target] = [
    room("Programs/ProgramBase"),
    room("Programs/ProgramFoundation", ["ProgramBase", "CSystemd", argumentParser, logging, yams]),
    room("Programs/Demonstration", ["CardReaders", "ChildProcesses"]),
    room(
        "Programs/TechnicianTool",
        [
            "BoothStore", "BoothSync", "CardReaders", "ChildProcesses", "CountyAPI", "Domain", "Forms",
            "Printing",
            "ProgramFoundation", "TerminalUI", "WorkerProtocol", x509, yams,
        ]),
    program(
        "kiosk",
        [
            "BoothApp", "BoothStore", "CardReaders", "ChildProcesses", "Demonstration", "Front", "Ncurses",
            "TerminalUI", "WipingMemory", "WorkerProtocol", "CSystemd", logging,
        ]),
    worker("kiosk-ime", ["InputMethod", "WipingMemory"]),
    worker("kiosk-print", ["Printing", "WipingMemory"]),
    worker("kiosk-imaging", ["Imaging", "WipingMemory"]),
    worker("kiosk-speech", ["Speech", "WipingMemory"]),
    program("kiosk-sync", ["BoothStore", "BoothSync"]),
    program("kioskctl", ["TechnicianTool", "BoothSync", "CardReaders", "Domain", "Forms"]),
    program("county-gateway", ["Gateway", "CountyAPI", "Domain", logging]),
    program("county-sync", ["CountyJob", "CountyAPI", "Domain", logging]),
    program("card-reader-sim", ["CardReaders"]),
    tests("Programs/ProgramFoundation", ["ProgramFoundation", argumentParser, logging]),
    tests("Programs/Systemd", ["county-gateway", "county-sync"]),
    tests(
        "Programs/WholeWay",
        [
            "BoothStore", "CountyAPI", "CountyRig", "Domain", "Gateway", "PrintingRig", "SmallDisk",
            "TerminalRig",
            "ChildProcesses", "kiosk", "kiosk-ime",
            "kiosk-imaging",
            "kiosk-print", "kiosk-speech",
            "kiosk-sync", "kioskctl", "county-gateway", "county-sync", "card-reader-sim", x509,
        ]),
    tests(
        "Programs/TechnicianTool",
        [
            "TechnicianTool", "kioskctl", "BoothStore", "CardReaders", "CountyAPI", "Domain", "Forms",
            "PrintingRig",
            "ProgramFoundation", crypto, grdb, nioSSL, x509,
        ]),
]

/// What tests bring up: real terminals, printers, counties.
let rigs: [Target] = [
    rig("TerminalRig", ["TerminalUI", "CVTerm"]),
    rig("PrintingRig", []),
    rig("CountyRig", ["ChildProcesses"]),
    rig("SmallDisk", ["ChildProcesses"]),
    .target(
        name: "FaultyDisk", dependencies: [grdb], path: "Tests/Support/FaultyDisk",
        cSettings: [.define("_GNU_SOURCE")]),
    rig(
        "Simulation",
        [
            "FaultyDisk", "BoothStore", "BoothSync", "CountyAPI", "CountyJob", "Domain", "Gateway", logging,
        ]),
    .testTarget(
        name: "SimulationTests", dependencies: ["Simulation"], path: "Tests/SimulationTests",
        swiftSettings: strict),
    .testTarget(
        name: "FaultyDiskTests", dependencies: ["FaultyDisk", grdb], path: "Tests/FaultyDiskTests",
        swiftSettings: strict),
    .systemLibrary(name: "CVTerm", path: "Tests/Support/CVTerm", pkgConfig: "vterm"),
    .executableTarget(
        name: "terminal-probe", dependencies: ["Ncurses", "TerminalRig", "TerminalUI"],
        path: "Tests/Support/terminal-probe", swiftSettings: strict),
]

/// The parsers under attack: the same journeys that `make fuzz` drives with made-up inputs, run over the committed ones.
let fuzzing: [Target] =
    [
        .target(
            name: "FormFuzzing", dependencies: ["Forms"], path: "Tests/Fuzzing/FormFuzzing",
            swiftSettings: strict),
        .testTarget(
            name: "FuzzingTests", dependencies: ["FormFuzzing"], path: "Tests/Fuzzing/FuzzingTests",
            swiftSettings: strict),
    ]
    + (Context.environment["TING_FUZZING"] == nil ? [] : ["xform", "xpath", "regex", "list"]).map {
        .executableTarget(
            name: "fuzz-\($0)", dependencies: ["FormFuzzing"], path: "Tests/Fuzzing/Programs/fuzz-\($0)",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
    }

/// What `make bench` builds besides; nothing else has to.
let benchmarks: [Target] =
    Context.environment["TING_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(
            name: "measure", dependencies: ["BoothStore", "CountyAPI", "Domain", grdb, yams],
            path: "Benchmarks/Measure", swiftSettings: strict),
        .executableTarget(
            name: "measure-forms", dependencies: ["Forms"], path: "Benchmarks/MeasureForms",
            swiftSettings: strict),
    ]

/// What `make simulate` builds besides.
let simulating: [Target] =
    Context.environment["TING_SIMULATION"] == nil
    ? []
    : [
        .executableTarget(
            name: "simulate", dependencies: ["Simulation"], path: "Tests/Support/simulate",
            swiftSettings: strict)
    ]

let systemLibraries: [Target] = [
    system("CAllocator"),
    system("CNcurses", pkgConfig: "ncursesw"),
    system("CCups"),
    system("CRime", pkgConfig: "rime"),
    system("CPango", pkgConfig: "pangocairo"),
    system("CQREncode", pkgConfig: "libqrencode"),
    system("CSane"),
    system("CSpeech"),
    system("CSystemd", pkgConfig: "libsystemd"),
    system("CTurboJPEG"),
    system("CXML2", pkgConfig: "libxml-2.0"),
    system("CZlib", pkgConfig: "zlib"),
]

let package = Package(
    name: "ting",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: core + booth + county + programs + rigs + fuzzing + benchmarks + simulating + systemLibraries)
