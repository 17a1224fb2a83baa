import Forms
import TerminalUI
import WorkerProtocol

/// The files that were made for a form: scanned papers and signatures.
struct FormFiles: Sendable {
    /// What is going on at the page shown.
    enum Activity: Sendable, Hashable {
        /// The scanner or the worker is at it.
        case underway
        /// It did not work.
        case trouble(ImagingTrouble)
        /// The page was empty, and was not kept.
        case blank
    }

    private(set) var byName: [String: AttachedFile] = [:]
    /// The strokes of signatures, by question, as long as the form is filled.
    var strokes: [String: [[PadPoint]]] = [:]
    var activity: Activity?
    private var made = 0

    /// No files.
    init() {}

    /// The files of a draft.
    init(_ files: [AttachedFile]) {
        for file in files { byName[file.name] = file }
        made = files.compactMap { Int($0.name.prefix { $0 != "." }.drop { !$0.isNumber }) }.max() ?? 0
    }

    /// The file that answers a question.
    func file(of question: Question) -> AttachedFile? { byName[question.value] }

    /// Keeps a new file in the place of the one that answered the question; gives its name.
    mutating func keep(
        _ stem: String, _ ending: String, mediaType: String, insteadOf question: Question,
        _ fill: (inout AttachedFile) -> Void
    ) -> String {
        made += 1
        var file = AttachedFile(
            name: "\(stem)-\(made).\(ending)", mediaType: mediaType, bytes: .init(), pageCount: 1)
        fill(&file)
        byName[question.value] = nil
        byName[file.name] = file
        return file.name
    }

    /// The files with these names, in that order.
    func files(named names: [String]) -> [AttachedFile] { names.compactMap { byName[$0] } }

    /// All files, also those of questions that are not asked now.
    var all: [AttachedFile] { byName.values.sorted { $0.name < $1.name } }

    /// Forgets the file that answered a question.
    mutating func drop(fileOf question: Question) { byName[question.value] = nil }
}

extension Question {
    /// How many pages a document of this question may have: the appearance `pages-4` says 4.
    var mostPages: Int {
        let asked = appearances.compactMap { word in
            word.hasPrefix("pages-") ? Int(word.dropFirst(6)) : nil
        }
        return min(max(asked.first ?? ScanLimits.pages, 1), ScanLimits.pages)
    }
}
