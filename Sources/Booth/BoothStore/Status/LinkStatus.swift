import Domain
import FoundationEssentials
import GRDB

/// What the sync daemon says of the link after a contact or the failure of one.
public struct LinkReport: Sendable, Hashable {
    /// The booth's clock.
    public var at: Instant
    /// Whether the county was reached.
    public var outcome: Outcome

    /// Whether the county was reached.
    public enum Outcome: Sendable, Hashable {
        /// It answered, and proved to be the county.
        case reached
        /// It did not; a stable code such as `dns`, `refused`, `timeout`, `certificate`, `captive-portal`.
        case failed(String)
    }

    /// A report.
    public init(at: Instant, outcome: Outcome) {
        self.at = at
        self.outcome = outcome
    }
}

/// The link as the status line shows it.
public struct LinkStatus: Sendable, Hashable {
    /// Whether the last contact succeeded; false before the first.
    public var isUp: Bool
    /// When the county was reached last.
    public var lastReachedAt: Instant?
    /// Since when it has not been; nil while the link is up.
    public var downSince: Instant?
    /// The code of the last failure; nil while the link is up.
    public var lastFailureCode: String?

    /// How a link is.
    public init(
        isUp: Bool, lastReachedAt: Instant? = nil, downSince: Instant? = nil, lastFailureCode: String? = nil
    ) {
        self.isUp = isUp
        self.lastReachedAt = lastReachedAt
        self.downSince = downSince
        self.lastFailureCode = lastFailureCode
    }
}

extension BoothStore {
    /// Writes down how the link is.
    public func recordLink(_ report: LinkReport) throws {
        let now = report.at.milliseconds
        try write { connection in
            switch report.outcome {
            case .reached:
                try connection.execute(
                    sql: """
                        INSERT INTO link VALUES (1, 1, :now, :now, NULL, NULL) ON CONFLICT (row) DO UPDATE
                            SET is_up = 1, last_report_at = :now, last_reached_at = :now, down_since = NULL,
                                last_failure = NULL
                        """, arguments: ["now": now])
            case .failed(let code):
                try connection.execute(
                    sql: """
                        INSERT INTO link VALUES (1, 0, :now, NULL, :now, :code) ON CONFLICT (row) DO UPDATE
                            SET is_up = 0, last_report_at = :now, down_since = coalesce(down_since, :now),
                                last_failure = :code
                        """, arguments: ["now": now, "code": code])
            }
        }
    }

    /// How the link is.
    public func link() throws -> LinkStatus {
        try read { connection in
            guard let row = try Row.fetchOne(connection, sql: "SELECT * FROM link") else {
                return LinkStatus(isUp: false)
            }
            let reached: Int64? = row["last_reached_at"]
            let down: Int64? = row["down_since"]
            return LinkStatus(
                isUp: row["is_up"], lastReachedAt: reached.map(Instant.init(milliseconds:)),
                downSince: down.map(Instant.init(milliseconds:)), lastFailureCode: row["last_failure"])
        }
    }
}
