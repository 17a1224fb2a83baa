import FaultyDisk
import Foundation
import GRDB
import Testing

@Suite("A disk that loses its power", .serialized)
struct FaultyDiskTests {
    private struct Machine {
        let folder: String
        let disk: OpaquePointer

        init(seed: UInt64) throws {
            folder = FileManager.default.temporaryDirectory.path + "/faulty-\(UUID().uuidString)"
            disk = try #require(ting_disk_attach(folder, seed))
        }

        func open(synchronous: String = "FULL") throws -> DatabaseQueue {
            var configuration = Configuration()
            configuration.prepareDatabase {
                try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = \(synchronous)")
            }
            return try DatabaseQueue(path: folder + "/database", configuration: configuration)
        }
    }

    /// Writes numbers until the power fails; gives those whose commit came back, and those that are there afterwards.
    private func survivors(seed: UInt64, cut: Int64, synchronous: String = "FULL", lies: Bool = false) throws
        -> (
            promised: [Int], found: [Int]
        )
    {
        let machine = try Machine(seed: seed)
        defer { ting_disk_detach(machine.disk) }
        ting_disk_set_lying(machine.disk, lies)
        var promised: [Int] = []
        do {
            let queue = try machine.open()
            try queue.write { try $0.execute(sql: "CREATE TABLE number (value INTEGER, padding BLOB)") }
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = \(synchronous)") }
            ting_disk_cut_after(machine.disk, cut)
            for value in 0..<1000 {
                let done: Void? = try? queue.write {
                    try $0.execute(
                        sql: "INSERT INTO number VALUES (?, randomblob(700))", arguments: [value])
                }
                if done == nil { break }
                promised.append(value)
            }
        }
        #expect(ting_disk_is_off(machine.disk))
        ting_disk_turn_on(machine.disk)
        let queue = try machine.open()
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        let found = try queue.read { try Int.fetchAll($0, sql: "SELECT value FROM number ORDER BY value") }
        return (promised, found)
    }

    @Test(
        "What SQLite has committed and synced is there when the power comes back, and the database is whole")
    func synced() throws {
        for seed in UInt64(1)...60 {
            let (promised, found) = try survivors(seed: seed, cut: Int64(seed * 7))
            #expect(found.starts(with: promised) && found.count <= promised.count + 1, "seed \(seed)")
        }
    }

    @Test("What was not synced may be lost; the database is whole nevertheless")
    func unsynced() throws {
        let lost = try (UInt64(1)...20).map { seed in
            let (promised, found) = try survivors(seed: seed, cut: Int64(seed * 7), synchronous: "NORMAL")
            return promised.count - found.count
        }
        #expect(lost.contains { $0 > 0 })
    }

    @Test("A disk that only pretends to sync loses what was promised")
    func lying() throws {
        // Not even a whole database is promised then.
        let kept = (UInt64(1)...20).map { seed in
            (try? survivors(seed: seed, cut: Int64(seed * 20), lies: true)).map { $0.promised == $0.found }
                ?? false
        }
        #expect(kept.contains(false))
    }

    @Test("A program that is killed loses nothing that it wrote")
    func killed() throws {
        let machine = try Machine(seed: 1)
        defer { ting_disk_detach(machine.disk) }
        let first = try machine.open(synchronous: "OFF")
        try first.write { try $0.execute(sql: "CREATE TABLE number (value); INSERT INTO number VALUES (1)") }
        ting_disk_kill(machine.disk)
        #expect(throws: (any Error).self) { try first.write { try $0.execute(sql: "DELETE FROM number") } }
        let second = try machine.open()
        #expect(try second.read { try Int.fetchAll($0, sql: "SELECT value FROM number") } == [1])
    }

    @Test("A full disk is said to be full, takes nothing away, and works again when there is room")
    func full() throws {
        let machine = try Machine(seed: 1)
        defer { ting_disk_detach(machine.disk) }
        let queue = try machine.open()
        try queue.write { try $0.execute(sql: "CREATE TABLE number (value, padding BLOB)") }
        ting_disk_set_capacity(machine.disk, ting_disk_size(machine.disk) + 10_000)
        let insert = "INSERT INTO number VALUES (1, randomblob(100000))"
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: insert) } }
        ting_disk_set_capacity(machine.disk, -1)
        try queue.write { try $0.execute(sql: insert) }
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM number") } == 1)
    }

    @Test("Failing reads, writes and syncs are errors")
    func failing() throws {
        let machine = try Machine(seed: 1)
        defer { ting_disk_detach(machine.disk) }
        let queue = try machine.open()
        try queue.write { try $0.execute(sql: "CREATE TABLE number (value)") }
        ting_disk_set_failures(machine.disk, 0, 0, 1)
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "INSERT INTO number VALUES (1)") }
        }
        ting_disk_set_failures(machine.disk, 0, 0, 0)
        try queue.write { try $0.execute(sql: "INSERT INTO number VALUES (2)") }
    }

    @Test("Bytes are found whether they are synced or not")
    func holds() throws {
        let machine = try Machine(seed: 1)
        defer { ting_disk_detach(machine.disk) }
        let queue = try machine.open(synchronous: "OFF")
        try queue.write {
            try $0.execute(sql: "CREATE TABLE text (value); INSERT INTO text VALUES ('needle')")
        }
        #expect(ting_disk_holds(machine.disk, "needle", 6) && !ting_disk_holds(machine.disk, "thread", 6))
    }
}
