import BoothSync

/// What is to happen next, in the order of time and then of asking.
struct Agenda: Sendable {
    enum Entry: Sendable {
        /// Something comes to the engine of this life of the booth's sync daemon.
        case sync(SyncEvent, life: Int)
        /// A poll of this life ends.
        case poll(Int, life: Int)
        /// The engine's timer of this life rings.
        case timer(life: Int)
        case visit
        case casework
        case jobRuns
        case night
        case publishes
        case begins(Fault)
        case ends(Fault)
        case boothStarts, gatewayStarts, countyStarts
    }

    private var entries: [(at: Duration, number: Int, entry: Entry)] = []
    private var count = 0

    mutating func add(_ entry: Entry, at moment: Duration) {
        count += 1
        // Few wait at a time, and mostly what comes next is asked for last.
        let place = entries.firstIndex { $0.at <= moment } ?? entries.endIndex
        entries.insert((moment, count, entry), at: place)
    }

    /// The next entry up to a moment.
    mutating func next(until end: Duration) -> (at: Duration, entry: Entry)? {
        guard let last = entries.last, last.at <= end else { return nil }
        entries.removeLast()
        return (last.at, last.entry)
    }
}
