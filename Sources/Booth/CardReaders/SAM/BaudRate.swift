/// The line speeds of a SAM, by the parameter of command `60` (reference: card-readers section 1.2).
///
/// A reader keeps the speed it was set to, so a silent port is asked at each of them.
public enum BaudRate: UInt8, Sendable, Hashable, CaseIterable {
    /// The speed a reader leaves the factory with.
    case baud115200 = 0
    /// 57,600 bits a second.
    case baud57600 = 1
    /// 38,400 bits a second.
    case baud38400 = 2
    /// 19,200 bits a second.
    case baud19200 = 3
    /// 9,600 bits a second.
    case baud9600 = 4

    /// Bits a second.
    public var bitsPerSecond: Int {
        switch self {
        case .baud115200: 115_200
        case .baud57600: 57_600
        case .baud38400: 38_400
        case .baud19200: 19_200
        case .baud9600: 9_600
        }
    }

    /// How long so many bytes take on the line, with a start and a stop bit each; rounded up.
    public func duration(ofBytes count: Int) -> Milliseconds {
        Milliseconds((count * 10_000 + bitsPerSecond - 1) / bitsPerSecond)
    }
}
