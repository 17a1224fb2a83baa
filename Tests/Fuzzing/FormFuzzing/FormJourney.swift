import Forms

/// The whole way of a form: bytes, definition, session, answers, record, and the record read again.
enum FormJourney {
    /// So much of a document is looked at; a booth's limits are wider, but a fuzzer's luck lies in small inputs.
    private static let limits = XMLLimits(bytes: 1 << 16, depth: 100, elements: 2_000)

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        guard let context = FixedWorld.context else { return "The fixed moment is no moment." }
        let form: FormDefinition
        do throws(FormProblems) {
            form = try FormDefinition(xml: bytes, limits: limits)
        } catch {
            return brokenPromise(error)
        }
        guard var session = try? FormSession(form: form, context: context) else { return nil }
        var script = AnswerScript(bytes)
        script.fill(&session)
        _ = session.violations
        return brokenPromise(session, context)
    }

    /// A refusal says where and what to do.
    private static func brokenPromise(_ refusal: FormProblems) -> String? {
        if refusal.problems.isEmpty { return "A form was refused without a problem." }
        for problem in refusal.problems {
            if problem.line < 1 { return "A problem has no line: \(problem)" }
            if problem.message.isEmpty || problem.remedy.isEmpty {
                return "A problem lacks its message or its remedy: \(problem.code)"
            }
        }
        return nil
    }

    /// What a session writes can be read, and reads back as it was.
    private static func brokenPromise(_ session: FormSession, _ context: FormContext) -> String? {
        for (name, text) in [("submission", session.submissionXML()), ("draft", session.draftXML())] {
            do throws(XMLFault) {
                let again = XMLSerializer.text(try XMLReader.read(text.utf8))
                if again != text { return "A \(name) does not read back as it was: \(text) and \(again)" }
            } catch {
                return "A \(name) cannot be read: \(error.message): \(text)"
            }
        }
        do {
            _ = try FormSession(form: session.form, draftXML: session.draftXML(), context: context)
        } catch {
            return "A draft cannot be taken up again: \(error.message)"
        }
        _ = FormSession.check(form: session.form, submissionXML: session.submissionXML(), context: context)
        return nil
    }
}
