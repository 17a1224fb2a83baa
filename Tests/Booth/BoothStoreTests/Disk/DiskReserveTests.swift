import BoothStore
import Foundation
import SmallDisk
import Testing

@Suite("A disk that fills up, for real")
struct DiskReserveTests {
    private let booth: TestBooth
    private let disk: SmallDisk
    private let watch: DiskWatch
    private let policy: DiskPolicy

    /// A disk of 48 MiB, and a booth that wants a quarter of what the real ones want.
    init() throws {
        booth = try TestBooth()
        disk = try SmallDisk(on: booth.directory.path, megabytes: 48)
        var policy = DiskPolicy.standard
        policy.reserveBytes = 8 << 20
        policy.leastBytes = 1 << 20
        policy.sessionBytes = 16 << 20
        policy.returnBytes = 24 << 20
        self.policy = policy
        watch = DiskWatch(directory: booth.directory.path, policy: policy)
    }

    private var freeBytes: Int64 { DiskWatch.facts(of: disk.folder)?.freeBytes ?? -1 }
    private var holdsReserve: Bool { DiskWatch.facts(of: disk.folder)?.holdsReserve ?? false }

    @Test("The reserve is blocks of the disk, not a hole in a file")
    func blocks() throws {
        let before = freeBytes
        #expect(watch.look() == .enough && holdsReserve)
        #expect(before - freeBytes >= policy.reserveBytes)
        #expect(watch.look() == .enough)
    }

    @Test(
        "On a disk filled to the last byte what was begun is finalised, receipts and health are recorded, and room comes back by itself"
    )
    func running() throws {
        let store = try booth.open()
        #expect(watch.look() == .enough)
        try disk.fill(leaving: 0)
        let big = String(repeating: "满", count: 300_000)
        let order = booth.order()
        #expect(try store.finalise(order, seal: booth.seal(big)).sequence == 1)
        #expect(watch.look() != .enough && !holdsReserve)
        try store.recordHealth(device: "disk", condition: "disk-full", since: booth.noon)
        let envelope = try #require(try store.envelope(order.submissionID))
        _ = try store.recordProof(
            order.submissionID, booth.proof(for: envelope), trust: booth.trust, at: booth.noon)
        #expect(try store.queueEntry(submissionID: order.submissionID)?.state == .stored)
        _ = try store.verifyAudit()

        try disk.clear()
        #expect(watch.look() == .enough && holdsReserve)
        #expect(try store.verifySequence(of: booth.id) == 1)
    }

    @Test("When the reserve is spent too, a submission is refused whole and nothing is lost")
    func spent() throws {
        let store = try booth.open()
        #expect(watch.look() == .enough)
        try booth.finalise(store)
        try disk.fill(leaving: 0)
        let huge = String(repeating: "满", count: 5_000_000)
        let error = #expect(throws: StoreError.self) {
            try store.finalise(booth.order(), seal: booth.seal(huge))
        }
        #expect(error?.code == "store-disk-full")
        #expect(try store.verifySequence(of: booth.id) == 1)
        #expect(try booth.open().verifySequence(of: booth.id) == 1)
    }

    @Test("A disk that was mounted read-only begins no sessions, says so, and comes back")
    func readOnly() throws {
        try booth.finalise(booth.open())
        try disk.setReadOnly(true)
        #expect(watch.look() == .readOnly)
        let error = #expect(throws: StoreError.self) { try booth.finalise(booth.open()) }
        #expect(error?.code == "store-read-only")
        try disk.setReadOnly(false)
        #expect(watch.look() == .enough)
        #expect(try booth.finalise(booth.open()).sequence == 2)
    }
}
