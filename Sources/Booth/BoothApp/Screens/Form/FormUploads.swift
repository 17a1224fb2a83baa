import Forms
import TerminalUI

/// What is shown where a form wants a paper scanned or a signature.
extension Booth {
    func offerUpload(_ question: Question, of form: FormFlow, in builder: inout PresentationBuilder) {
        let canTake = question.upload == .signature ? configuration.hasSignaturePad : hasScanner
        guard canTake || form.files.file(of: question) != nil else {
            builder.say(
                text(question.upload == .signature ? .formNoSignaturePad : .formNoScanner), .notice(.warning))
            builder.offer([continueEntry])
            return
        }
        if question.upload == .signature {
            offerPad(question, of: form, in: &builder)
        } else {
            offerScan(question, of: form, in: &builder)
        }
    }

    private func offerScan(_ question: Question, of form: FormFlow, in builder: inout PresentationBuilder) {
        if form.files.activity == .underway {
            builder.show(.waiting(label: text(.scanUnderway), limit: text(.scanUnderwayLimit)))
            return
        }
        say(form.files.activity, in: &builder)
        guard let file = form.files.file(of: question) else {
            if form.files.activity == nil { builder.say(text(.scanPrompt)) }
            builder.offer(
                [.init(label: text(.scanFirst), action: .scan(anew: true))]
                    + skip(question, as: .scanLater))
            return
        }
        builder.say(text(.scanPages, ["count": String(file.pageCount)]), .notice(.good))
        // A trouble is to be read; the glance at the last page has been had.
        if form.files.activity == nil, let page = file.pages.last?.thumbnail {
            let dots = DotCanvas(
                grey: [UInt8](page.dots), columns: page.columns, rows: page.rows,
                fitting: Size(rows: 6, columns: 20))
            builder.show(.picture(dots.lines))
        }
        var entries: [PresentationBuilder.Entry] = [
            .init(label: text(.formContinue), action: .continueForm)
        ]
        // Who comes back to a draft cannot add to a document, only scan it again.
        if file.pages.count == file.pageCount, file.pageCount < question.mostPages {
            entries.append(
                .init(
                    label: text(.scanMore), detail: text(.scanPrompt), action: .scan(anew: false)))
        }
        entries.append(.init(label: text(.scanAnew), action: .scan(anew: true)))
        builder.offer(entries)
    }

    private func offerPad(_ question: Question, of form: FormFlow, in builder: inout PresentationBuilder) {
        if form.files.activity == .underway {
            builder.show(.waiting(label: text(.signUnderway), limit: text(.reviewSubmittingLimit)))
            return
        }
        say(form.files.activity, in: &builder)
        let strokes = form.files.strokes[question.ref] ?? []
        let isSigned = form.files.file(of: question) != nil
        builder.show(.pad(Pad(strokes: strokes, prompt: text(isSigned ? .signAgain : .signPrompt))))
        builder.offer(
            [
                .init(
                    label: text(.signDone), action: .takeSignature, isEnabled: isSigned || !strokes.isEmpty),
                .init(label: text(.signClear), action: .clearPad, isEnabled: isSigned || !strokes.isEmpty),
            ] + (isSigned ? [] : skip(question, as: .signLater)))
    }

    private func say(_ activity: FormFiles.Activity?, in builder: inout PresentationBuilder) {
        switch activity {
        case .blank: builder.say(text(.scanBlank), .notice(.warning))
        case .trouble(let trouble): builder.say(text(trouble.message), .notice(.bad))
        case .underway, nil: break
        }
    }

    /// An answer as screens show it: of a file its pages, never its name; what is personal is masked.
    func shownAnswer(to question: Question, of form: FormFlow) -> String {
        guard question.control == .upload, !question.value.isEmpty else {
            return form.reviewText(of: question, isRevealed: isRevealed)
        }
        let count = form.files.file(of: question)?.pageCount ?? 1
        return question.upload == .signature ? text(.signTaken) : text(.scanCount, ["count": String(count)])
    }
}

extension ImagingTrouble {
    fileprivate var message: MessageKey {
        switch self {
        case .absent: .scanAbsent
        case .busy: .scanBusy
        case .empty: .scanEmpty
        case .jammed: .scanJammed
        case .coverOpen: .scanCoverOpen
        case .failed: .scanFailed
        }
    }
}
