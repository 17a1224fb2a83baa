import CountyAPI
import Domain
import FoundationEssentials
import Hummingbird
import Logging

/// What the gateway does for each path. Every answer is given after the mailbox has committed.
struct Handlers: Sendable {
    var mailbox: any Mailbox
    var reception: BatchReception
    var enrolment: EnrolmentOffice
    var renewal: RenewalOffice
    var countyKey: VerificationKey
    var bell: ArrivalBell
    var metrics: GatewayMetrics
    var pause: @Sendable (Duration) async throws -> Void

    /// The most payload bytes of one page for the county.
    private static let pageBytes = 1 << 20

    func answer(
        _ endpoint: Endpoint, _ request: Request, _ context: GatewayContext, from caller: AccessControl.Caller
    ) async throws -> Response {
        switch endpoint {
        case .enrol: try await enrol(request, limit: endpoint.bodyLimit)
        case .renew: try await renew(request, limit: endpoint.bodyLimit)
        case .sendBatch: try await sendBatch(request, from: caller.booth(), limit: endpoint.bodyLimit)
        case .reconcile: try await reconcile(request, for: caller.booth().id, limit: endpoint.bodyLimit)
        case .fetchEvents: try await fetchEvents(request, for: caller.booth().id)
        case .fetchCatalogue: try await fetchCatalogue(request)
        case .fetchBlob: try await fetchBlob(request, try digest(context))
        case .probeBlob: try await probeBlob(try digest(context))
        case .fetchEnvelopes: try await fetchEnvelopes(request)
        case .postMessages: try await postMessages(request, limit: endpoint.bodyLimit)
        case .uploadBlob: try await uploadBlob(request, try digest(context), limit: endpoint.bodyLimit)
        case .publishCatalogue: try await publishCatalogue(request, limit: endpoint.bodyLimit)
        case .health: try await health(request)
        case .metrics: try await showMetrics(request)
        case .openAPI: Bodies.answer(try OpenAPIDocument.bytes(), type: "application/json", to: request)
        }
    }

    private func digest(_ context: GatewayContext) throws -> ContentDigest {
        guard let digest = context.parameters.get("digest").flatMap(ContentDigest.init(hex:)) else {
            throw Problem.badRequest("the digest must be 64 lower-case hexadecimal digits")
        }
        return digest
    }

    // MARK: Booths

    private func enrol(_ request: Request, limit: Int) async throws -> Response {
        let body = try await Bodies.decode(EnrolmentRequest.self, request, limit: limit)
        return try Bodies.json(try await enrolment.enrol(body), to: request, status: .created)
    }

    private func renew(_ request: Request, limit: Int) async throws -> Response {
        let body = try await Bodies.decode(RenewalRequest.self, request, limit: limit)
        return try Bodies.json(try await renewal.renew(body), to: request, status: .created)
    }

    private func sendBatch(
        _ request: Request, from booth: RegisteredBooth, limit: Int
    ) async throws -> Response {
        let batch = try await Bodies.decode(IncomingBatch.self, request, limit: limit)
        let response = try await reception.receive(batch, from: booth)
        for result in response.results { metrics.countEnvelope(result.problem?.code ?? "receipted") }
        if response.results.contains(where: { $0.proof != nil }) { await bell.ring([.county]) }
        return try Bodies.json(response, to: request)
    }

    private func reconcile(_ request: Request, for booth: BoothID, limit: Int) async throws -> Response {
        let body = try await Bodies.decode(ReconciliationRequest.self, request, limit: limit)
        return try Bodies.json(
            try await Reconciliation(mailbox: mailbox).answer(body, to: booth), to: request)
    }

    private func fetchEvents(_ request: Request, for booth: BoothID) async throws -> Response {
        let query = try FeedQuery(request)
        let page = try await poll(.booth(booth), seconds: query.wait) {
            try await mailbox.messages(for: booth, after: query.after, limit: query.limit)
        } isEmpty: {
            $0.messages.isEmpty
        }
        return try Bodies.json(page, to: request)
    }

    // MARK: Catalogue

    private func fetchCatalogue(_ request: Request) async throws -> Response {
        guard let root = try await mailbox.root() else { throw Problem.noCatalogue }
        let tag = "\"\(ContentDigest(of: root.bytes).hex)\""
        if request.headers[.ifNoneMatch] == tag {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        var response = try Bodies.json(CataloguePublication(root: root), to: request)
        response.headers[.eTag] = tag
        return response
    }

    private func fetchBlob(_ request: Request, _ digest: ContentDigest) async throws -> Response {
        guard let bytes = try await mailbox.blob(digest) else { throw Problem.unknownBlob }
        return Bodies.answer(bytes, type: "application/octet-stream", to: request)
    }

    private func probeBlob(_ digest: ContentDigest) async throws -> Response {
        Response(status: try await mailbox.blob(digest) == nil ? .notFound : .ok)
    }

    private func uploadBlob(
        _ request: Request, _ digest: ContentDigest, limit: Int
    ) async throws -> Response {
        let bytes = try await Bodies.read(request, limit: limit)
        guard ContentDigest(of: bytes) == digest else { throw Problem.otherDigest }
        try await mailbox.keep(bytes, digest: digest)
        return Response(status: .noContent)
    }

    private func publishCatalogue(_ request: Request, limit: Int) async throws -> Response {
        let publication = try await Bodies.decode(CataloguePublication.self, request, limit: limit)
        guard let root = try? publication.root.verified(by: countyKey) else { throw Problem.badRoot }
        switch try await mailbox.publish(publication.root, root: root) {
        case .published: return Response(status: .created)
        case .unchanged: return Response(status: .ok)
        case .stale(let current): throw Problem.staleCatalogue(current: current)
        case .missing(let digests): throw Problem.missingBlobs(digests)
        }
    }

    // MARK: County

    private func fetchEnvelopes(_ request: Request) async throws -> Response {
        let query = try FeedQuery(request)
        guard let after = Int64(query.after ?? "0") else { throw CursorFault() }
        let page = try await poll(.county, seconds: query.wait) {
            try await mailbox.envelopes(after: after, limit: query.limit, bytes: Self.pageBytes)
        } isEmpty: {
            $0.envelopes.isEmpty
        }
        metrics.noteCountyCursor(after)
        return try Bodies.json(page, to: request)
    }

    private func postMessages(_ request: Request, limit: Int) async throws -> Response {
        let outgoing = try await Bodies.decode(OutgoingMessages.self, request, limit: limit)
        let booths = try await mailbox.accept(outgoing, at: reception.now())
        await bell.ring(booths.map { .booth($0) })
        return Response(status: .noContent)
    }

    /// Looks; if there is nothing, waits for the bell or for the time to pass, and looks once more.
    private func poll<Page: Sendable>(
        _ desk: ArrivalBell.Desk, seconds: Int, look: @Sendable () async throws -> Page,
        isEmpty: (Page) -> Bool
    ) async throws -> Page {
        let count = await bell.count(for: desk)
        let page = try await look()
        guard seconds > 0, isEmpty(page) else { return page }
        let (bell, pause) = (bell, pause)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait(at: desk, after: count) }
            group.addTask { try? await pause(.seconds(seconds)) }
            await group.next()
            group.cancelAll()
        }
        return try await look()
    }

    // MARK: Operations

    private func health(_ request: Request) async throws -> Response {
        _ = try await mailbox.figures()
        return try Bodies.json(["status": "ok"], to: request)
    }

    private func showMetrics(_ request: Request) async throws -> Response {
        let text = metrics.text(try await mailbox.figures())
        return Bodies.answer(
            Data(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8", to: request)
    }
}
