import CountyAPI
import Domain

/// Compares what a booth has receipts for with what the mailbox holds (``SequenceRoot``).
package struct Reconciliation: Sendable {
    var mailbox: any Mailbox

    /// A comparison with a mailbox.
    package init(mailbox: any Mailbox) { self.mailbox = mailbox }

    /// Which of the ranges differ. Throws a ``Problem`` for a request that no booth makes.
    package func answer(
        _ request: ReconciliationRequest, to booth: BoothID
    ) async throws -> ReconciliationResponse {
        let isPlausible = request.ranges.allSatisfy {
            $0.first >= 1 && $0.last >= $0.first && $0.last <= 1 << 40
        }
        guard isPlausible, request.ranges.count <= ReconciliationRequest.mostRanges,
            request.ranges.reduce(0, { $0 + ($1.last - $1.first + 1) }) <= ReconciliationRequest.mostNumbers
        else { throw Problem.badRequest("too many ranges, or too long ones") }
        var differing: [Int] = []
        for (index, range) in request.ranges.enumerated() {
            let held = try await mailbox.digests(of: booth, in: range.first...range.last)
            if SequenceRoot.of(range.first...range.last, digest: { held[$0] }) != range.root {
                differing.append(index)
            }
        }
        return ReconciliationResponse(differing: differing)
    }
}
