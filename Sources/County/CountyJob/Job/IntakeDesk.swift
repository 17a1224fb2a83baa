import CountyAPI
import Domain
import FoundationEssentials

/// Takes one envelope after the other: opens, checks, books. Whatever is wrong with one is a visible state of that one.
public struct IntakeDesk: Sendable {
    private let adapter: any PlatformAdapter
    private let opening: EnvelopeOpening
    private let checker: any SubmissionChecker
    private let fetchForm: @Sendable (ContentDigest) async -> Data?
    private let now: @Sendable () -> Instant

    /// A desk.
    /// - Parameters:
    ///   - fetchForm: asks the gateway for a form that the ledger's archive does not have.
    ///   - now: the county's clock.
    public init(
        adapter: any PlatformAdapter, opening: EnvelopeOpening, checker: any SubmissionChecker,
        fetchForm: @escaping @Sendable (ContentDigest) async -> Data?, now: @escaping @Sendable () -> Instant
    ) {
        self.adapter = adapter
        self.opening = opening
        self.checker = checker
        self.fetchForm = fetchForm
        self.now = now
    }

    /// Takes an envelope in and moves the cursor past it. Throws only if the ledger could not store anything: then the
    /// same envelope is to be tried again later.
    public func take(_ posted: PostedEnvelope) async throws -> Taken {
        try await take(posted, cursor: posted.cursor)
    }

    /// Tries parked submissions again whose cause can have been mended; says how many became cases.
    public func retryParked() async throws -> Int {
        var booked = 0
        for parked in try await adapter.parked() where parked.reason.canMend {
            if case .booked = try await take(parked.posted, cursor: nil) { booked += 1 }
        }
        return booked
    }

    private func take(_ posted: PostedEnvelope, cursor: Int64?) async throws -> Taken {
        let outcome = try await outcome(of: posted)
        do {
            return try await adapter.take(outcome, cursor: cursor, at: now())
        } catch {
            let reason: ParkReason
            switch error {
            case is BookingConflict: reason = .correction
            case is CaseFault: reason = .noNumber
            default: throw error
            }
            let header = try? posted.envelope.verified(by: posted.boothKey)
            return try await adapter.take(
                .park(parking(posted, header, reason, "")), cursor: cursor, at: now())
        }
    }

    private func outcome(of posted: PostedEnvelope) async throws -> Outcome {
        var opened = opening.open(posted) { _ in nil }
        if case .needsForm(let digest) = opened {
            guard let xml = try await form(digest) else {
                let header = try? posted.envelope.verified(by: posted.boothKey)
                return .park(parking(posted, header, .unknownForm, digest.hex))
            }
            opened = opening.open(posted) { $0 == digest ? xml : nil }
        }
        switch opened {
        case .worthless: return .pass
        case .needsForm(let digest): return .park(parking(posted, nil, .unknownForm, digest.hex))
        case .parked(let reason, let header): return .park(parking(posted, header, reason, ""))
        case .inquiry(let header, let inquiry):
            let answering = InquiryAnswering(records: adapter)
            let reply = try await answering.answer(
                inquiry, header: header, storedAt: posted.storedAt, at: now())
            return reply.map { .reply($0, to: header.booth) } ?? .pass
        case .attachment(let part, let booth):
            return .attach(part, from: booth, envelope: posted.envelope.digest)
        case .submission(let submission, let form):
            return try await judge(submission, form: form, posted)
        }
    }

    private func judge(
        _ submission: SubmissionRecord, form: Data, _ posted: PostedEnvelope
    ) async throws -> Outcome {
        let header = try? posted.envelope.verified(by: posted.boothKey)
        guard let item = try await adapter.item(submission.content.implementationCode),
            item.formID == submission.content.formID
        else {
            return .park(
                parking(posted, header, .unknownItem, submission.content.implementationCode))
        }
        var lists: [String: Data] = [:]
        for (name, digest) in submission.content.lists {
            guard let bytes = try await self.form(digest) else {
                return .park(parking(posted, header, .unknownForm, digest.hex))
            }
            lists[name] = bytes
        }
        do {
            let violations = try checker.violations(of: submission.content, form: form, lists: lists)
            guard violations.isEmpty else {
                return .park(parking(posted, header, .answers, violations.joined(separator: " ")))
            }
        } catch { return .park(parking(posted, header, .unchecked, error.cause)) }
        return .book(submission, item)
    }

    private func form(_ digest: ContentDigest) async throws -> Data? {
        if let xml = try await adapter.form(digest) { return xml }
        guard let xml = await fetchForm(digest), ContentDigest(of: xml) == digest else { return nil }
        return xml
    }

    private func parking(
        _ posted: PostedEnvelope, _ header: EnvelopeHeader?, _ reason: ParkReason, _ detail: String
    ) -> ParkedSubmission {
        ParkedSubmission(posted: posted, header: header, reason: reason, detail: detail, parkedAt: now())
    }
}
