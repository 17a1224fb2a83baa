/// What the simulated SAM does wrong (reference: card-readers section 6.1).
public struct SimulatorFault: Sendable, Hashable {
    /// The misbehaviour.
    public enum Kind: Sendable, Hashable {
        /// No answer at all.
        case noAnswer
        /// The answer comes so much later, in milliseconds.
        case delay(Milliseconds)
        /// The answer comes in pieces of so many bytes, so many milliseconds apart.
        case chunks(Int, gap: Milliseconds)
        /// The answer stops after so many bytes.
        case stopAfter(Int)
        /// One bit of the answer is turned: the bit's number from the first byte's lowest on.
        case flippedBit(Int)
        /// The check byte is wrong.
        case wrongChecksum
        /// The announced length is so much too large (or small, if negative).
        case lengthOff(Int)
        /// So many bytes that are no frame come first.
        case noise(Int)
        /// A fourth `AA` comes first.
        case extraSync
        /// The request comes back before the answer.
        case echo
        /// The answer comes twice.
        case duplicate
        /// This status instead of the answer.
        case status(UInt8)
        /// This type letter on the card.
        case typeLetter(Character)
        /// The card's fields are padded with NUL.
        case nulPadding
        /// IIN and serial number are not zero.
        case chipNumbers
        /// The device vanishes after so many bytes of the answer.
        case hangUp(Int)
    }

    /// What a fault is put on.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        case reset, status, id, find, select, read, probe
    }

    /// The misbehaviour.
    public var kind: Kind
    /// The only command it strikes; nil for all.
    public var scope: Scope?
    /// How often it strikes before it is gone; nil for ever.
    public var times: Int?

    /// A fault that strikes this command (or all), so often (or always).
    public init(_ kind: Kind, on scope: Scope? = nil, times: Int? = nil) {
        self.kind = kind
        self.scope = scope
        self.times = times
    }

    func strikes(_ command: SAMCommand) -> Bool {
        switch scope {
        case nil: true
        case .reset: command == .reset
        case .status: command == .status
        case .id: command == .samID
        case .find: command == .find
        case .select: command == .select
        case .read: command == .read || command == .readWithFingerprints
        case .probe: command == .readAppendedAddress
        }
    }
}
