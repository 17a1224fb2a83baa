/// What kinds of question need beside their node: limits, devices, types that fit.
extension FormCompiler {
    /// The numbers of a `<range>`; start, end and step are all required.
    mutating func range(of element: XMLElement) -> NumberRange? {
        let texts = ["start", "end", "step"].map { element.attribute($0) ?? "" }
        let numbers = texts.map { NumberText.number($0) }
        if let range = NumberRange(start: numbers[0], end: numbers[1], step: numbers[2]) { return range }
        problems.add(
            "range-limits", line: element.line,
            "The range question \(element.attribute("ref") ?? "") goes from '\(texts[0])' to '\(texts[1])' in "
                + "steps of '\(texts[2])'.",
            "Give start, end and step in the parameters column: numbers, start below end, a step above 0 that fits between them."
        )
        return nil
    }

    /// The device for an `<upload>`, if a booth has one.
    mutating func upload(of element: XMLElement) -> UploadKind? {
        let mediaType = element.attribute("mediatype") ?? ""
        let kind = UploadKind(
            mediaType: mediaType, accept: element.attribute("accept"),
            appearance: element.attribute("appearance") ?? "")
        if kind == nil {
            problems.add(
                "media-not-offered", line: element.line,
                "The question \(element.attribute("ref") ?? "") wants \(element.attribute("accept") ?? mediaType), "
                    + "for which a booth has no device.",
                "A booth scans papers (type image or file) and takes signatures (image with appearance signature)."
            )
        }
        return kind
    }

    /// Whether the field's type fits the question.
    mutating func look(at control: QuestionControl) {
        let node = model.nodes[Int(control.node)]
        let type = node.bind?.type ?? .string
        let fits: Bool
        switch control.kind {
        case .upload: fits = type == .binary || node.bind == nil
        case .range: fits = type == .int || type == .decimal
        case .input: fits = type != .binary
        case .select, .select1, .rank, .trigger: fits = type != .binary && type != .geopoint
        }
        guard !fits else { return }
        problems.add(
            "type-unfit", line: control.line,
            "The question '\(node.name.local)' has the type \(type.rawValue), which it cannot be answered with.",
            "Compile the form again from its spreadsheet; a range takes numbers, an upload takes binary.")
    }
}
