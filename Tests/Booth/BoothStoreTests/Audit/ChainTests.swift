import BoothStore
import CountyAPI
import Foundation
import GRDB
import Testing

@Suite("The chains")
struct ChainTests {
    let booth: TestBooth
    let store: BoothStore

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
        for _ in 0..<4 { try booth.finalise(store) }
    }

    /// Somebody with the disk in their hands, who can take the triggers away.
    private func tamper(_ sql: String) throws {
        try DatabaseQueue(path: store.path).write { connection in
            for name in try String.fetchAll(
                connection, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            {
                try connection.execute(sql: "DROP TRIGGER \(name)")
            }
            try connection.execute(sql: "PRAGMA defer_foreign_keys = ON")
            try connection.execute(sql: sql)
        }
    }

    @Test(
        "A changed, exchanged or removed audit row shows",
        arguments: [
            ("UPDATE audit SET detail = '{}' WHERE sequence = 2", 2),
            ("UPDATE audit SET at = at + 1 WHERE sequence = 3", 3),
            ("DELETE FROM audit WHERE sequence = 2", 2),
            ("UPDATE audit SET kind = 'x', digest = 'y' WHERE sequence = 4", 4),
        ])
    func audit(_ sql: String, _ sequence: Int) throws {
        try store.appendAudit("door-opened", ["door": "cabinet"], at: booth.noon)
        #expect(try store.verifyAudit() == 5)
        try tamper(sql)
        let error = #expect(throws: ChainBreak.self) { try store.verifyAudit() }
        #expect(error?.sequence == sequence)
    }

    @Test(
        "A changed or removed submission shows",
        arguments: [
            ("UPDATE payload SET bytes = x'00' WHERE position = 3", 3),
            (
                "UPDATE submission SET header = (SELECT header FROM submission WHERE sequence = 1) WHERE sequence = 2",
                2
            ),
            (
                "DELETE FROM queue WHERE position = 2; DELETE FROM payload WHERE position = 2;"
                    + "DELETE FROM submission WHERE position = 2", 2
            ),
        ])
    func submissions(_ sql: String, _ sequence: Int) throws {
        #expect(try store.verifySequence(of: booth.id) == 4)
        try tamper(sql)
        let error = #expect(throws: ChainBreak.self) { try store.verifySequence(of: booth.id) }
        #expect(error?.sequence == sequence)
    }

    @Test("Sealed bytes that the disk has changed are not sent")
    func damagedPayload() throws {
        let id = UUID()
        try booth.finalise(store, id)
        try tamper("UPDATE payload SET bytes = x'00' WHERE position = 5")
        let error = #expect(throws: StoreError.self) { try store.envelope(id) }
        #expect(error?.code == "record-damaged")
    }
}
