import Domain
import Foundation
import Testing

@testable import CardReaders

/// What the tests of this room share: reference frames and invented cards.
enum Samples {
    private static let file = #filePath

    /// A reference frame, made by another program than this one.
    static func frame(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: file).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appending(path: "Frames/\(name).bin")))
    }

    /// The data of a reference frame's response.
    static func data(_ name: String) throws -> ArraySlice<UInt8> {
        let frame = try frame(name)
        return try #require(SAMResponse(body: frame[7..<(frame.count - 1)])).data
    }

    /// The text block of a reference frame.
    static func text(_ name: String) throws -> [UInt8] { Array(try ReadReply(try data(name)).text) }

    /// The cards that ship with the product.
    static func cards() throws -> CardFile {
        var root = URL(filePath: file)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return try CardFile(path: root.appending(path: "kiosk-config/cards.json").path)
    }

    /// One of them.
    static func card(_ label: String) throws -> SimulatedCard { try #require(try cards().card(label)) }

    /// Bytes written as in manuals.
    static func bytes(_ hexadecimal: String) -> [UInt8] {
        hexadecimal.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }

    /// A bare response with this status.
    static func status(_ status: UInt8) -> [UInt8] { SAMFrame.encode([0, 0, status]) }
}

/// What a parser made of bytes, in copies that may be kept.
enum Found: Hashable {
    case frame([UInt8])
    case damaged(FrameParser.Damage)

    init(_ outcome: FrameParser.Outcome) {
        switch outcome {
        case .frame(let body): self = .frame(Array(body))
        case .damaged(let damage): self = .damaged(damage)
        }
    }
}

extension FrameParser {
    mutating func found(in bytes: [UInt8]) -> [Found] {
        var found: [Found] = []
        receive(bytes) { found.append(Found($0)) }
        return found
    }

    mutating func foundByAbandoning() -> [Found] {
        var found: [Found] = []
        abandon { found.append(Found($0)) }
        return found
    }
}

/// Pseudo-random numbers from a seed (SplitMix64), so that a failing run can be repeated.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
