import BoothApp
import BoothStore
import CountyAPI
import Domain
import Foundation

extension StoreDesk {
    /// Tells what the booth knows of a person's submissions, and puts the question to the county: sealed like a
    /// submission, with a key for the answer that never leaves this process.
    func ask(about person: PersonKey) {
        let id = UUID()
        work(onFailure: .progress(.unanswered)) { desk in
            let tag = PersonTag(of: person, at: desk.signingKey)
            let known = try desk.store.queue(personTag: tag).map {
                KnownSubmission(
                    receiptNumber: $0.receiptNumber, at: $0.finalisedAt, delivery: try desk.delivery(of: $0))
            }
            desk.events.post(.progress(.known(known)))
            let key = OpeningKey()
            let inquiry = Inquiry(person: person, question: .caseProgress, replyKey: key.sealingKey)
            let now = Moment.now.wall
            let envelope = try Envelope.seal(
                CanonicalJSON.encode(inquiry), at: .inquiry(id: id, booth: desk.identity.booth),
                to: desk.identity.trust.sealingKey, by: desk.signingKey, time: now)
            try desk.withdraw()
            try desk.store.ask(envelope, at: now)
            desk.desk.withLock { $0.inquiry = (id, key) }
        }
        work(after: Self.answerLimit) { desk in
            guard desk.desk.withLock({ $0.inquiry?.id }) == id else { return }
            try desk.withdraw()
            desk.events.post(.progress(.unanswered))
        }
    }

    /// Forgets the question, its key and the submission that was followed: the session is over.
    func forget() {
        work { desk in
            try desk.withdraw()
            desk.desk.withLock {
                $0.followed = nil
                $0.delivery = nil
            }
        }
    }

    /// Opens the county's answer, if it has come.
    func tellReply() throws {
        guard let inquiry = desk.withLock({ $0.inquiry }), let message = try store.reply(inquiry.id) else {
            return
        }
        let reply = try message.open(InquiryReply.self, by: identity.trust.countyKey)
        let answer = try reply.open(CaseProgressAnswer.self, with: inquiry.key)
        events.post(.progress(.answered(answer)))
        try withdraw()
    }

    private func withdraw() throws {
        let id = desk.withLock { papers in
            defer { papers.inquiry = nil }
            return papers.inquiry?.id
        }
        if let id { try store.forgetInquiry(id) }
    }

    /// Seconds until the screen says that no answer came; the catalogue's sentence names the same limit.
    private static let answerLimit = 20.0
}
