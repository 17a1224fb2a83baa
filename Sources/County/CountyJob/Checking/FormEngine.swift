import CountyAPI
import Domain
import Forms
import FoundationEssentials
import Synchronization

/// The booth's own form engine, for reading forms at publication and for checking submissions again.
public final class FormEngine: SubmissionChecker, FormReader {
    private let compiled = Mutex<[ContentDigest: FormDefinition]>([:])

    /// An engine.
    public init() {}

    public func read(_ xml: Data, lists: [String: Data]) throws(FormRefusal) -> FormIdentity {
        let form: FormDefinition
        do { form = try FormDefinition(xml: Array(xml)) } catch {
            throw FormRefusal(
                problems: error.problems.map { .init(line: $0.line, text: "\($0.message) \($0.remedy)") })
        }
        let instances = try Self.instances(of: form, lists)
        // What fails on an empty record is found here and not by the first villager.
        let epoch = FormContext(nowMilliseconds: 0, uuid: { "00000000-0000-4000-8000-000000000000" })
        if let epoch {
            do { _ = try FormSession(form: form, externalInstances: instances, context: epoch) } catch {
                throw FormRefusal(problems: [.init(line: nil, text: error.message)])
            }
        }
        return FormIdentity(
            id: form.id, version: form.version, lists: form.fileInstances.map(\.fileName))
    }

    /// The lists that a form names, read.
    private static func instances(
        of form: FormDefinition, _ lists: [String: Data]
    ) throws(FormRefusal) -> [String: XMLElement] {
        var instances: [String: XMLElement] = [:]
        var problems: [FormRefusal.Problem] = []
        for instance in form.fileInstances {
            guard let bytes = lists[instance.fileName] else {
                problems.append(
                    .init(line: nil, text: "it reads files/\(instance.fileName), which is not there"))
                continue
            }
            do { instances[instance.id] = try ExternalData.read(Array(bytes), of: instance) } catch {
                problems.append(
                    .init(
                        line: nil,
                        text:
                            "files/\(instance.fileName), line \(error.line): \(error.message) \(error.remedy)"
                    ))
            }
        }
        guard problems.isEmpty else { throw FormRefusal(problems: problems) }
        return instances
    }

    public func violations(
        of content: SubmissionContent, form: Data, lists: [String: Data]
    ) throws(CheckingFault) -> [String] {
        let definition = try definition(form)
        guard definition.id == content.formID, definition.version == content.formVersion else {
            return ["form \(definition.id) \(definition.version) is not the one that the submission names"]
        }
        let today = content.today
        guard let day = FormDate(year: today.year, month: today.month, day: today.day) else {
            throw CheckingFault(cause: "the day of filling is not a day")
        }
        let card: XMLElement
        do { card = try XMLReader.read(content.cardXML.utf8) } catch {
            throw CheckingFault(cause: "the card's instance is not XML")
        }
        var instances = ["card": card]
        for instance in definition.fileInstances {
            guard let bytes = lists[instance.id] else { continue }
            do { instances[instance.id] = try ExternalData.read(Array(bytes), of: instance) } catch {
                throw CheckingFault(cause: "the list \(instance.fileName) cannot be read")
            }
        }
        // The last moment of the day in China: what was true at the booth during that day is not in its future.
        let endOfDay = (Int64(today.daysSinceEpoch + 1) * 24 - 8) * 3_600_000 - 1
        let context = FormContext(
            today: day, nowMilliseconds: endOfDay, uuid: { UUID().uuidString.lowercased() })
        let named = FormSession.attachmentNames(
            form: definition, submissionXML: content.answersXML, context: context)
        let sent = content.attachments.map(\.name)
        guard let named, Set(named) == Set(sent), named.count == sent.count else {
            return ["the files that the answers name are not those that belong to the submission"]
        }
        // The form's messages may quote answers; only place and kind are handed on.
        return FormSession.check(
            form: definition, submissionXML: content.answersXML, externalInstances: instances,
            context: context
        )
        .map { "\($0.ref) (\($0.kind.rawValue))" }
    }

    private func definition(_ xml: Data) throws(CheckingFault) -> FormDefinition {
        let digest = ContentDigest(of: xml)
        if let known = compiled.withLock({ $0[digest] }) { return known }
        let definition: FormDefinition
        do { definition = try FormDefinition(xml: Array(xml)) } catch {
            throw CheckingFault(cause: "the form \(digest.hex.prefix(16)) does not compile")
        }
        compiled.withLock { $0[digest] = definition }
        return definition
    }
}
