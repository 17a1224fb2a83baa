import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

@testable import TechnicianTool

/// A fault of a booth that a test brings about for real, and the code by which doctor has to name it.
struct BoothFault: Sendable, CustomTestStringConvertible {
    /// The code.
    var code: String
    /// Settings that go with it.
    var settings: [String] = []
    /// So many days from now it is, for doctor.
    var days: Double = 0
    /// Brings it about.
    var bringAbout: @Sendable (TestBooth) throws -> Void

    init(
        _ code: String, settings: [String] = [], days: Double = 0,
        _ bringAbout: @escaping @Sendable (TestBooth) throws -> Void = { _ in }
    ) {
        self.code = code
        self.settings = settings
        self.days = days
        self.bringAbout = bringAbout
    }

    var testDescription: String { code }

    static let ofState: [BoothFault] = [
        BoothFault("state-directory-open") { try setMode(0o755, of: $0.state) },
        BoothFault("disk-low", settings: ["doctor.disk_megabytes=10000000"]),
        BoothFault("database-missing") { booth in
            for file in ["booth.db", "booth.db-wal", "booth.db-shm"] {
                try? FileManager.default.removeItem(atPath: booth.state + "/" + file)
            }
        },
        BoothFault("store-damaged") { try Data("不是数据库".utf8).write(to: file("booth.db", of: $0)) },
        BoothFault("store-damaged") { booth in
            try execute("PRAGMA wal_checkpoint(TRUNCATE)", in: booth)
            let handle = try FileHandle(forWritingTo: file("booth.db", of: booth))
            let end = try handle.seekToEnd()
            for offset in stride(from: UInt64(4096), to: end, by: 4096) {
                try handle.seek(toOffset: offset)
                try handle.write(contentsOf: Data(repeating: 0xA5, count: 512))
            }
            try handle.close()
        },
        BoothFault("queue-quarantined") { booth in
            let submission = try booth.finalise()
            let problem = Problem(code: "form-unknown", title: "No such form", status: 409, retry: .never)
            _ = try booth.store().beginAttempt([submission], at: TestBooth.now)
            try booth.store().recordRefusal(submission, problem, at: TestBooth.now)
        },
        BoothFault("queue-chain-broken") { booth in
            for _ in 0..<3 { try booth.finalise() }
            // A failing disk does not ask the triggers.
            try execute("DROP TRIGGER payload_never_changes", in: booth)
            try execute("UPDATE payload SET bytes = x'00' WHERE position = 2", in: booth)
        },
        BoothFault("catalogue-old", days: 100) {
            try $0.enrol($0.authority.booth($0.id, from: -1, until: 365))
        },
        BoothFault("catalogue-form-broken") { try $0.publish(version: 2, form: "<h:html/>") },
        BoothFault("clock-before-receipt") { try $0.finalise(at: TestBooth.now.adding(seconds: 86_400)) },
        BoothFault("clock-before-county") {
            try $0.publish(version: 2, at: TestBooth.now.adding(seconds: 86_400))
        },
    ]

    static let ofEnrolment: [BoothFault] = [
        BoothFault("identity-damaged") { try Data("{".utf8).write(to: file("identity/booth.json", of: $0)) },
        BoothFault("identity-damaged") {
            try Data("AAAA".utf8).write(to: file("identity/booth-key", of: $0))
        },
        BoothFault("not-enrolled") { try FileManager.default.removeItem(at: file("identity", of: $0)) },
        BoothFault("identity-open") { try setMode(0o644, of: $0.state + "/identity/booth-key") },
        BoothFault("certificate-unreadable") {
            try Data("PEM".utf8).write(to: file("identity/tls.crt", of: $0))
        },
        BoothFault("certificate-unreadable") {
            try FileManager.default.removeItem(at: file("identity/tls.key", of: $0))
        },
        BoothFault("certificate-expired") { try $0.enrol($0.authority.booth($0.id, from: -9, until: -1)) },
        BoothFault("certificate-expiring") { try $0.enrol($0.authority.booth($0.id, from: -9, until: 12)) },
        BoothFault("certificate-not-yet-valid") {
            try $0.enrol($0.authority.booth($0.id, from: 2, until: 365))
        },
        BoothFault("certificate-other-booth") {
            try $0.enrol($0.authority.booth(try #require(BoothID("another-booth"))))
        },
        BoothFault("certificate-key") { booth in
            var certified = try booth.authority.booth(booth.id)
            certified.key = try booth.authority.booth(booth.id).key
            try booth.enrol(certified)
        },
        BoothFault("certificate-authority") { booth in
            try booth.enrol(try booth.authority.booth(booth.id), authority: try TestAuthority())
        },
        BoothFault("authority-expired") { booth in
            let old = try TestAuthority(validFor: -1)
            try booth.enrol(try old.booth(booth.id), authority: old)
        },
    ]

    static let ofDevicesAndResources: [BoothFault] = [
        BoothFault("reader-absent", settings: ["reader.device=/dev/no-such-reader"]),
        BoothFault("reader-not-serial", settings: ["reader.device=/dev/null"]),
        BoothFault("reader-no-answer", settings: ["doctor.wait_seconds=1"]) { $0.inject(.noAnswer) },
        BoothFault("reader-garbled", settings: ["doctor.wait_seconds=60"]) { $0.inject(.wrongChecksum) },
        BoothFault("reader-not-authorised") { $0.inject(.status(0x66)) },
        BoothFault("input-method-missing") {
            try FileManager.default.removeItem(atPath: $0.resources.path + "/input-method")
        },
        BoothFault("input-method-missing") {
            try $0.resources.write("schema_list: []\n", to: "input-method/default.yaml")
        },
        BoothFault("input-method-missing") {
            try $0.resources.write("schema_list:\n  - schema: no_such\n", to: "input-method/default.yaml")
        },
        BoothFault("input-method-missing") {
            try FileManager.default.removeItem(atPath: $0.resources.path + "/input-method/guangxi.dict.yaml")
        },
        BoothFault("messages-missing") {
            try FileManager.default.removeItem(atPath: $0.resources.path + "/messages/zh.yaml")
        },
        BoothFault("messages-unreadable") { try $0.resources.write("a: [\n", to: "messages/zh.yaml") },
    ]

    private static func file(_ name: String, of booth: TestBooth) -> URL {
        URL(filePath: booth.state + "/" + name)
    }

    private static func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private static func execute(_ sql: String, in booth: TestBooth) throws {
        try DatabaseQueue(path: booth.state + "/booth.db").writeWithoutTransaction {
            try $0.execute(sql: sql)
        }
    }
}
