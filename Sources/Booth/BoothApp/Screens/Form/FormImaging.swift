import Forms
import FoundationEssentials
import TerminalUI
import WorkerProtocol

/// Scanning papers and signing, on the page of a question that wants a file.
extension Booth {
    /// Scans a page, behind those that are there or in their place.
    mutating func scan(anew: Bool) -> [BoothEffect] {
        guard let question = session?.form?.question, question.upload == .scan,
            session?.form?.files.activity != .underway
        else { return [] }
        let file = session?.form?.files.file(of: question)
        if anew { forgetFile(of: question) }
        session?.form?.files.activity = .underway
        imagingTurn += 1
        return [.image(.scan(after: anew ? [] : file?.pages.map(\.jpeg) ?? [], turn: imagingTurn))]
    }

    /// Takes the signature that was drawn and goes on; where one was taken before and nothing was drawn since, goes on with
    /// that.
    mutating func takeSignature() -> [BoothEffect] {
        guard let form = session?.form, let question = form.question, question.upload == .signature,
            form.files.activity != .underway
        else { return [] }
        let strokes = form.files.strokes[question.ref] ?? []
        guard !strokes.isEmpty else { return goForward() }
        session?.form?.files.activity = .underway
        imagingTurn += 1
        let signature = SignatureStrokes(
            width: Pad.size.columns, height: Pad.size.rows * 2,
            strokes: strokes.map { $0.map { .init(x: $0.x, y: $0.y) } }, pixels: Self.signaturePixels)
        return [.image(.sign(signature, turn: imagingTurn))]
    }

    /// Wipes the pad, and the signature that was taken from it.
    mutating func clearPad() -> [BoothEffect] {
        guard let question = session?.form?.question, question.upload == .signature else { return [] }
        session?.form?.files.strokes[question.ref] = nil
        forgetFile(of: question)
        return []
    }

    /// A finger on the pad.
    mutating func draw(_ move: PadMove) {
        guard !stir(), dialog == nil, place == .form, let question = session?.form?.question,
            question.upload == .signature, session?.form?.files.activity != .underway
        else { return }
        var strokes = session?.form?.files.strokes[question.ref] ?? []
        switch move {
        case .down(let point): strokes.append([point])
        case .move(let point):
            guard let last = strokes.indices.last, strokes[last].last != point else { return }
            strokes[last].append(point)
        }
        // More than any hand writes is somebody playing.
        guard strokes.reduce(0, { $0 + $1.count }) <= Self.mostPoints else { return }
        session?.form?.files.strokes[question.ref] = strokes
        session?.form?.files.activity = nil
    }

    /// What the scanner or the worker has to say.
    mutating func hear(_ news: ImagingNews) -> [BoothEffect] {
        switch news {
        case .scanner(let isPresent):
            hasScanner = isPresent
            return []
        case .scanned(let page, let document, let turn):
            guard let question = awaiting(.scan, turn) else { return [] }
            guard !page.isBlank else {
                session?.form?.files.activity = .blank
                return []
            }
            return keep(page, document, for: question) + saveDraft()
        case .signed(let picture, let turn):
            guard let question = awaiting(.signature, turn) else { return [] }
            session?.form?.files.activity = nil
            let name = session?.form?.files.keep(
                "signature", "png", mediaType: "image/png", insteadOf: question
            ) { $0.bytes = picture }
            return answer(name ?? "") + saveDraft()
        case .failed(let trouble, let turn):
            guard turn == imagingTurn, session?.form?.files.activity == .underway else { return [] }
            session?.form?.files.activity = .trouble(trouble)
            return trouble == .absent ? [.image(.lookForScanner)] : []
        }
    }

    /// The question for which a file is being made, if this is it.
    private func awaiting(_ kind: UploadKind, _ turn: Int) -> Question? {
        guard turn == imagingTurn, session?.form?.files.activity == .underway,
            let question = session?.form?.question, question.upload == kind
        else { return nil }
        return question
    }

    private mutating func keep(_ page: ScannedPage, _ document: Data, for question: Question) -> [BoothEffect]
    {
        session?.form?.files.activity = nil
        let before = session?.form?.files.file(of: question)?.pages ?? []
        let name = session?.form?.files.keep(
            "material", "pdf", mediaType: "application/pdf", insteadOf: question
        ) { file in
            file.bytes = document
            file.pages = before + [page]
            file.pageCount = file.pages.count
        }
        set(fileName: name ?? "", for: question)
        return []
    }

    private mutating func forgetFile(of question: Question) {
        session?.form?.files.drop(fileOf: question)
        set(fileName: "", for: question)
    }

    /// Pixels of the longer side of a signature's picture.
    private static let signaturePixels = 1024
    private static let mostPoints = 4000
}
