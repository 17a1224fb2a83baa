import BoothApp
import BoothStore
import CountyAPI
import Domain
import Foundation

extension StoreDesk {
    /// Tells what the booth itself knows, and puts the question to the county: sealed like a submission, with a key for
    /// the answer that never leaves this process.
    func ask(_ question: Inquiry.Question) {
        let id = UUID()
        let turn = desk.withLock { papers in
            papers.turn += 1
            return papers.turn
        }
        work(onFailure: .progress(.unanswered)) { desk in
            let known = try desk.entries(question).map {
                KnownSubmission(
                    receiptNumber: $0.receiptNumber, at: $0.finalisedAt, delivery: try desk.delivery(of: $0))
            }
            desk.post(.known(known), in: turn)
            let key = OpeningKey()
            let inquiry = Inquiry(question, replyKey: key.sealingKey)
            let now = Moment.now.wall
            let envelope = try Envelope.seal(
                CanonicalJSON.encode(inquiry), at: .inquiry(id: id, booth: desk.identity.booth),
                to: desk.sealingKey, by: desk.signingKey, time: now)
            try desk.withdraw()
            try desk.store.ask(envelope, at: now)
            desk.desk.withLock { $0.inquiry = (id, key, turn) }
        }
        work(after: Self.answerLimit) { desk in
            guard desk.desk.withLock({ $0.inquiry?.id }) == id else { return }
            try desk.withdraw()
            desk.post(.unanswered, in: turn)
        }
    }

    private func entries(_ question: Inquiry.Question) throws -> [QueueEntry] {
        switch question {
        case .cases(let person): try store.queue(personTag: PersonTag(of: person, at: signingKey))
        case .numbered(let number): try store.queueEntry(receiptNumber: number).map { [$0] } ?? []
        }
    }

    /// Forgets the question, its key and the submission that was followed: the session is over.
    func forget() {
        // At once, not when the desk gets round to it: what is still being opened is for somebody who has gone.
        desk.withLock { $0.turn += 1 }
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
        post(.answered(answer), in: inquiry.turn)
        try withdraw()
    }

    /// Hands on news of a question, if the person who put it is still there.
    private func post(_ news: ProgressNews, in turn: Int) {
        desk.withLock { papers in
            if papers.turn == turn { events.post(.progress(news)) }
        }
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
