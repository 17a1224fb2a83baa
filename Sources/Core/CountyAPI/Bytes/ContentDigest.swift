import Crypto
import FoundationEssentials

/// The SHA-256 digest by which bytes are named, written as 64 lower-case hexadecimal digits.
public struct ContentDigest: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The digest in hexadecimal.
    public let hex: String

    /// The digest of these bytes.
    public init(of bytes: some DataProtocol) {
        hex = Hexadecimal.text(of: SHA256.hash(data: bytes))
    }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        guard hex.utf8.count == 64,
            hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.hex = hex
    }

    public var description: String { hex }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = ContentDigest(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest")
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

/// Bytes as hexadecimal text.
enum Hexadecimal {
    /// Two lower-case digits a byte.
    static func text(of bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
