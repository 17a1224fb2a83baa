import Synchronization

/// Counters since the start, and the mailbox's figures, in Prometheus' text format. No label names a person; booths
/// are looked at with `county-gateway booths`.
final class GatewayMetrics: Sendable {
    private struct Counts {
        var requests: [String: Int] = [:]
        var envelopes: [String: Int] = [:]
        var countyCursor: Int64 = 0
    }

    private let counts = Mutex(Counts())

    func countRequest(_ endpoint: String, status: Int) {
        counts.withLock { $0.requests["endpoint=\"\(endpoint)\",status=\"\(status)\"", default: 0] += 1 }
    }

    /// An envelope's result: `receipted`, or the code of its problem.
    func countEnvelope(_ result: String) {
        counts.withLock { $0.envelopes["result=\"\(result)\"", default: 0] += 1 }
    }

    /// The county has everything up to this cursor.
    func noteCountyCursor(_ cursor: Int64) {
        counts.withLock { $0.countyCursor = max($0.countyCursor, cursor) }
    }

    func text(_ figures: MailboxFigures) -> String {
        let counts = counts.withLock { $0 }
        var lines: [String] = []
        func family(_ name: String, _ kind: String, _ help: String, _ samples: [(String, Int)]) {
            lines.append("# HELP ting_gateway_\(name) \(help)")
            lines.append("# TYPE ting_gateway_\(name) \(kind)")
            for (labels, value) in samples.sorted(by: { $0.0 < $1.0 }) {
                lines.append("ting_gateway_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)")
            }
        }
        family(
            "requests_total", "counter", "Requests answered.", counts.requests.map { ($0.key, $0.value) })
        family(
            "envelopes_total", "counter", "Envelopes received, by result.",
            counts.envelopes.map { ($0.key, $0.value) })
        family("envelopes", "gauge", "Envelopes kept.", [("", figures.envelopes)])
        family("messages", "gauge", "Messages for booths kept.", [("", figures.messages)])
        family("booths", "gauge", "Booths that may send.", [("", figures.booths)])
        family(
            "sequence_missing", "gauge", "Missing sequence numbers of all booths.", [("", figures.missing)])
        family(
            "chain_broken", "gauge", "Envelopes that name another predecessor.", [("", figures.brokenLinks)])
        family(
            "catalogue_version", "gauge", "Version of the catalogue in force, 0 for none.",
            [("", figures.catalogueVersion ?? 0)])
        let lag = counts.countyCursor == 0 ? nil : Int(figures.lastCursor - counts.countyCursor)
        family(
            "county_lag", "gauge", "Envelopes that the county has not fetched since the start.",
            lag.map { [("", max(0, $0))] } ?? [])
        return lines.joined(separator: "\n") + "\n"
    }
}
