import Forms

extension Booth {
    /// Adds a repetition and shows its first page.
    mutating func addRepetition(_ repeatReference: String) -> [BoothEffect] {
        guard var form = session?.form else { return [] }
        session?.lastAnswer = now.monotonic
        do {
            let added = try form.session.addRepeat(repeatReference)
            let first = form.pages.firstIndex { page in
                [page.question, page.facts.first, page.notes.first, page.end].contains {
                    $0?.hasPrefix(added + "/") == true
                }
            }
            if let first { form.show(form.pages[first]) }
        } catch {
            form.refuse(.unreadable(.formNotAnAnswer), saying: text(.formNotAnAnswer))
        }
        session?.form = form
        return startComposing()
    }

    /// Takes the last repetition away; the page at its end stays.
    mutating func removeRepetition(_ repeatReference: String) -> [BoothEffect] {
        guard var form = session?.form else { return [] }
        session?.lastAnswer = now.monotonic
        try? form.session.removeRepeat(repeatReference)
        session?.form = form
        return []
    }

    /// Puts a choice behind those ranked so far, or takes it and all behind it back. The last one follows by itself.
    mutating func rank(_ value: String, of question: Question) -> [BoothEffect] {
        guard var form = session?.form else { return [] }
        form.accept()
        if let place = form.ranking.firstIndex(of: value) {
            form.ranking.removeSubrange(place...)
        } else {
            form.ranking.append(value)
        }
        let open = question.choices.map(\.value).filter { !form.ranking.contains($0) }
        if open.count == 1 { form.ranking += open }
        let isWhole = form.ranking.count == question.choices.count
        let ranking = form.ranking
        session?.lastAnswer = now.monotonic
        try? form.session.answer(question.ref, isWhole ? ranking.joined(separator: " ") : "")
        session?.form = form
        return []
    }
}
