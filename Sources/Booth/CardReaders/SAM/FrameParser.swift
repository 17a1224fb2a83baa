/// Takes frames out of a stream of bytes that may come in any pieces, with noise around and between them.
///
/// Out of step it slides one byte at a time to the next preamble (so that a fourth leading `AA` does no harm); in
/// step it trusts the announced length, since a photo may contain the preamble. No byte of a frame is believed
/// before its check byte agreed. Frames are lent out of the one storage, which never moves, and are overwritten
/// there as soon as the borrower returns: a photo is never copied and never kept.
struct FrameParser: Sendable {
    /// What was found in the stream.
    enum Outcome: Hashable, Sendable {
        /// The body of a whole frame whose check byte agreed; lent, not to be kept.
        case frame(ArraySlice<UInt8>)
        /// Something that began like a frame and was none.
        case damaged(Damage)
    }

    /// Why something that began like a frame was refused.
    enum Damage: Hashable, Sendable {
        /// The announced length is outside of the protocol's limits.
        case length(Int)
        /// The check byte disagrees.
        case checksum
        /// The stream stopped before the announced length was reached.
        case torn(received: Int)
    }

    /// Bytes dropped so far since they belonged to no frame.
    private(set) var discarded = 0

    private let lengths: ClosedRange<Int>
    private let echo: [UInt8]
    private(set) var storage: [UInt8]
    private var count = 0

    /// A parser for frames of these announced lengths; `echo` is the request just sent, dropped when it comes back.
    init(lengths: ClosedRange<Int>, echo: [UInt8] = []) {
        self.lengths = lengths
        self.echo = echo
        storage = [UInt8](repeating: 0, count: 2 * (SAMFrame.headerLength + lengths.upperBound))
    }

    /// Whether bytes wait for the rest of their frame.
    var isMidFrame: Bool { count > 0 }

    /// Forgets what waits.
    mutating func forget() { drop(count) }

    /// Takes in bytes and hands over what they complete, in order.
    mutating func receive(_ bytes: some Collection<UInt8>, deliver: (Outcome) -> Void) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // After a scan less than one longest frame waits, so there always is room.
            let portion = rest.prefix(storage.count - count)
            for byte in portion {
                storage[count] = byte
                count += 1
            }
            rest = rest.dropFirst(portion.count)
            scan(deliver)
        }
    }

    /// The stream has paused too long: gives up the unfinished frame, and finds whole ones that it had swallowed.
    mutating func abandon(deliver: (Outcome) -> Void) {
        guard count > 0 else { return }
        deliver(.damaged(.torn(received: count)))
        while count > 0 {
            drop(1)
            discarded += 1
            scan(deliver)
        }
    }

    private mutating func scan(_ deliver: (Outcome) -> Void) {
        var start = 0
        while start < count {
            let available = count - start
            guard matchesPreamble(at: start) else {
                discarded += 1
                start += 1
                continue
            }
            guard available >= SAMFrame.headerLength else { break }
            let length = Int(storage[start + 5]) << 8 | Int(storage[start + 6])
            guard lengths.contains(length) else {
                if matchesEcho(at: start) {
                    guard available >= echo.count else { break }
                    start += echo.count
                    continue
                }
                deliver(.damaged(.length(length)))
                discarded += 1
                start += 1
                continue
            }
            let end = start + SAMFrame.headerLength + length
            guard end <= count else { break }
            if SAMFrame.checksum(storage[(start + 5)..<(end - 1)]) == storage[end - 1] {
                deliver(.frame(storage[(start + SAMFrame.headerLength)..<(end - 1)]))
                start = end
            } else {
                deliver(.damaged(.checksum))
                discarded += 1
                start += 1
            }
        }
        drop(start)
    }

    /// Whether what there is at this place is the preamble or its beginning.
    private func matchesPreamble(at start: Int) -> Bool {
        zip(storage[start..<count], SAMFrame.preamble).allSatisfy { $0 == $1 }
    }

    private func matchesEcho(at start: Int) -> Bool {
        !echo.isEmpty && zip(storage[start..<count], echo).allSatisfy { $0 == $1 }
    }

    private mutating func drop(_ length: Int) {
        guard length > 0 else { return }
        let kept = count - length
        for index in 0..<kept { storage[index] = storage[index + length] }
        storage.wipe(kept..<count)
        count = kept
    }
}
