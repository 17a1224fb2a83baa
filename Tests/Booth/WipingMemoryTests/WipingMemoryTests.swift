import Glibc
import Synchronization
import Testing
import WipingMemory

@Suite("Memory that is given back")
struct WipingMemoryTests {
    private static let mark = UInt8(ascii: "W")
    /// What the allocator writes into a block that waits to be given out again: its place in two lists.
    private static let links = 32

    /// A block filled with the mark.
    private static func filled(_ size: Int) throws -> UnsafeMutableRawPointer {
        let block = try #require(malloc(size))
        memset(block, Int32(mark), size)
        return block
    }

    /// How many bytes from here on hold the mark.
    private static func marks(at place: UInt, _ size: Int) throws -> Int {
        let bytes = try #require(UnsafeRawPointer(bitPattern: place))
        return UnsafeRawBufferPointer(start: bytes, count: size).count { $0 == mark }
    }

    @Test("Is overwritten, in small blocks and large ones", arguments: [48, 1000, 4096, 100_000])
    func freed(size: Int) throws {
        // A neighbour that stays, so that the block is not joined with the free memory behind it.
        let block = try Self.filled(size)
        let neighbour = try Self.filled(64)
        defer { free(neighbour) }
        let place = UInt(bitPattern: block)
        #expect(try Self.marks(at: place, size) == size)
        free(block)
        #expect(try Self.marks(at: place + UInt(Self.links), size - Self.links) == 0)
    }

    @Test("Is overwritten when a block moves to grow, and what it held moves along")
    func grown() throws {
        let block = try Self.filled(1000)
        let neighbour = try Self.filled(64)
        defer { free(neighbour) }
        let place = UInt(bitPattern: block)
        let larger = try #require(realloc(block, 50_000))
        defer { free(larger) }
        #expect(UInt(bitPattern: larger) != place)
        #expect(try Self.marks(at: UInt(bitPattern: larger), 1000) == 1000)
        #expect(try Self.marks(at: place + UInt(Self.links), 1000 - Self.links) == 0)
    }

    @Test("Is overwritten where a block shrinks, and what stays is as it was")
    func shrunk() throws {
        let block = try Self.filled(4000)
        let place = UInt(bitPattern: block)
        let smaller = try #require(realloc(block, 1000))
        defer { free(smaller) }
        #expect(UInt(bitPattern: smaller) == place)
        #expect(try Self.marks(at: place, 1000) == 1000)
        #expect(try Self.marks(at: place + 1000 + UInt(Self.links), 3000 - Self.links) == 0)
    }

    @Test("Nothing to give back, and nothing to grow, are as in the C library")
    func nothing() throws {
        free(nil)
        let block = try #require(realloc(nil, 10))
        #expect(realloc(block, 0) == nil)
        #expect(reallocarray(nil, .max, 2) == nil && errno == ENOMEM)
    }

    @Test("What functions that have returned left on a thread's stack is overwritten")
    func stack() throws {
        let places = Mutex((left: 0, wiped: 0))
        try Self.onThread {
            let place = Self.leave()
            places.withLock { $0.left = Self.found(near: place) }
            ting_wipe_stack()
            places.withLock { $0.wiped = Self.found(near: place) }
        }
        #expect(places.withLock { $0.left } > 0)
        #expect(places.withLock { $0.wiped } == 0)
    }

    /// Fills places ever deeper down on the stack and returns; gives the deepest.
    @inline(never)
    private static func leave(_ depth: Int = 60) -> UInt {
        withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { bytes in
            _ = bytes.initializeMemory(as: UInt8.self, repeating: mark)
            return depth == 0 ? UInt(bitPattern: bytes.baseAddress) : leave(depth - 1)
        }
    }

    private static func found(near place: UInt) -> Int { (try? marks(at: place, 30_000)) ?? 0 }

    /// Runs on a thread of its own, and waits for its end.
    private static func onThread(_ body: @escaping @Sendable () -> Void) throws {
        final class Box: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { raw in
                guard let raw else { return nil }
                Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body()
                return nil
            }, Unmanaged.passRetained(Box(body)).toOpaque())
        try #require(result == 0)
        pthread_join(thread, nil)
    }
}
