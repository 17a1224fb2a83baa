/// What happens in one run, fixed by its seed: visits to the booth, and what goes wrong.
public struct Plan: Sendable {
    /// The seed.
    public var seed: UInt64
    /// How long people come and things go wrong.
    public var length: Duration
    /// What goes wrong, in order.
    public var faults: [Fault]

    /// The plan of a seed: a week by default.
    public init(seed: UInt64, days: Int = 7) {
        self.seed = seed
        length = .seconds(days * 86_400)
        var random = SeededRandom(seed: seed)
        let count = Int.random(in: 0...days * 3, using: &random)
        let end = Double(days * 86_400)
        faults = (0..<count)
            .map { _ in Fault(at: random.seconds(0...end), from: &random) }
            .sorted { $0.at < $1.at }
        // What was drawn before stays as it was, so that seeds that are written down keep their meaning.
        if random.chance(0.3) {
            var rotation = Fault(at: random.seconds(0...end), from: &random)
            rotation.kind = .keyRotation
            faults = (faults + [rotation]).sorted { $0.at < $1.at }
        }
    }
}

/// Something that goes wrong.
public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// What.
    public enum Kind: String, Sendable, CaseIterable {
        /// The plug is pulled, a few writes from now.
        case boothPower, gatewayPower, countyPower
        /// All programs of the machine are killed.
        case boothKilled, gatewayKilled, countyKilled
        /// The disk is full.
        case boothFull, gatewayFull, countyFull
        /// Some reads, writes and syncs fail.
        case boothDisk, gatewayDisk, countyDisk
        /// Nobody answers.
        case linkDown
        /// Requests and answers get lost, come twice and late.
        case linkBad
        /// The gateway's disk is lost, and put back from last night's copy.
        case gatewayPutBack
        /// The booth's clock jumps.
        case clockAhead, clockBack
        /// The county has booths seal to a new key.
        case keyRotation

        /// Those of which a plan has many.
        static let drawn = allCases.filter { $0 != .keyRotation }
    }

    /// When.
    public var at: Duration
    /// What.
    public var kind: Kind
    /// For how long. A machine whose power failed comes up by itself.
    public var lasts: Duration
    /// How bad, from 0 to 1.
    public var strength: Double

    init(at: Duration, from random: inout SeededRandom) {
        self.at = at
        kind = Kind.drawn.randomElement(using: &random) ?? .linkDown
        // Mostly minutes, sometimes a day.
        let scale = random.chance(0.8) ? 3600.0 : 86_400
        lasts = random.seconds(1...scale)
        strength = Double.random(in: 0..<1, using: &random)
    }

    public var description: String {
        "\(kind.rawValue) at \(at.components.seconds) s for \(lasts.components.seconds) s, \(Int(strength * 100)) %"
    }
}
