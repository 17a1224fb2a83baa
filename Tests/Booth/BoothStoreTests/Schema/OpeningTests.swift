import Foundation
import GRDB
import Testing

@testable import BoothStore

@Suite("Opening the store")
struct OpeningTests {
    let booth: TestBooth
    var path: String { booth.directory.path + "/booth.db" }

    init() throws { booth = try TestBooth() }

    private func code(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return (error as? StoreError)?.code }
        return nil
    }

    private func bare(_ body: (Database) throws -> Void) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction(body)
    }

    @Test("An empty file becomes a store, and opening again changes nothing")
    func emptyFile() throws {
        #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        try booth.finalise(booth.open())
        #expect(try booth.open().queue().count == 1)
    }

    @Test("A commit waits for the disk, and deleted rows are overwritten")
    func durability() throws {
        let store = try booth.open()
        let settings = try store.durability()
        #expect(
            settings == [
                "journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "foreign_keys": "1",
            ])
    }

    @Test("Files that are no store, or a damaged one, are named as such")
    func damaged() throws {
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
        #expect(code { _ = try booth.open() } == "store-damaged")
    }

    @Test("A page that was overwritten is found when the store is opened")
    func overwrittenPage() throws {
        do {
            let store = try booth.open()
            for _ in 0..<50 { try booth.finalise(store) }
        }
        try bare { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        for page in stride(from: UInt64(4096 * 12), to: try file.seekToEnd(), by: 4096 * 3) {
            try file.seek(toOffset: page)
            try file.write(contentsOf: Data(repeating: 0xEE, count: 512))
        }
        try file.close()
        #expect(code { _ = try booth.open() } == "store-damaged")
    }

    @Test("A store from before there were drafts gains their tables and keeps what it has")
    func before() throws {
        try booth.finalise(booth.open())
        try bare { connection in
            try connection.execute(
                sql: """
                    DROP TABLE draft_file; DROP TABLE draft; DELETE FROM grdb_migrations WHERE identifier = '2'
                    """)
        }
        let store = try booth.open()
        #expect(try store.draftCount() == 0)
        #expect(try store.verifySequence(of: booth.id) == 1)
    }

    @Test("A store of a newer program is refused")
    func newer() throws {
        _ = try booth.open()
        try bare { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
        #expect(code { _ = try booth.open() } == "store-newer")
    }

    @Test("A state directory that is a file is named")
    func notADirectory() throws {
        let file = booth.directory.path + "/file"
        #expect(FileManager.default.createFile(atPath: file, contents: Data()))
        #expect(code { _ = try BoothStore(directory: file) } == "store-cannot-open")
    }

    @Test("A full disk refuses to finalise, loses nothing, and goes on when there is space again")
    func diskFull() throws {
        let store = try booth.open()
        try booth.finalise(store)
        try store.limitSize(toPagesBeyond: 0)
        let big = String(repeating: "满", count: 100_000)
        #expect(code { _ = try store.finalise(booth.order(), seal: booth.seal(big)) } == "store-disk-full")
        #expect(try store.verifySequence(of: booth.id) == 1)
        try store.limitSize(toPagesBeyond: 1000)
        #expect(try store.finalise(booth.order(), seal: booth.seal(big)).sequence == 2)
        #expect(try store.verifySequence(of: booth.id) == 2)
    }

    @Test(
        "Finalised rows cannot be rewritten, not even by a bug of ours",
        arguments: [
            "UPDATE submission SET digest = 'x'", "DELETE FROM submission",
            "UPDATE payload SET bytes = x'00'",
            "DELETE FROM payload", "DELETE FROM queue", "UPDATE queue SET state = 'stored'",
            "UPDATE audit SET kind = 'x'", "DELETE FROM audit",
        ])
    func immutable(_ statement: String) throws {
        try booth.finalise(booth.open())
        #expect(throws: DatabaseError.self) { try bare { try $0.execute(sql: statement) } }
    }

    @Test("Another connection's commit changes the data version; one's own does not")
    func dataVersion() throws {
        let (front, daemon) = (try booth.open(), try booth.open())
        let before = try daemon.dataVersion()
        try booth.finalise(daemon)
        #expect(try daemon.dataVersion() == before)
        try booth.finalise(front)
        #expect(try daemon.dataVersion() != before)
    }
}
