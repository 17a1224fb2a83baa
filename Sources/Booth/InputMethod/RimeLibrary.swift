internal import CRime
internal import Glibc
internal import Synchronization

/// librime, which keeps one engine's state in globals: whoever holds a `RimeLibrary` has it alone.
final class RimeLibrary {
    private struct Use {
        var isTaken = false
        var hasLogging = false
    }

    private static let use = Mutex(Use())

    /// librime's functions.
    let api: RimeApi

    private let userFolder: VolatileFolder

    /// Sets librime up. Compiled schemas are looked for in `staging` first, then in `prebuilt`.
    init(
        rimeData: String, userFolder: VolatileFolder, staging: String, prebuilt: String
    ) throws(InputMethodFailure) {
        let (taken, hadLogging) = Self.use.withLock { use in
            defer { use = Use(isTaken: true, hasLogging: true) }
            return (use.isTaken, use.hasLogging)
        }
        guard !taken, let functions = rime_get_api() else { throw .engineBusy }
        api = functions.pointee
        self.userFolder = userFolder
        // Setting the log up twice would end the process. Nothing below an error is logged, and to standard error
        // only: librime's information holds file names, never what was typed, but nobody needs it.
        let appName = hadLogging ? nil : "rime.ting"
        Self.withCStrings([rimeData, userFolder.path, staging, prebuilt, "ting", "", appName]) { strings in
            var traits = RimeTraits()
            ting_rime_traits_init(&traits)
            traits.shared_data_dir = strings[0]
            traits.user_data_dir = strings[1]
            traits.staging_dir = strings[2]
            traits.prebuilt_data_dir = strings[3]
            traits.distribution_name = strings[4]
            traits.distribution_code_name = strings[4]
            traits.distribution_version = strings[4]
            traits.min_log_level = 2
            traits.log_dir = strings[5]
            traits.app_name = strings[6]
            api.setup(&traits)
            api.initialize(&traits)
        }
    }

    deinit {
        api.cleanup_all_sessions()
        api.finalize()
        Self.use.withLock { $0.isTaken = false }
    }

    /// Compiles the schemas of the user folder into the staging folder; returns when it is done.
    func deploy() {
        if api.start_maintenance(True) != 0 { api.join_maintenance_thread() }
    }

    /// librime copies every string it is given.
    private static func withCStrings(
        _ strings: [String?], _ body: ([UnsafePointer<CChar>?]) -> Void
    ) {
        let copies = strings.map { $0.map { strdup($0) } ?? nil }
        defer { for copy in copies { free(copy) } }
        body(copies.map { $0.map { UnsafePointer($0) } })
    }
}
