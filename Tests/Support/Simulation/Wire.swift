import BoothStore
import BoothSync
import CountyAPI
import CountyJob
import Foundation
import Gateway
import Synchronization

/// The gateway and the links to it from both sides: requests get lost on the way there or back, come twice, come late, or
/// find nobody. What arrives is worked by the real reception on the real mailbox.
final class Wire: CountyLink, GatewayClient {
    struct Weather: Sendable {
        var isDown = false
        /// How often a request or an answer is lost, and how often one comes twice.
        var badness = 0.0
    }

    struct Gateway: Sendable {
        var mailbox: SQLiteMailbox
        var reception: BatchReception
    }

    struct State {
        /// nil while it does not run.
        var gateway: Gateway?
        var weather = Weather()
        var random: SeededRandom
        /// A batch that was given up by the booth and is still on its way.
        var straggler: BatchRequest?
        /// What somebody in between has seen pass, and plays again.
        var roots: [Signed<CatalogueRoot>] = []
        var proof: ReceiptProof?
        /// Something arrived for the county, or for the booth.
        var hasPost = false
        var hasMessages = false
    }

    let state: Mutex<State>
    let booth: BoothID
    private let clock: World.Clock

    init(booth: BoothID, clock: World.Clock, seed: UInt64) {
        self.booth = booth
        self.clock = clock
        state = Mutex(State(random: SeededRandom(seed: seed)))
    }

    private enum Fate { case arrives, arrivesTwice, isLost, answerIsLost }

    private func fate() -> Fate {
        state.withLock { state in
            if state.weather.isDown || state.random.chance(state.weather.badness / 2) { return .isLost }
            if state.random.chance(state.weather.badness / 2) { return .answerIsLost }
            return state.random.chance(state.weather.badness / 4) ? .arrivesTwice : .arrives
        }
    }

    private static let nobody = LinkFailure(code: "unreachable", reach: .nobody)
    private static let storage = LinkFailure(
        Problem(code: "storage", title: "The mailbox cannot be written", status: 503, retry: .later))

    /// A request of the booth's, to the gateway and back.
    private func ask<Answer: Sendable>(
        _ body: @Sendable (Gateway) async throws -> Answer
    ) async throws(LinkFailure) -> Answer {
        let fate = fate()
        guard fate != .isLost, let gateway = state.withLock({ $0.gateway }) else { throw Self.nobody }
        let answer: Answer
        do {
            if fate == .arrivesTwice { _ = try await body(gateway) }
            answer = try await body(gateway)
        } catch let problem as Problem {
            throw LinkFailure(problem)
        } catch {
            // A gateway that lost its power says nothing any more.
            throw state.withLock { $0.gateway } == nil ? Self.nobody : Self.storage
        }
        if fate == .answerIsLost { throw Self.nobody }
        return answer
    }

    // MARK: The booth's side

    func send(_ envelopes: [Envelope]) async throws(LinkFailure) -> [EnvelopeResult] {
        let request = BatchRequest(envelopes: envelopes)
        let late = state.withLock { state in
            let late = state.straggler
            state.straggler = state.random.chance(state.weather.badness / 4) ? request : nil
            return late
        }
        if let forged = forgedResults(for: envelopes) { return forged }
        let booth = booth
        return try await ask { gateway in
            guard let registered = try await gateway.mailbox.booth(booth) else { return [] }
            for batch in [late, request].compactMap({ $0 }) {
                let incoming: IncomingBatch = try CanonicalJSON.decode(from: CanonicalJSON.encode(batch))
                let response = try await gateway.reception.receive(incoming, from: registered)
                self.state.withLock { state in
                    state.hasPost = true
                    state.proof = response.results.lazy.compactMap(\.proof).first ?? state.proof
                }
                if batch.envelopes.map(\.digest) == request.envelopes.map(\.digest) {
                    return response.results
                }
            }
            return []
        }
    }

    func events(after cursor: String, limit: Int, wait: Duration) async throws(LinkFailure) -> EventsPage {
        let booth = booth
        return try await ask { gateway in
            do {
                return try await gateway.mailbox.messages(
                    for: booth, after: cursor.isEmpty ? nil : cursor, limit: limit)
            } catch is CursorFault {
                throw Problem(code: "dead-cursor", title: "", status: 410, retry: .afterFix)
            }
        }
    }

    func catalogueRoot(unless known: ContentDigest?) async throws(LinkFailure) -> Signed<CatalogueRoot>? {
        if let forged = forgedRoot() { return forged }
        return try await ask { gateway in
            let root = try await gateway.mailbox.root()
            if let root { self.state.withLock { $0.roots.append(root) } }
            return root.flatMap { ContentDigest(of: $0.bytes) == known ? nil : $0 }
        }
    }

    func reconcile(_ request: ReconciliationRequest) async throws(LinkFailure) -> ReconciliationResponse {
        let booth = booth
        return try await ask { try await Reconciliation(mailbox: $0.mailbox).answer(request, to: booth) }
    }

    func renew(_ request: RenewalRequest) async throws(LinkFailure) -> RenewalResponse {
        throw LinkFailure(code: "no-certificates", reach: .here)
    }

    func show(_ credentials: TLSCredentials) async throws(LinkFailure) {}

    func blob(_ entry: CatalogueRoot.Entry) async throws(LinkFailure) -> [UInt8] {
        try await ask { gateway in
            guard let bytes = try await gateway.mailbox.blob(entry.digest) else {
                throw Problem(code: "unknown-blob", title: "", status: 404, retry: .later)
            }
            return [UInt8](bytes)
        }
    }

    // MARK: The county's side

    private func fetch<Answer: Sendable>(
        _ body: @Sendable (Gateway) async throws -> Answer
    ) async throws(LinkFault) -> Answer {
        do { return try await ask(body) } catch {
            if case .county(let problem) = error.reach { throw .refused(problem) }
            throw .unreachable(error.code)
        }
    }

    func envelopes(after cursor: Int64, limit: Int, waitSeconds: Int) async throws(LinkFault) -> EnvelopesPage
    {
        try await fetch { gateway in
            do {
                return try await gateway.mailbox.envelopes(after: cursor, limit: limit, bytes: 1 << 20)
            } catch is CursorFault {
                throw Problem(code: "dead-cursor", title: "", status: 410, retry: .afterFix)
            }
        }
    }

    func deliver(_ messages: OutgoingMessages) async throws(LinkFault) {
        try await fetch { gateway in
            _ = try await gateway.mailbox.accept(messages, at: self.clock.county)
            self.state.withLock { $0.hasMessages = true }
        }
    }

    func root() async throws(LinkFault) -> Signed<CatalogueRoot>? {
        try await fetch { try await $0.mailbox.root() }
    }

    func hasBlob(_ digest: ContentDigest) async throws(LinkFault) -> Bool {
        try await fetch { try await $0.mailbox.blob(digest) != nil }
    }

    func blob(_ digest: ContentDigest) async throws(LinkFault) -> Data? {
        try await fetch { try await $0.mailbox.blob(digest) }
    }

    func upload(_ bytes: Data, digest: ContentDigest) async throws(LinkFault) {
        try await fetch { try await $0.mailbox.keep(bytes, digest: digest) }
    }

    func publish(_ root: Signed<CatalogueRoot>) async throws(LinkFault) {
        try await fetch { gateway in
            _ = try await gateway.mailbox.publish(root, root: CanonicalJSON.decode(from: root.bytes))
        }
    }
}
