import BoothStore
import CountyAPI
import Domain
import Forms
import Glibc

/// Opens the booth's database as the programs do.
enum DatabaseObservation {
    /// What became of it, and the store if it opened. A missing file is not made.
    static func open(below stateDirectory: String) -> (facts: DatabaseCheck.Facts, store: BoothStore?) {
        let path = stateDirectory + "/booth.db"
        guard access(path, F_OK) == 0 else { return (.missing(path: path), nil) }
        do throws(StoreError) {
            return (.whole(path: path), try BoothStore(directory: stateDirectory, check: .quick))
        } catch {
            return (.refused(code: error.code, cause: error.cause, remedy: error.remedy), nil)
        }
    }
}

/// Looks into the database's records.
struct RecordsObservation {
    let store: BoothStore
    let now: Instant

    func catalogue(warningDays: Int) -> CatalogueCheck.Facts {
        do {
            guard let catalogue = try store.currentCatalogue() else { return .none }
            var broken: [CatalogueCheck.BrokenForm] = []
            let items = try catalogue.items()
            for id in Set(items.map(\.formID)).sorted() {
                if let problem = try Self.problem(ofForm: id, in: catalogue) {
                    broken.append(CatalogueCheck.BrokenForm(id: id, problem: problem))
                }
            }
            return .present(
                version: catalogue.version, publishedAt: catalogue.publishedAt, items: items.count,
                brokenForms: broken, now: now, warningDays: warningDays)
        } catch {
            let fault = Self.words(for: error)
            return .refused(code: fault.code, cause: fault.cause, remedy: fault.remedy)
        }
    }

    func queue(of booth: BoothID?) -> QueueCheck.Facts {
        do {
            let counts = try store.queueCounts()
            let quarantined = try store.queue(state: .quarantined).map(\.receiptNumber.description)
            var brokenAt: Int?
            if let booth {
                do { try store.verifySequence(of: booth) } catch let error as ChainBreak {
                    brokenAt = error.sequence
                }
            }
            return .read(
                waiting: counts[.queued, default: 0] + counts[.sending, default: 0],
                stored: counts[.stored, default: 0],
                quarantined: quarantined, brokenAt: brokenAt)
        } catch {
            let fault = Self.words(for: error)
            return .refused(code: fault.code, cause: fault.cause, remedy: fault.remedy)
        }
    }

    func clock() -> ClockCheck.Facts {
        var facts = Self.clockAlone(now: now)
        let newest = (try? store.queue(limit: 50)) ?? []
        facts.lastFinalisedAt = newest.map(\.finalisedAt).max()
        let published = (try? store.currentCatalogue())?.publishedAt
        facts.countySaid = (newest.compactMap(\.storedAt) + [published].compactMap { $0 }).max()
        facts.countyClock = try? store.countyClock()
        return facts
    }

    static func clockAlone(now: Instant) -> ClockCheck.Facts {
        ClockCheck.Facts(
            now: now, installedAt: Clock.programInstalledAt(), lastFinalisedAt: nil, countySaid: nil)
    }

    /// The first problem of a form; nil if it can be used.
    private static func problem(ofForm id: String, in catalogue: Catalogue) throws -> String? {
        guard let form = try catalogue.form(id) else { return "it is missing." }
        do throws(FormProblems) {
            _ = try FormDefinition(xml: [UInt8](form.xml))
            return nil
        } catch {
            return error.problems.first?.description ?? "it does not compile."
        }
    }

    private static func words(for error: any Error) -> StoreError {
        error as? StoreError
            ?? StoreError(
                code: "store-unreadable", cause: "The database could not be read (\(type(of: error))).",
                remedy: "Run this again; if it stays, restore the latest backup.")
    }
}
