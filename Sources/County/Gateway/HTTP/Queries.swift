import CountyAPI
import Hummingbird

/// The query of a feed: `after`, `limit` and `wait`.
struct FeedQuery: Sendable, Hashable {
    /// The cursor; nil for the beginning.
    var after: String?
    /// How many at most, 1 … 500.
    var limit: Int
    /// How many seconds to wait for something new, 0 … 600.
    var wait: Int

    init(_ request: Request) throws(Problem) {
        let parameters = request.uri.queryParameters
        after = parameters["after"].flatMap { $0.isEmpty ? nil : String($0) }
        limit = try Self.number(parameters["limit"], "limit", 1...500) ?? 100
        wait = try Self.number(parameters["wait"], "wait", 0...600) ?? 0
    }

    private static func number(
        _ text: Substring?, _ name: String, _ range: ClosedRange<Int>
    ) throws(Problem) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .badRequest("\(name) must be \(range.lowerBound) … \(range.upperBound)")
        }
        return number
    }
}
