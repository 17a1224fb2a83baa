/// Why a text has no QR code.
public enum QRCodeError: Error, Sendable, Hashable {
    /// There is nothing to encode.
    case emptyText
    /// The text holds U+0000, at which the library would cut it off.
    case containsNUL
    /// The text does not fit into the largest symbol (version 40) at the level asked for.
    case tooLong(bytes: Int)

    /// A stable name.
    public var code: String {
        switch self {
        case .emptyText: "qr-text-empty"
        case .containsNUL: "qr-text-contains-nul"
        case .tooLong: "qr-text-too-long"
        }
    }
}
