import BoothStore
import Domain

/// How the booth is, from what its programs have written down; nothing is tried (that is doctor's).
public struct StatusReport: Codable, Sendable, Hashable {
    /// Who the booth is.
    public struct Booth: Codable, Sendable, Hashable {
        /// Its name on the wire.
        public var id: String
        /// Its name for people.
        public var name: String
        /// Its code in receipt numbers, four digits.
        public var code: String
        /// Its county.
        public var county: String
    }

    /// How the link is.
    public struct Link: Codable, Sendable, Hashable {
        /// Whether the last contact succeeded.
        public var up: Bool
        /// When the county was reached last, RFC 3339.
        public var lastReachedAt: String?
        /// Since when it has not been, RFC 3339.
        public var downSince: String?
        /// The code of the last failure.
        public var lastFailure: String?
    }

    /// How a device is.
    public struct Device: Codable, Sendable, Hashable {
        /// Its name, such as `printer`.
        public var name: String
        /// A stable word, such as `ok`.
        public var condition: String
        /// Since when, RFC 3339.
        public var since: String
    }

    /// Who the booth is; nil while it is not enrolled.
    public var booth: Booth?
    /// How the link is.
    public var link: Link
    /// Milliseconds that the county's clock is ahead, and how sure that is; nil before the first contact.
    public var countyClock: ClockEstimate?
    /// How many submissions are in each state.
    public var queue: [String: Int]
    /// How many parts of papers and signatures are in each state; they follow their submissions.
    public var attachmentParts: [String: Int]
    /// How many half-filled forms are kept, sealed.
    public var drafts: Int
    /// The version of the catalogue; nil before the first.
    public var catalogueVersion: Int?
    /// How the devices are.
    public var devices: [Device]

    /// The report of what the store holds. `identity` is nil while the booth is not enrolled.
    public init(identity: BoothIdentity?, store: BoothStore) throws {
        booth = identity.map { identity in
            let code = String(identity.boothCode)
            return Booth(
                id: identity.booth.description, name: identity.boothName,
                code: String(repeating: "0", count: max(0, 4 - code.count)) + code,
                county: identity.trust.countyName)
        }
        let status = try store.link()
        link = Link(
            up: status.isUp, lastReachedAt: status.lastReachedAt?.rfc3339,
            downSince: status.downSince?.rfc3339,
            lastFailure: status.lastFailureCode)
        countyClock = try store.countyClock()
        let counts = try store.queueCounts()
        queue = Dictionary(
            uniqueKeysWithValues: LocalState.allCases.map { ($0.rawValue, counts[$0, default: 0]) })
        let parts = try store.attachmentCounts()
        attachmentParts = Dictionary(
            uniqueKeysWithValues: LocalState.allCases.compactMap { state in
                parts[state].map { (state.rawValue, $0) }
            })
        drafts = try store.draftCount()
        catalogueVersion = try store.catalogueVersion()
        devices = try store.health().map { health in
            Device(name: health.device, condition: health.condition, since: health.since.rfc3339)
        }
    }

    /// For a technician's eyes.
    public var text: String {
        var table = TextTable()
        table.add([
            "booth", booth.map { "\($0.name) (\($0.id), code \($0.code)), \($0.county)" } ?? "not enrolled",
        ])
        table.add(["link", linkText])
        if let clock = countyClock {
            table.add([
                "clock",
                "county's clock \(Self.seconds(clock.offset)) s ahead, ± \(Self.seconds(clock.error)) s",
            ])
        }
        let states = LocalState.allCases.map { "\(queue[$0.rawValue, default: 0]) \($0.rawValue)" }
        table.add(["queue", states.joined(separator: ", ")])
        let parts = LocalState.allCases.compactMap { state in
            attachmentParts[state.rawValue].map { "\($0) \(state.rawValue)" }
        }
        table.add(["papers", parts.isEmpty ? "none" : "parts: " + parts.joined(separator: ", ")])
        table.add(["drafts", "\(drafts) kept"])
        table.add(["catalogue", catalogueVersion.map { "version \($0)" } ?? "none yet"])
        for device in devices { table.add([device.name, "\(device.condition) since \(device.since)"]) }
        return table.text
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        let tenths = (milliseconds.magnitude + 50) / 100
        return (milliseconds < 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
    }

    private var linkText: String {
        if link.up { return "up, county reached \(link.lastReachedAt ?? "")" }
        guard let since = link.downSince else { return "the county has not been tried yet" }
        let last = link.lastReachedAt.map { ", reached last \($0)" } ?? ", never reached"
        return "down since \(since) (\(link.lastFailure ?? "no reason known"))\(last)"
    }
}
