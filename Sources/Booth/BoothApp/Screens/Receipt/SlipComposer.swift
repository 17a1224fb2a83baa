import Domain

extension Booth {
    /// The slip (回执) for a submission: masked values only (reference: domain section 3.0, C-G).
    func composeSlip(for receipt: ReceiptView) -> SlipDocument {
        let number = receipt.submitted.receiptNumber
        var blocks: [SlipDocument.Block] = [
            .title(configuration.boothName), .subtitle(text(.slipTitle)),
        ]
        if receipt.slipsPrinted > 0 {
            blocks.append(.subtitle(text(.slipReprint, ["count": String(receipt.slipsPrinted)])))
        }
        blocks += [
            .number(label: text(.receiptNumberLabel), value: number.description), .rule,
            .row(label: text(.receiptItem), value: receipt.item.name(in: language)),
        ]
        if language != .chinese { blocks.append(.row(label: "", value: receipt.item.name)) }
        if let document = session?.document {
            blocks += [
                .row(label: text(.slipApplicant), value: document.shownName),
                .row(label: text(.slipDocument), value: document.number.masked),
            ]
        }
        blocks += [
            .row(label: text(.slipTime), value: receipt.submitted.at.localText),
            .row(label: text(.guideBody), value: receipt.item.bodyName),
            .row(
                label: text(.guideTime),
                value: term(of: receipt.item)),
            .rule,
            .paragraph(text(.slipNext)),
            .row(label: text(.guidePhone), value: receipt.item.enquiryPhone),
            .row(label: text(.guideComplaint), value: receipt.item.complaintPhone),
            .code(content: number.digits, caption: text(.receiptCodeCaption)),
        ]
        if receipt.item.sample { blocks.append(.finePrint(text(.guideSample))) }
        blocks.append(.finePrint(text(.slipNoNumber)))
        // The printing side prints a number once; a reprint is another paper and has a name of its own.
        let name = receipt.slipsPrinted > 0 ? "\(number.digits)-R\(receipt.slipsPrinted)" : number.digits
        return SlipDocument(language: language, receiptNumber: name, blocks: blocks)
    }
}
