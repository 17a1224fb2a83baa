import CountyAPI

/// Wakes long polls when something new has been stored for them.
actor ArrivalBell {
    /// Who waits.
    enum Desk: Hashable {
        case county
        case booth(BoothID)
    }

    /// One long poll. It can be given up before it has begun to wait.
    private enum Visit {
        case arriving
        case waiting(Desk, CheckedContinuation<Void, Never>)
        case givenUp
    }

    private var rings: [Desk: Int] = [:]
    private var visits: [Int: Visit] = [:]
    private var nextTicket = 0
    private var isClosed = false

    /// How often the bell has rung for a desk; taken before looking into the mailbox, so that no ring is missed.
    func count(for desk: Desk) -> Int { rings[desk, default: 0] }

    /// Something new lies at these desks.
    func ring(_ desks: some Sequence<Desk>) {
        let desks = Set(desks)
        for desk in desks { rings[desk, default: 0] += 1 }
        release(desks.contains)
    }

    /// Everybody goes: the gateway closes.
    func close() {
        isClosed = true
        release { _ in true }
    }

    private func release(_ matches: (Desk) -> Bool) {
        for (ticket, visit) in visits {
            guard case .waiting(let desk, let continuation) = visit, matches(desk) else { continue }
            visits[ticket] = .givenUp
            continuation.resume()
        }
    }

    /// Returns when the bell has rung for the desk more often than `count`, when the gateway closes, or on cancellation.
    func wait(at desk: Desk, after count: Int) async {
        let ticket = nextTicket
        nextTicket += 1
        visits[ticket] = .arriving
        defer { visits[ticket] = nil }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if case .arriving = visits[ticket], !isClosed, rings[desk, default: 0] == count {
                    visits[ticket] = .waiting(desk, continuation)
                } else {
                    continuation.resume()
                }
            }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
    }

    private func giveUp(_ ticket: Int) {
        guard let visit = visits[ticket] else { return }
        visits[ticket] = .givenUp
        if case .waiting(_, let continuation) = visit { continuation.resume() }
    }

    /// How many long polls are waiting at a desk.
    func waiting(at desk: Desk) -> Int {
        visits.values.count { visit in
            if case .waiting(desk, _) = visit { true } else { false }
        }
    }
}
