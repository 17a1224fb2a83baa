import Domain
import GRDB

extension BoothStore {
    /// Takes in what an exchange with the county showed of its clock.
    public func recordCountyClock(_ new: ClockEstimate) throws {
        let known = try countyClock()
        let best = known?.updated(with: new) ?? new
        guard best != known else { return }
        try write { connection in
            try connection.execute(
                sql: "INSERT OR REPLACE INTO clock (row, ahead, error, measured_at) VALUES (1, ?, ?, ?)",
                arguments: [best.offset, best.error, best.at.milliseconds])
        }
    }

    /// How far the county's clock is ahead of this machine's, as far as is known.
    public func countyClock() throws -> ClockEstimate? {
        try read { connection in
            try Row.fetchOne(connection, sql: "SELECT ahead, error, measured_at FROM clock").map {
                ClockEstimate(
                    offset: $0["ahead"], error: $0["error"], at: Instant(milliseconds: $0["measured_at"]))
            }
        }
    }
}
