/// A SAM with a card field, simulated: bytes and the time come in, bytes with the time of their sending go out. It
/// does no input or output and reads no clock.
public struct SimulatedSAM: Sendable {
    /// How the simulated module behaves when nothing is wrong with it.
    public struct Traits: Sendable, Hashable {
        /// From a request to the first byte of its answer, by the kind of request.
        public var statusLatency: Milliseconds = 5
        /// The same for find.
        public var findLatency: Milliseconds = 60
        /// The same for select.
        public var selectLatency: Milliseconds = 40
        /// The same for reading text and photo.
        public var readLatency: Milliseconds = 700
        /// The same for an appended address or a management number.
        public var itemLatency: Milliseconds = 30
        /// The line's speed, for the pace of answers; nil sends without pause.
        public var speed: BaudRate? = .baud115200
        /// Whether requests at another speed than this one are not understood.
        public var heedsLineSpeed = false
        /// Bytes of fingerprints in the answer to `30 10`: 0, 512 or 1024.
        public var fingerprintLength = 1024
        /// The status given to `61 FF`, whose bytes no source confirms.
        public var radioFrameStatus: UInt8 = 0x90
        /// The module's serial number, as the sixteen bytes of `12 FF`.
        public var identifier: [UInt8] = [5, 0, 1, 0, 0x65, 0x2D, 0x31, 1, 1, 0, 0, 0, 2, 0, 0, 0]

        /// The reference's values.
        public init() {}

        /// Answers at once and without pauses, for tests in real time.
        public static var immediate: Traits {
            var traits = Traits()
            (traits.statusLatency, traits.findLatency, traits.selectLatency) = (0, 0, 0)
            (traits.readLatency, traits.itemLatency, traits.speed) = (0, 0, nil)
            return traits
        }
    }

    /// Bytes that leave at a time, or the end of the device.
    public struct Transmission: Sendable, Hashable {
        /// When they leave.
        public var at: Milliseconds
        /// What leaves.
        public var bytes: [UInt8]
        /// Whether the device vanishes after them.
        public var hangsUp = false
    }

    /// What ails the module itself.
    public enum Condition: Sendable, Hashable {
        /// Nothing.
        case healthy
        /// 60 to everything until it was reset so many times.
        case selfTestFailed(resetsNeeded: Int)
        /// 66 to everything, for ever.
        case notAuthorised
    }

    /// How it behaves.
    public var traits: Traits
    /// What ails it.
    public var condition = Condition.healthy
    /// The card in the field.
    public private(set) var card: SimulatedCard?

    var faults: [SimulatorFault] = []
    private var parser = FrameParser(lengths: SAMFrame.requestLengths)
    private var pending: [(command: SAMCommand, laying: Int, dueAt: Milliseconds)] = []
    /// Counts the cards laid, so that a card swapped in mid-command is another one.
    private var laying = 0
    private var found: Int?
    private var selected: Int?
    private var active: Int?

    /// A module with an empty field.
    public init(traits: Traits = Traits()) { self.traits = traits }

    /// Lays a card on the reader, in the place of what lay there.
    public mutating func lay(_ card: SimulatedCard) {
        take()
        laying += 1
        self.card = card
    }

    /// Takes the card away.
    public mutating func take() {
        card = nil
        (found, selected, active) = (nil, nil, nil)
    }

    /// Puts a fault on the module, beside those it has.
    public mutating func inject(_ fault: SimulatorFault) { faults.append(fault) }

    /// Heals the module of all faults.
    public mutating func clear() {
        faults = []
        condition = .healthy
    }

    /// When ``advance(to:)`` has to be asked next.
    public var dueAt: Milliseconds? { pending.map(\.dueAt).min() }

    /// Takes in bytes of requests. Answers to damaged ones come at once, to others when they are due.
    /// `lineSpeed` is what the host has set on its side, where that is known.
    public mutating func receive(
        _ bytes: [UInt8], at now: Milliseconds, lineSpeed: BaudRate? = nil
    ) -> [Transmission] {
        if traits.heedsLineSpeed, let lineSpeed, lineSpeed != traits.speed { return advance(to: now) }
        var bodies: [FrameOutcome] = []
        parser.receive(bytes) { outcome in
            switch outcome {
            case .frame(let body): bodies.append(.request(Array(body)))
            case .damaged(.checksum): bodies.append(.refusal(.badChecksum))
            case .damaged(.length): bodies.append(.refusal(.badLength))
            case .damaged(.torn): break
            }
        }
        var answers: [Transmission] = []
        for body in bodies {
            switch body {
            case .refusal(let status): answers.append(Transmission(at: now, bytes: Self.frame(status)))
            case .request(let body):
                guard let command = SAMCommand(body: body) else {
                    answers.append(Transmission(at: now, bytes: Self.frame(.wrongCommand)))
                    continue
                }
                pending.append((command, laying, now + latency(of: command)))
            }
        }
        return answers + advance(to: now)
    }

    /// Answers the requests whose time has come.
    public mutating func advance(to now: Milliseconds) -> [Transmission] {
        var answers: [Transmission] = []
        while let index = pending.firstIndex(where: { $0.dueAt <= now }) {
            let request = pending.remove(at: index)
            let faults = strike(request.command)
            let frame = answer(to: request.command, begunWith: request.laying, faults)
            answers += Line(speed: traits.speed).transmissions(
                of: frame, to: request.command, at: request.dueAt, faults)
            // The answer to the change still goes out at the old speed.
            if case .setSpeed(let speed) = request.command, traits.speed != nil { traits.speed = speed }
        }
        return answers
    }

    private enum FrameOutcome {
        case request([UInt8])
        case refusal(SAMStatus)
    }

    /// The faults that strike this command, each used up once.
    private mutating func strike(_ command: SAMCommand) -> [SimulatorFault.Kind] {
        var kinds: [SimulatorFault.Kind] = []
        for index in faults.indices where faults[index].strikes(command) {
            kinds.append(faults[index].kind)
            if let times = faults[index].times { faults[index].times = times - 1 }
        }
        faults.removeAll { $0.times.map { $0 <= 0 } ?? false }
        return kinds
    }

    private func latency(of command: SAMCommand) -> Milliseconds {
        switch command {
        case .find: traits.findLatency
        case .select: traits.selectLatency
        case .read, .readWithFingerprints: traits.readLatency
        case .readAppendedAddress, .readManagementNumber: traits.itemLatency
        default: traits.statusLatency
        }
    }

    private mutating func answer(
        to command: SAMCommand, begunWith begun: Int, _ faults: [SimulatorFault.Kind]
    ) -> [UInt8] {
        for case .status(let status) in faults { return Self.frame(SAMStatus(rawValue: status)) }
        if let refusal = refusalOfCondition(to: command) { return Self.frame(refusal) }
        // A card counts only if it lay there, itself, from the request to the answer.
        let present = card != nil && begun == laying ? laying : nil
        let chip: UInt8 = faults.contains(.chipNumbers) ? 0x5C : 0
        switch command {
        case .reset:
            (found, selected, active) = (nil, nil, nil)
            return Self.frame(.success)
        case .status, .setSpeed: return Self.frame(.success)
        case .setRadioFrame: return Self.frame(SAMStatus(rawValue: traits.radioFrameStatus))
        case .samID: return Self.frame(.success, traits.identifier)
        case .find:
            // A card that was read is active and does not answer to find any more.
            guard let present, active != present else { return Self.frame(.nothingFound) }
            (found, selected) = (present, nil)
            return Self.frame(.found, [UInt8](repeating: chip, count: 4))
        case .select:
            guard let present, found == present else { return Self.frame(.selectFailed) }
            selected = present
            return Self.frame(.success, [UInt8](repeating: chip, count: 8))
        default:
            guard let card, let present, selected == present else { return Self.frame(.readFailed) }
            return read(command, card, present, faults)
        }
    }

    private mutating func read(
        _ command: SAMCommand, _ card: SimulatedCard, _ present: Int, _ faults: [SimulatorFault.Kind]
    ) -> [UInt8] {
        switch command {
        case .readManagementNumber: return Self.frame(.success, [UInt8](repeating: 0, count: 28))
        case .readAppendedAddress:
            guard let address = card.appendedAddress else { return Self.frame(.noContent) }
            return Self.frame(.success, CardTextEncoder.padded(address, to: 70))
        default: break
        }
        active = present
        var deviations = CardTextEncoder.Deviations()
        deviations.padsWithNUL = faults.contains(.nulPadding)
        for case .typeLetter(let letter) in faults { deviations.typeLetter = letter }
        let fingerprints = command == .readWithFingerprints ? traits.fingerprintLength : nil
        return Self.frame(
            .success, CardBlocks.read(CardTextEncoder.text(of: card, deviations), fingerprints: fingerprints))
    }

    private mutating func refusalOfCondition(to command: SAMCommand) -> SAMStatus? {
        switch condition {
        case .healthy: return nil
        case .notAuthorised: return .notAuthorised
        case .selfTestFailed(let resets):
            guard command == .reset else { return .selfTestFailed }
            condition = resets > 1 ? .selfTestFailed(resetsNeeded: resets - 1) : .healthy
            return nil
        }
    }

    private static func frame(_ status: SAMStatus, _ data: [UInt8] = []) -> [UInt8] {
        SAMFrame.encode([0, 0, status.rawValue] + data)
    }
}
