import Domain
import TerminalUI

extension Booth {
    /// Sends the filled form off to become durable; once a session.
    mutating func submit() -> [BoothEffect] {
        guard var session, var form = session.form, !form.isSubmitting, session.receipt == nil,
            let document = session.document
        else { return [] }
        // The rules spoke of the day on which the form was begun, also when midnight has passed since.
        let rules = form.session.context.today
        guard let today = CivilDate(year: rules.year, month: rules.month, day: rules.day) else { return [] }
        form.isSubmitting = true
        session.form = form
        self.session = session
        dialog = nil
        return [
            .submit(
                SubmissionOrder(
                    id: form.opened.submissionID, item: form.item,
                    formVersion: form.opened.definition.version,
                    formDigest: form.opened.digest, lists: form.opened.lists.mapValues(\.digest),
                    language: session.language, document: document,
                    cardXML: form.cardXML, answersXML: form.session.submissionXML(),
                    attachments: form.files.files(named: form.session.attachments.map(\.fileName)),
                    today: today, at: now.wall))
        ]
    }

    /// The submission is durable: only now does the screen say that it is done.
    mutating func receive(_ submitted: Submitted) -> [BoothEffect] {
        guard let form = session?.form, form.isSubmitting else { return [] }
        session?.receipt = ReceiptView(
            submissionID: form.opened.submissionID, submitted: submitted, item: form.item)
        session?.lastAnswer = now.monotonic
        session?.form = nil
        go(to: .receipt)
        return [.followDelivery(form.opened.submissionID)] + printSlip()
    }

    /// Prints the slip; from the second time on it says so.
    mutating func printSlip() -> [BoothEffect] {
        guard var receipt = session?.receipt else { return [] }
        let slip = composeSlip(for: receipt)
        receipt.slipsPrinted += 1
        receipt.slip = nil
        session?.receipt = receipt
        return [.printSlip(slip)]
    }

    /// The number, large, with its QR code; how the slip and the submission are doing.
    func presentReceipt() -> Presentation {
        guard let receipt = session?.receipt else { return presentHome() }
        var builder = start(text(.receiptTitle))
        builder.show(
            .number(label: text(.receiptNumberLabel), value: receipt.submitted.receiptNumber.description))
        builder.show(
            .facts([
                Fact(
                    label: text(.receiptItem), value: receipt.item.name(in: language), isPersonal: true),
                Fact(label: text(.receiptDelivery), value: deliveryText(receipt.delivery)),
                Fact(label: text(.receiptSlip), value: slipText(receipt.slip)),
            ]))
        if let code = receipt.submitted.code {
            builder.show(.code(code, caption: text(.receiptCodeCaption)))
        }
        builder.offer([
            .init(label: text(.receiptFinish), action: .leave),
            .init(label: text(.receiptPrintAgain), action: .printAgain),
            .init(label: text(.homeProgress), action: .askProgress),
        ])
        return finish(builder, canGoBack: false)
    }

    /// The slip's state in words that claim no more than is known.
    private func slipText(_ slip: SlipNews?) -> String {
        switch slip {
        case nil: text(.slipComposing)
        case .queued: text(.slipQueued)
        case .filed(let path): text(.slipFiled, ["path": path])
        case .handedOver: text(.slipHandedOver)
        case .heldUp(.paperOut): text(.slipPaperOut)
        case .heldUp: text(.slipHeldUp)
        case .failed: text(.slipFailed)
        }
    }

    /// How far a submission is, in the same words on every screen.
    func deliveryText(_ delivery: DeliveryView) -> String {
        switch delivery {
        case .waiting: text(link?.isUp == false ? .deliveryWaitingForLink : .deliveryWaiting)
        case .stored(let at): text(.deliveryStored, ["time": at.localText])
        case .accepted(let number, let due):
            text(.deliveryAccepted, ["number": number.description, "due": due?.description ?? "-"])
        case .quarantined: text(.deliveryQuarantined)
        }
    }
}
