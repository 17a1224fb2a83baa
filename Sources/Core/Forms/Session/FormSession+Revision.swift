/// Taking a submitted record up again, to complete or correct it.
extension FormSession {
    /// Begins a record that takes the place of one submitted before; source: ODK XForms specification, "Metadata":
    /// the new record gets an instance ID of its own and names the old one as `deprecatedID`.
    ///
    /// - Parameters:
    ///   - submissionXML: what ``submissionXML()`` gave.
    /// - Throws: if it is not of this form and version.
    public init(
        form: FormDefinition, revising submissionXML: String, externalInstances: [String: XMLElement] = [:],
        context: FormContext, language: String? = nil
    ) throws(FormSessionFault) {
        try self.init(
            form: form, draftXML: submissionXML, externalInstances: externalInstances, context: context,
            language: language)
        let meta = form.nodes.first?.childByKey.first { $0.key == "meta" || $0.key.hasSuffix("}meta") }?.value
        guard let meta else { return }
        func field(_ local: String) -> Int32? {
            form.nodes[Int(meta)].children.first { form.nodes[Int($0)].name.local == local }
                .flatMap { instance.nodes(of: $0).first }
        }
        guard let own = field("instanceID") else { return }
        if let deprecated = field("deprecatedID") { setValue(instance.tree.values[Int(own)], of: deprecated) }
        setValue("uuid:" + context.uuid(), of: own)
        settle()
    }

    /// The names of the files that belong to the record as it stands, with the fields that hold them, in the form's order.
    public var attachments: [(ref: String, fileName: String)] {
        uploads.filter { instance.isRelevant[Int($0)] }
            .map { (reference(to: $0), instance.tree.values[Int($0)]) }
    }

    /// The names of the files that belong to a submitted record: all that it names, since it holds only what was relevant.
    /// Nil if it is no record of this form.
    public static func attachmentNames(
        form: FormDefinition, submissionXML: String, context: FormContext
    ) -> [String]? {
        guard let root = try? XMLReader.read(submissionXML.utf8), form.describes(root) else { return nil }
        let session = FormSession(
            form: form, root: root, externalInstances: [:], context: context, language: nil
        ) { _ in }
        let absent = Set(session.instance.absent)
        return session.uploads.filter { !absent.contains($0) }.map { session.instance.tree.values[Int($0)] }
    }

    /// The fields that hold a file's name, in the form's order.
    private var uploads: [Int32] {
        form.nodes.filter { $0.bind?.type == .binary && form.controls[$0.id]?.upload != nil }
            .flatMap { instance.nodes(of: $0.id) }
            .filter { !instance.tree.values[Int($0)].isEmpty }
    }
}
