import Glibc

/// Bytes from a descriptor without waiting longer than told.
struct InputBuffer {
    /// What a look for the next byte found.
    enum Step {
        case byte(UInt8)
        case nothing
        case closed
    }

    private let descriptor: Int32
    private var bytes: ArraySlice<UInt8> = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next byte, waiting up to `limit` milliseconds for it.
    mutating func next(waiting limit: Int32) -> Step {
        if let byte = bytes.popFirst() { return .byte(byte) }
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&question, 1, limit) > 0 else { return .nothing }
        var chunk = [UInt8](repeating: 0, count: 1024)
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
        guard count > 0 else { return .closed }
        bytes = chunk[..<count]
        return bytes.popFirst().map { .byte($0) } ?? .nothing
    }
}
