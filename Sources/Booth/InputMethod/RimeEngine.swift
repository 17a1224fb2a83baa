internal import CRime
internal import FoundationEssentials
public import WorkerProtocol

/// Chinese input through librime for one person after another: nothing is learned, nothing outlives ``clear()``.
///
///     let engine = try RimeEngine(data: InputMethodData(prebuilt: "/var/lib/ting/input-method"))
///     try engine.start(schema: "booth_pinyin")
///     for letter in "longzhou" { _ = try engine.press(letter) }
///     let composition = try engine.select(index: 0)   // committed: 龙州
public final class RimeEngine {
    /// X11 keysyms of the keys that the engine presses itself (keysymdef.h).
    private enum KeySymbol {
        static let backspace: Int32 = 0xFF08
        static let pageUp: Int32 = 0xFF55
        static let pageDown: Int32 = 0xFF56
    }

    private let library: RimeLibrary
    private let compiledFolders: [String]
    private var schema = InputMethodData.schemaNames[0]
    private var session: RimeSessionId?
    /// Where a page begins among the single characters, if only those are offered.
    private var firstOfPage = 0

    /// Starts librime, compiling the schemas first unless they come prebuilt.
    public init(data: InputMethodData) throws(InputMethodFailure) {
        let folder = try VolatileFolder()
        let staging = folder.path + "/build"
        if let prebuilt = data.prebuilt {
            if let missing = InputMethodData.missingProduct(in: prebuilt) {
                throw .dataMissing(path: missing)
            }
            library = try RimeLibrary(
                rimeData: data.rimeData, userFolder: folder, staging: staging, prebuilt: prebuilt)
            compiledFolders = [prebuilt]
        } else {
            let prebuilt = folder.path + "/none"
            library = try Self.compile(data, in: folder, staging: staging, prebuilt: prebuilt)
            compiledFolders = [staging]
        }
    }

    /// Compiles the booth's schemas into a folder, for ``InputMethodData/prebuilt``.
    public static func deploy(_ data: InputMethodData, into folder: String) throws(InputMethodFailure) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .folderUnusable(path: folder, detail: "it cannot be made")
        }
        let user = try VolatileFolder()
        _ = try compile(data, in: user, staging: folder, prebuilt: user.path + "/none")
    }

    private static func compile(
        _ data: InputMethodData, in folder: VolatileFolder, staging: String, prebuilt: String
    ) throws(InputMethodFailure) -> RimeLibrary {
        try data.requireSources()
        try folder.copySchemas(from: data.schemas)
        let library = try RimeLibrary(
            rimeData: data.rimeData, userFolder: folder, staging: staging, prebuilt: prebuilt)
        library.deploy()
        if let missing = InputMethodData.missingProduct(in: staging) {
            throw .deploymentFailed(schema: missing.split(separator: "/").last.map(String.init) ?? missing)
        }
        return library
    }

    /// Begins anew with a schema.
    public func start(schema name: String) throws(InputMethodFailure) -> Composition {
        let isName = !name.isEmpty && name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }
        let isCompiled = compiledFolders.contains { folder in
            FileManager.default.fileExists(atPath: "\(folder)/\(name).schema.yaml")
        }
        guard isName, isCompiled else { throw .schemaUnknown(name: name) }
        endSession()
        schema = name
        _ = try openSession()
        return Composition()
    }

    /// Presses the key of a printable ASCII character; any other leaves the composition as it is.
    public func press(_ key: Character) throws(InputMethodFailure) -> Composition {
        guard let code = key.asciiValue, (0x20...0x7E).contains(code) else { return composition() }
        // librime's own keys to choose with count all candidates.
        if isForNames, !composition().preedit.isEmpty, key == " " || key.isNumber {
            return try select(index: key.wholeNumberValue.map { $0 - 1 } ?? 0)
        }
        firstOfPage = 0
        var (composition, isTaken) = try press(keySymbol: Int32(code), mask: 0)
        // What the engine leaves alone is typed as it is.
        if !isTaken { composition.committed.append(key) }
        return composition
    }

    /// Takes away the last letter of the composition.
    public func deleteBackward() throws(InputMethodFailure) -> Composition {
        firstOfPage = 0
        return try press(keySymbol: KeySymbol.backspace, mask: 0).composition
    }

    /// Chooses a candidate of the page shown, from 0; one that is not there changes nothing.
    public func select(index: Int) throws(InputMethodFailure) -> Composition {
        let session = try openSession()
        if isForNames {
            let places = singleCharacters(session).places
            guard places.indices.contains(index) else { return composition() }
            firstOfPage = 0
            _ = library.api.select_candidate(session, places[index])
        } else if index >= 0 {
            _ = library.api.select_candidate_on_current_page(session, index)
        }
        return composition()
    }

    /// Shows the next or the previous page of candidates, where there is one.
    public func page(forward: Swift.Bool) throws(InputMethodFailure) -> Composition {
        let shown = composition()
        guard forward ? shown.hasNextPage : shown.hasPreviousPage else { return shown }
        if isForNames {
            firstOfPage += forward ? Self.namePage : -Self.namePage
            return composition()
        }
        return try press(keySymbol: forward ? KeySymbol.pageDown : KeySymbol.pageUp, mask: 0).composition
    }

    /// Forgets the composition and the session; the schema stays.
    public func clear() -> Composition {
        endSession()
        return Composition()
    }

    /// Presses a key by its X11 keysym and modifier mask; says whether the engine took it.
    func press(
        keySymbol: Int32, mask: Int32
    ) throws(InputMethodFailure) -> (composition: Composition, isTaken: Swift.Bool) {
        let isTaken = library.api.process_key(try openSession(), keySymbol, mask) != 0
        return (composition(), isTaken)
    }

    private func openSession() throws(InputMethodFailure) -> RimeSessionId {
        if let session, library.api.find_session(session) != 0 { return session }
        let opened = library.api.create_session()
        guard opened != 0 else { throw .sessionRefused }
        session = opened
        guard library.api.select_schema(opened, schema) != 0 else { throw .schemaUnknown(name: schema) }
        return opened
    }

    private func endSession() {
        if let session { _ = library.api.destroy_session(session) }
        session = nil
        firstOfPage = 0
    }

    /// What librime shows and has completed at this moment.
    private func composition() -> Composition {
        guard let session else { return Composition() }
        var result = Composition()
        var commit = RimeCommit()
        ting_rime_commit_init(&commit)
        if library.api.get_commit(session, &commit) != 0 {
            result.committed = commit.text.map { String(cString: $0) } ?? ""
            _ = library.api.free_commit(&commit)
        }
        var context = RimeContext()
        ting_rime_context_init(&context)
        guard library.api.get_context(session, &context) != 0 else { return result }
        defer { _ = library.api.free_context(&context) }
        result.preedit = context.composition.preedit.map { String(cString: $0) } ?? ""
        if isForNames {
            let page = singleCharacters(session)
            result.candidates = page.texts
            result.hasPreviousPage = firstOfPage > 0
            result.hasNextPage = page.hasMore
            return result
        }
        let menu = context.menu
        let candidates = UnsafeBufferPointer(start: menu.candidates, count: Int(menu.num_candidates))
        result.candidates = candidates.compactMap { $0.text.map { String(cString: $0) } }
        result.hasPreviousPage = menu.page_no > 0
        result.hasNextPage = !candidates.isEmpty && menu.is_last_page == 0
        return result
    }

    // MARK: Names

    /// Whether characters are chosen one by one: what a table of words or a guess makes of several syllables is nobody's
    /// name.
    private var isForNames: Swift.Bool { schema == InputMethodData.nameSchema }

    private static let namePage = 9

    /// The single characters of the page that begins at ``firstOfPage``: what they are, where they stand among all
    /// candidates, and whether there are more behind them.
    private func singleCharacters(
        _ session: RimeSessionId
    ) -> (texts: [String], places: [Int], hasMore: Swift.Bool) {
        var texts: [String] = []
        var places: [Int] = []
        var iterator = RimeCandidateListIterator()
        guard library.api.candidate_list_begin(session, &iterator) != 0 else { return ([], [], false) }
        defer { library.api.candidate_list_end(&iterator) }
        var found = 0
        while library.api.candidate_list_next(&iterator) != 0 {
            guard let text = iterator.candidate.text.map({ String(cString: $0) }), text.count == 1 else {
                continue
            }
            if found >= firstOfPage + Self.namePage { return (texts, places, true) }
            if found >= firstOfPage {
                texts.append(text)
                places.append(Int(iterator.index))
            }
            found += 1
        }
        return (texts, places, false)
    }
}
