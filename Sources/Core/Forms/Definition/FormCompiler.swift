/// Compiles a form's XML, collecting every problem on the way.
struct FormCompiler {
    /// What a form definition is made of.
    struct Parts {
        let id: String
        let version: String
        let title: String
        let itext: TextDictionary
        let externalInstances: [ExternalInstance]
        let model: Model
        let primaryInstanceID: String?
        let internalInstances: [(id: String, tree: InstanceTree)]
        let body: [BodyItem]
        let actions: [SetValueAction]
        let namespaces: [String: String]
        let patterns: [String: RegularExpression]
        let repeats: [Int32: RepeatControl]
        let controls: [Int32: QuestionControl]
        let graph: DependencyGraph
        let warnings: [FormProblem]
    }

    var problems = ProblemList()
    /// What can be used, but not as its writer may have meant it.
    var warnings = ProblemList()
    var namespaces = XFormsNamespace.predefined
    var model: Model
    var itext = TextDictionary()
    var instanceIDs: Set<String> = []
    var patterns: [String: RegularExpression] = [:]
    var actions: [SetValueAction] = []
    var repeats: [Int32: RepeatControl] = [:]
    var controls: [Int32: QuestionControl] = [:]
    /// What the `id` attribute of a bind stands for in a control's `bind` attribute.
    var bindIDs: [String: Int32] = [:]

    static func compile(_ xml: [UInt8], limits: XMLLimits) throws(FormProblems) -> Parts {
        let root: XMLElement
        do {
            root = try XMLReader.read(xml, limits: limits)
        } catch {
            throw FormProblems(problems: [
                FormProblem(
                    code: error.code.rawValue, line: error.line, message: error.message, remedy: error.remedy)
            ])
        }
        let skeleton = try FormSkeleton(root)
        var compiler = FormCompiler(skeleton)
        let parts = compiler.parts(skeleton)
        guard compiler.problems.problems.isEmpty else {
            throw FormProblems(problems: compiler.problems.sorted)
        }
        return parts
    }

    private init(_ skeleton: FormSkeleton) {
        for namespace in skeleton.namespaces {
            if let prefix = namespace.prefix { namespaces[prefix] = namespace.uri }
        }
        model =
            ModelCompiler(
                root: skeleton.record, repeats: skeleton.repeatPaths, attributes: skeleton.attributePaths
            ).model
    }

    private mutating func parts(_ skeleton: FormSkeleton) -> Parts {
        let id = skeleton.record.attribute("id") ?? ""
        if id.isEmpty {
            problems.add(
                "form-id-missing", line: skeleton.record.line, "The form has no id.",
                "Give it a form_id in the spreadsheet's settings.")
        }
        let version =
            skeleton.record.attribute("version")
            ?? skeleton.record.attribute("version", in: XFormsNamespace.openRosa) ?? ""
        instanceIDs = Set(skeleton.secondary.map(\.id) + [skeleton.primaryInstanceID].compactMap(\.self))
        let external = externalInstances(skeleton)
        lookAtWhatIsLeftOut(skeleton)
        compileTexts(skeleton.model)
        compileBinds(skeleton.model)
        let body = compileBody(skeleton.body)
        compileActions(skeleton)
        let graph = DependencyGraph(model: model, repeats: repeats, problems: &problems)
        return Parts(
            id: id, version: version, title: skeleton.title, itext: itext,
            externalInstances: external, model: model,
            primaryInstanceID: skeleton.primaryInstanceID,
            internalInstances: skeleton.secondary.compactMap { instance in
                instance.content.map { (instance.id, InstanceTree($0)) }
            },
            body: body, actions: actions, namespaces: namespaces, patterns: patterns, repeats: repeats,
            controls: controls, graph: graph, warnings: warnings.sorted)
    }

    /// What the booth does in its own way, whatever the form says.
    private mutating func lookAtWhatIsLeftOut(_ skeleton: FormSkeleton) {
        for element in skeleton.model.elements where element.name.local == "submission" {
            warnings.add(
                "submission-left-out", line: element.line,
                "The form says how it is to be sent or encrypted; a booth seals and sends in its own way.",
                "Nothing, unless the form is meant for another program.")
        }
        let audit = skeleton.record.elements.first { $0.name.local == "meta" }?.first("audit")
        if let audit {
            warnings.add(
                "audit-left-out", line: audit.line,
                "The form asks for a log of how it was filled; a booth keeps none, since it would be about a person.",
                "Leave audit out of the spreadsheet.")
        }
    }

    // MARK: Expressions

    /// Compiles an expression and looks over what it names.
    ///
    /// - Parameters:
    ///   - context: the definition it belongs to; nil where that is not known (texts), −1 for the document.
    ///   - place: what to call it in a problem.
    mutating func expression(
        _ source: String, at context: Int32?, line: Int, _ place: @autoclosure () -> String
    ) -> XPathExpression? {
        let expression: XPathExpression
        do {
            expression = try XPathExpression(source, namespaces: namespaces)
        } catch {
            problems.add(error, line: line, in: place())
            return nil
        }
        collectPatterns(expression.tree, line: line, place())
        let reads = ExpressionReads(of: expression, at: context ?? -1, nodes: model.nodes)
        for id in reads.instances.subtracting(instanceIDs).sorted() {
            problems.add(
                "instance-unknown", line: line,
                "\(place()) reads instance('\(id)'), which the form does not have.",
                "Declare it, or correct the name of the list.")
        }
        // A text is shown beside whichever question asks for it: a relative path in it cannot be looked over.
        if context != nil {
            for dangling in reads.dangling {
                problems.add(
                    "field-unknown", line: line,
                    "\(place()) reads a field '\(dangling.step)' that is not there: \(source).",
                    "Correct the field's name or its group.")
            }
        }
        return expression
    }

    /// Compiles the regular expressions that are written out, so that a wrong one is found now.
    private mutating func collectPatterns(
        _ tree: SyntaxTree, line: Int, _ place: @autoclosure () -> String
    ) {
        tree.visitCalls { call in
            guard call.function == .regex, case .literal(let pattern) = call.arguments[1],
                patterns[pattern] == nil
            else { return }
            do throws(RegularExpression.Fault) {
                patterns[pattern] = try RegularExpression(pattern)
            } catch {
                problems.add(
                    "regex", line: line, "\(place()): \(error.message): \(pattern)",
                    "Correct the regular expression.")
            }
        }
    }
}

extension SyntaxTree {
    /// Calls the visitor with every function call in the expression.
    func visitCalls(_ visitor: (FunctionCall) -> Void) {
        switch self {
        case .literal, .number: break
        case .negation(let inner): inner.visitCalls(visitor)
        case .or(let terms), .and(let terms), .union(let terms):
            for term in terms { term.visitCalls(visitor) }
        case .comparison(_, let left, let right), .product(_, let left, let right):
            left.visitCalls(visitor)
            right.visitCalls(visitor)
        case .sum(let first, let terms):
            first.visitCalls(visitor)
            for term in terms { term.tree.visitCalls(visitor) }
        case .path(let path):
            if case .filter(let inner, let predicates) = path.origin {
                inner.visitCalls(visitor)
                for predicate in predicates { predicate.visitCalls(visitor) }
            }
            for predicate in path.steps.flatMap(\.predicates) { predicate.visitCalls(visitor) }
        case .call(let call):
            visitor(call)
            for argument in call.arguments { argument.visitCalls(visitor) }
        }
    }
}
