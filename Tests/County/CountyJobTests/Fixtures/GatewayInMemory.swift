import CountyAPI
import FoundationEssentials
import Synchronization

@testable import CountyJob

/// A gateway that can be away, forget, and lose answers.
final class GatewayInMemory: GatewayClient {
    struct State {
        var envelopes: [PostedEnvelope] = []
        var delivered: [OutgoingMessages.Addressed] = []
        var root: Signed<CatalogueRoot>?
        var blobs: [ContentDigest: Data] = [:]
        /// How many calls will find nobody.
        var failures = 0
        /// Deliveries are stored, and their answers lost, so many times.
        var lostAnswers = 0
        var uploads = 0
        /// How far it was told; nil for a gateway of before this was said.
        var through: Int64?
    }

    let state = Mutex(State())
    let (deliveries, delivery) = AsyncStream<Int>.makeStream()
    private let (arrivals, arrival) = AsyncStream<Void>.makeStream()

    func post(_ envelope: PostedEnvelope) {
        state.withLock { $0.envelopes.append(envelope) }
        arrival.yield()
    }

    private func reach() throws(LinkFault) {
        let isAway = state.withLock { state in
            defer { state.failures = max(0, state.failures - 1) }
            return state.failures > 0
        }
        if isAway { throw .unreachable("away") }
    }

    func envelopes(after cursor: Int64, limit: Int, waitSeconds: Int) async throws(LinkFault) -> EnvelopesPage
    {
        try reach()
        while true {
            let (page, last) = state.withLock { state in
                (state.envelopes.filter { $0.cursor > cursor }, state.envelopes.map(\.cursor).max() ?? 0)
            }
            if cursor > last, last > 0 {
                throw .refused(Problem(code: "dead-cursor", title: "", status: 410, retry: .afterFix))
            }
            if !page.isEmpty || waitSeconds == 0 {
                return EnvelopesPage(
                    envelopes: Array(page.prefix(limit)), hasMore: page.count > limit,
                    deliveredThrough: state.withLock { $0.through })
            }
            for await _ in arrivals { break }
            if Task.isCancelled { throw .cancelled }
        }
    }

    func deliver(_ messages: OutgoingMessages) async throws(LinkFault) {
        try reach()
        let (count, isLost) = state.withLock { state in
            let known = Set(state.delivered.map(\.message.id))
            state.through = messages.through.map { max($0, state.through ?? 0) } ?? state.through
            state.delivered += messages.messages.filter { !known.contains($0.message.id) }
            defer { state.lostAnswers = max(0, state.lostAnswers - 1) }
            return (state.delivered.count, state.lostAnswers > 0)
        }
        delivery.yield(count)
        if isLost { throw .unreachable("answer lost") }
    }

    func root() async throws(LinkFault) -> Signed<CatalogueRoot>? {
        try reach()
        return state.withLock { $0.root }
    }

    func hasBlob(_ digest: ContentDigest) async throws(LinkFault) -> Bool {
        try reach()
        return state.withLock { $0.blobs[digest] != nil }
    }

    func blob(_ digest: ContentDigest) async throws(LinkFault) -> Data? {
        try reach()
        return state.withLock { $0.blobs[digest] }
    }

    func upload(_ bytes: Data, digest: ContentDigest) async throws(LinkFault) {
        try reach()
        state.withLock {
            $0.blobs[digest] = bytes
            $0.uploads += 1
        }
    }

    func publish(_ root: Signed<CatalogueRoot>) async throws(LinkFault) {
        try reach()
        state.withLock { $0.root = root }
    }
}
