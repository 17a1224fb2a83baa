import Forms
import Foundation
import ProgramFoundation

/// Reads what the form commands are given: forms, answers, instances.
public enum FormFiles {
    /// Compiles a form. Throws a fault that names every problem with its line.
    public static func form(_ path: String) throws(ProgramFault) -> FormDefinition {
        let bytes = try content(path)
        do throws(FormProblems) { return try FormDefinition(xml: bytes) } catch {
            throw ProgramFault(
                .dataError, code: error.problems.first?.code ?? "form-unusable",
                cause: "\(path) cannot be used:\n" + error.problems.map { "  \($0)" }.joined(separator: "\n"),
                remedy: "Correct the XLSForm it was compiled from, and compile it again.")
        }
    }

    /// The problems of a form; none if it can be used.
    public static func check(_ path: String) throws(ProgramFault) -> FormCheckReport {
        let bytes = try content(path)
        do throws(FormProblems) {
            return FormCheckReport(try FormDefinition(xml: bytes))
        } catch {
            return FormCheckReport(error)
        }
    }

    /// The steps of an answers file, in order.
    public static func answers(_ path: String) throws(ProgramFault) -> [AnswerStep] {
        let bytes = try content(path)
        do { return try JSONDecoder().decode([AnswerStep].self, from: Data(bytes)) } catch {
            throw ProgramFault(
                .dataError, code: "answers-unreadable",
                cause: "\(path) is not an array of answers: \(Self.place(of: error)).",
                remedy:
                    #"Write [{"ref": "/data/name", "value": "…"}, {"add": "/data/member"}, {"remove": "/data/member[2]"}]."#
            )
        }
    }

    /// The instances that a form wants: those of `--instance NAME=FILE`, and the lists that lie beside the form or in
    /// the catalogue's folder `files` next to its own.
    public static func instances(
        _ assignments: [String], of form: FormDefinition, at formPath: String
    ) throws(ProgramFault) -> [String: XMLElement] {
        var instances = try instances(assignments, of: form)
        let folder = URL(fileURLWithPath: formPath).deletingLastPathComponent()
        for wanted in form.fileInstances where instances[wanted.id] == nil {
            let places = [
                folder.appendingPathComponent(wanted.fileName),
                folder.deletingLastPathComponent().appendingPathComponent("files/" + wanted.fileName),
            ]
            guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
                continue
            }
            instances[wanted.id] = try instance(wanted, in: place.path)
        }
        return instances
    }

    private static func instance(
        _ wanted: ExternalInstance, in path: String
    ) throws(ProgramFault) -> XMLElement {
        let bytes = try content(path)
        do throws(ExternalDataFault) { return try ExternalData.read(bytes, of: wanted) } catch {
            throw ProgramFault(
                .dataError, code: error.code.rawValue, cause: "\(path), line \(error.line): \(error.message)",
                remedy: error.remedy)
        }
    }

    /// Each file's root element by the name; a list that the form takes as CSV is read as CSV.
    private static func instances(
        _ assignments: [String], of form: FormDefinition
    ) throws(ProgramFault) -> [String: XMLElement] {
        var instances: [String: XMLElement] = [:]
        for assignment in assignments {
            let parts = assignment.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ProgramFault(
                    .usage, code: "instance-argument",
                    cause: "--instance \(assignment) is not of the form NAME=FILE.",
                    remedy: "Write, for instance, --instance card=card.xml.")
            }
            if let wanted = form.fileInstances.first(where: { $0.id == parts[0] }) {
                instances[parts[0]] = try instance(wanted, in: parts[1])
                continue
            }
            let bytes = try content(parts[1])
            do throws(XMLFault) { instances[parts[0]] = try XMLReader.read(bytes) } catch {
                throw ProgramFault(
                    .dataError, code: error.code.rawValue,
                    cause: "\(parts[1]), line \(error.line): \(error.message)", remedy: error.remedy)
            }
        }
        return instances
    }

    private static func content(_ path: String) throws(ProgramFault) -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            let isMissing = !FileManager.default.fileExists(atPath: path)
            throw ProgramFault(
                isMissing ? .noInput : .noPermission, code: isMissing ? "file-missing" : "file-not-readable",
                cause: "\(path) \(isMissing ? "does not exist" : "cannot be read").",
                remedy: isMissing ? "Check the path." : "Give yourself the right to read it.")
        }
        return [UInt8](bytes)
    }

    private static func place(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is not JSON" }
        let context: DecodingError.Context
        switch error {
        case .keyNotFound(_, let found), .valueNotFound(_, let found), .typeMismatch(_, let found),
            .dataCorrupted(let found):
            context = found
        @unknown default: return "it is not JSON"
        }
        let path = context.codingPath.map { key in key.intValue.map { "step \($0)" } ?? key.stringValue }
        return (path + [context.debugDescription]).joined(separator: ", ")
    }
}
