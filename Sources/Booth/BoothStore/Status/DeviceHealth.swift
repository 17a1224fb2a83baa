import Domain
import FoundationEssentials
import GRDB

/// How a device of the booth is.
public struct DeviceHealth: Sendable, Hashable {
    /// The device, such as `printer`, `card-reader`, `county-link`.
    public var device: String
    /// A stable word, such as `ok`, `absent`, `out-of-paper`.
    public var condition: String
    /// Since when.
    public var since: Instant

    /// How a device is.
    public init(device: String, condition: String, since: Instant) {
        self.device = device
        self.condition = condition
        self.since = since
    }
}

extension BoothStore {
    /// Writes down how a device is; the time stays that of the first report of a condition.
    public func recordHealth(device: String, condition: String, since: Instant) throws {
        try write { connection in
            try connection.execute(
                sql: """
                    INSERT INTO device VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE
                        SET condition = excluded.condition, since = excluded.since
                        WHERE condition <> excluded.condition
                    """, arguments: [device, condition, since.milliseconds])
        }
    }

    /// How the devices are, by name.
    public func health() throws -> [DeviceHealth] {
        try read { connection in
            try Row.fetchAll(connection, sql: "SELECT * FROM device ORDER BY name").map {
                DeviceHealth(
                    device: $0["name"], condition: $0["condition"], since: Instant(milliseconds: $0["since"]))
            }
        }
    }
}
