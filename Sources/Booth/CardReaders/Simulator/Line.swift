/// The simulated line: paces an answer like a serial line and puts the line's faults on it.
struct Line: Sendable {
    /// Bytes that leave together, as USB bridges send them.
    static let burst = 64

    /// The line's speed; nil sends without pause.
    let speed: BaudRate?

    /// What leaves for this answer, and when.
    func transmissions(
        of frame: [UInt8], to command: SAMCommand, at start: Milliseconds, _ faults: [SimulatorFault.Kind]
    ) -> [SimulatedSAM.Transmission] {
        var bytes = frame
        var start = start
        var piece = Self.burst
        var gap: Milliseconds = 0
        var end: Int?
        var hangsUp = false
        for fault in faults {
            switch fault {
            case .noAnswer: return []
            case .delay(let delay): start += delay
            case .chunks(let size, let pause): (piece, gap) = (max(1, size), pause)
            case .stopAfter(let count): end = count
            case .hangUp(let count): (end, hangsUp) = (count, true)
            default: Self.alter(&bytes, with: fault, request: command.frame)
            }
        }
        if let end { bytes = Array(bytes.prefix(end)) }
        var transmissions: [SimulatedSAM.Transmission] = []
        var sent = 0
        while sent < bytes.count {
            let part = Array(bytes[sent...].prefix(piece))
            let duration = speed?.duration(ofBytes: sent + part.count) ?? 0
            let pauses = gap * Milliseconds(transmissions.count)
            transmissions.append(.init(at: start + duration + pauses, bytes: part))
            sent += part.count
        }
        if hangsUp {
            transmissions.append(.init(at: transmissions.last?.at ?? start, bytes: [], hangsUp: true))
        }
        return transmissions
    }

    private static func alter(_ bytes: inout [UInt8], with fault: SimulatorFault.Kind, request: [UInt8]) {
        switch fault {
        case .flippedBit(let bit):
            if bit / 8 < bytes.count { bytes[bit / 8] ^= 1 << UInt8(bit % 8) }
        case .wrongChecksum: bytes[bytes.count - 1] ^= 0xFF
        case .lengthOff(let offset):
            let length = Int(bytes[5]) << 8 | Int(bytes[6]) + offset
            bytes[5] = UInt8(truncatingIfNeeded: length >> 8)
            bytes[6] = UInt8(truncatingIfNeeded: length)
        case .noise(let count):
            bytes = (0..<max(0, count)).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) } + bytes
        case .extraSync: bytes = [0xAA] + bytes
        case .echo: bytes = request + bytes
        case .duplicate: bytes += bytes
        case .noAnswer, .delay, .chunks, .stopAfter, .hangUp, .status, .typeLetter, .nulPadding, .chipNumbers:
            break
        }
    }
}
