import BoothStore
import Foundation
import Testing

@Suite("Being woken by the store")
struct ChangeSignalTests {
    /// Whether the descriptor is readable, or becomes so soon.
    private func isReadable(_ descriptor: Int32, within milliseconds: Int32 = 0) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) == 1
    }

    @Test("A commit by another connection wakes; other files in the directory do not count")
    func wakes() throws {
        let booth = try TestBooth()
        let store = try booth.open()
        let signal = try ChangeSignal(store)
        #expect(!signal.drain())
        #expect(
            FileManager.default.createFile(atPath: booth.directory.path + "/other", contents: Data("x".utf8)))
        #expect(isReadable(signal.fileDescriptor))
        #expect(!signal.drain())
        try booth.finalise(store)
        #expect(isReadable(signal.fileDescriptor))
        #expect(signal.drain())
        #expect(!isReadable(signal.fileDescriptor))
    }

    @Test("A WAL file that was removed and made again still wakes")
    func recreated() throws {
        let booth = try TestBooth()
        let signal: ChangeSignal
        do {
            let store = try booth.open()
            signal = try ChangeSignal(store)
            try booth.finalise(store)
        }
        _ = signal.drain()
        #expect(!FileManager.default.fileExists(atPath: booth.directory.path + "/booth.db-wal"))
        try booth.finalise(booth.open())
        #expect(signal.drain())
    }
}
