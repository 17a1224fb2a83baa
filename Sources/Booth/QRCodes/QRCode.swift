internal import CQREncode

/// A QR code symbol (ISO/IEC 18004) as a plain value: a square of dark and light modules without its quiet zone.
///
/// Whoever draws it leaves ``quietZone`` light modules on every side.
///
///     let code = try QRCode.encode("https://example.org/t/042326112300076", errorCorrection: .medium)
///     for row in 0..<code.size { (0..<code.size).map { code.isDark(row: row, column: $0) ? "██" : "  " } }
public struct QRCode: Sendable, Hashable {
    /// The light modules that a reader needs on every side (ISO/IEC 18004, 6.3.8).
    public static let quietZone = 4

    /// Modules on a side: 21 (version 1) to 177 (version 40).
    public let size: Int

    private let darkModules: [Bool]

    /// Whether the module in this row and column, both from 0 at the top left, is dark; false outside the symbol.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
        return darkModules[row * size + column]
    }

    /// The smallest symbol that holds the text, as UTF-8, at this level of error correction.
    public static func encode(
        _ text: String, errorCorrection: ErrorCorrection
    ) throws(QRCodeError) -> QRCode {
        guard !text.isEmpty else { throw .emptyText }
        guard !text.utf8.contains(0) else { throw .containsNUL }
        // Byte mode as the hint still lets the library use the shorter numeric and alphanumeric modes.
        guard let symbol = QRcode_encodeString(text, 0, errorCorrection.level, QR_MODE_8, 1) else {
            throw .tooLong(bytes: text.utf8.count)
        }
        defer { QRcode_free(symbol) }
        let size = Int(symbol.pointee.width)
        // The lowest bit of each byte says dark or light; the others say what part of the symbol it is.
        let modules = UnsafeBufferPointer(start: symbol.pointee.data, count: size * size)
        return QRCode(size: size, darkModules: modules.map { $0 & 1 == 1 })
    }

    private init(size: Int, darkModules: [Bool]) {
        self.size = size
        self.darkModules = darkModules
    }
}

extension QRCode {
    /// How much of a symbol may be lost and still be read (ISO/IEC 18004, 6.5.1).
    public enum ErrorCorrection: Sendable, Hashable, CaseIterable {
        /// L, about 7 %.
        case low
        /// M, about 15 %: slips.
        case medium
        /// Q, about 25 %.
        case quartile
        /// H, about 30 %.
        case high

        fileprivate var level: QRecLevel {
            switch self {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            case .high: QR_ECLEVEL_H
            }
        }
    }
}
