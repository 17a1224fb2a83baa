/// A request of the host to the SAM (reference: card-readers section 1.3).
enum SAMCommand: Hashable, Sendable {
    /// Restarts the module.
    case reset
    /// Asks whether the module's self-test passed.
    case status
    /// Asks for the module's serial number.
    case samID
    /// 寻卡: looks for a card in the field.
    case find
    /// 选卡: selects the card just found.
    case select
    /// 读卡: reads text and photo.
    case read
    /// Reads the newest appended address; also the probe for a card that lies there after a read.
    case readAppendedAddress
    /// Reads the card body's management number.
    case readManagementNumber
    /// Reads text, photo and fingerprints.
    case readWithFingerprints
    /// Sets the line speed, for ever.
    case setSpeed(BaudRate)
    /// Sets the longest radio frame; its bytes are not confirmed by any source.
    case setRadioFrame(UInt8)

    /// Command and parameter byte.
    var code: (command: UInt8, parameter: UInt8) {
        switch self {
        case .reset: (0x10, 0xFF)
        case .status: (0x11, 0xFF)
        case .samID: (0x12, 0xFF)
        case .find: (0x20, 0x01)
        case .select: (0x20, 0x02)
        case .read: (0x30, 0x01)
        case .readAppendedAddress: (0x30, 0x03)
        case .readManagementNumber: (0x30, 0x05)
        case .readWithFingerprints: (0x30, 0x10)
        case .setSpeed(let rate): (0x60, rate.rawValue)
        case .setRadioFrame: (0x61, 0xFF)
        }
    }

    /// The request's bytes on the line.
    var frame: [UInt8] {
        var body = [code.command, code.parameter]
        if case .setRadioFrame(let length) = self { body.append(length) }
        return SAMFrame.encode(body)
    }

    /// The command of a request's body, or nil for one that the protocol does not have.
    init?(body: [UInt8]) {
        guard body.count >= 2 else { return nil }
        switch (body[0], body[1], body.count) {
        case (0x10, 0xFF, 2): self = .reset
        case (0x11, 0xFF, 2): self = .status
        case (0x12, 0xFF, 2): self = .samID
        case (0x20, 0x01, 2): self = .find
        case (0x20, 0x02, 2): self = .select
        case (0x30, 0x01, 2): self = .read
        case (0x30, 0x03, 2): self = .readAppendedAddress
        case (0x30, 0x05, 2): self = .readManagementNumber
        case (0x30, 0x10, 2): self = .readWithFingerprints
        case (0x60, let parameter, 2):
            guard let rate = BaudRate(rawValue: parameter) else { return nil }
            self = .setSpeed(rate)
        case (0x61, 0xFF, 3): self = .setRadioFrame(body[2])
        default: return nil
        }
    }

    /// How long the whole answer may take at the fastest speed (reference: section 1.6).
    var patience: Milliseconds {
        switch self {
        case .read: 3_000
        case .readWithFingerprints: 5_000
        case .readAppendedAddress: 1_500
        default: 1_000
        }
    }

    /// The bytes of the longest answer to this command.
    var longestAnswer: Int {
        switch self {
        case .samID: 27
        case .find: 15
        case .select: 19
        case .read: 1_295
        case .readAppendedAddress: 81
        case .readManagementNumber: 39
        case .readWithFingerprints: 2_321
        default: 11
        }
    }

    /// Whether a response can be the answer to this command: a late or doubled answer to another one is told by
    /// its status and size. Refusals have the same shape for all.
    func accepts(_ response: SAMResponse) -> Bool {
        switch response.status {
        case .success:
            switch self {
            case .find: false
            case .samID: response.data.count == SAMIdentifier.byteCount
            case .select: response.data.count == 8
            case .read, .readWithFingerprints: response.data.count > 8
            case .readAppendedAddress: response.data.count == 70
            case .readManagementNumber: response.data.count == 28
            case .reset, .status, .setSpeed, .setRadioFrame: response.data.isEmpty
            }
        case .found: self == .find
        default: true
        }
    }
}
