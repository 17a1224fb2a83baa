import BoothApp
import BoothStore
import CountyAPI
import Domain
import Foundation
import QRCodes
import TerminalUI

extension StoreDesk {
    /// Makes a submission durable: one transaction, in which it gets its number, is sealed, chained and queued.
    func submit(_ order: SubmissionOrder) {
        work(onFailure: .submissionFailed(code: "submission-failed")) { desk in
            guard let id = UUID(uuidString: order.id) else {
                desk.events.post(.submissionFailed(code: "submission-id"))
                return
            }
            let person = PersonKey(documentKind: order.document.kind, number: order.document.number.reveal())
            guard let form = try desk.store.form(order.formDigest) else {
                desk.events.post(.submissionFailed(code: "form-missing"))
                return
            }
            // Sealed before the transaction, so that nobody waits for it.
            let parts = try order.attachments.flatMap { file in
                try SealedPart.seal(
                    file.bytes, of: id, booth: desk.identity.booth, to: desk.sealingKey,
                    by: desk.signingKey, time: order.at)
            }
            let finalised = try desk.store.finalise(
                FinaliseOrder(
                    submissionID: id, boothID: desk.identity.booth, boothCode: desk.identity.boothCode,
                    day: order.at.civil()?.date ?? order.today, at: order.at,
                    implementationCode: order.item.implementationCode,
                    formID: order.item.formID, formVersion: order.formVersion, formDigest: order.formDigest,
                    personTag: PersonTag(of: person, at: desk.signingKey)),
                parts: parts
            ) { place, receiptNumber in
                let content = SubmissionContent(
                    receiptNumber: receiptNumber, implementationCode: order.item.implementationCode,
                    formID: order.item.formID, formVersion: order.formVersion, formDigest: order.formDigest,
                    lists: order.lists, language: order.language, person: person,
                    personName: order.document.name.reveal(),
                    today: order.today, cardXML: order.cardXML, answersXML: order.answersXML,
                    attachments: order.attachments.map {
                        Attachment(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes)
                    })
                return try Envelope.seal(
                    content.packed(form: form.xml), at: place, to: desk.sealingKey,
                    by: desk.signingKey, time: order.at)
            }
            desk.events.post(
                .submitted(
                    Submitted(
                        receiptNumber: finalised.receiptNumber,
                        code: Self.code(finalised.receiptNumber.digits),
                        at: order.at)))
        }
    }

    /// Follows a submission on its way.
    func follow(_ id: SubmissionID) {
        work { desk in
            desk.desk.withLock {
                $0.followed = UUID(uuidString: id)
                $0.delivery = nil
            }
            try desk.tellDelivery()
        }
    }

    /// Tells how far the followed submission is, if that is news.
    func tellDelivery() throws {
        guard let id = desk.withLock({ $0.followed }), let entry = try store.queueEntry(submissionID: id)
        else {
            return
        }
        let view = try delivery(of: entry)
        let isNews = desk.withLock { papers in
            defer { papers.delivery = view }
            return papers.delivery != view
        }
        if isNews { events.post(.delivery(view)) }
    }

    /// A queue entry in the words of the screens.
    func delivery(of entry: QueueEntry) throws -> DeliveryView {
        if let number = entry.acceptanceNumber {
            let due = try store.caseEvents(submissionID: entry.submissionID, trust: identity.trust)
                .last { $0.dueDay != nil }?.dueDay
            return .accepted(number, due: due)
        }
        return switch entry.state {
        case .quarantined: .quarantined
        case .stored: .stored(at: entry.storedAt ?? entry.finalisedAt)
        case .queued, .sending: .waiting
        }
    }

    /// The QR code of a text as the screen draws it.
    static func code(_ text: String) -> BitMatrix? {
        guard let code = try? QRCode.encode(text, errorCorrection: .medium) else { return nil }
        let dark = (0..<code.size).flatMap { row in (0..<code.size).map { code.isDark(row: row, column: $0) }
        }
        return BitMatrix(side: code.size, dark: dark)
    }
}
