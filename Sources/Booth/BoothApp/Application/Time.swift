extension Booth {
    /// When the application next wants a ``BoothEvent/tick``, on the monotonic clock; nil if nothing is due but the
    /// clock on the header, which changes with the minute.
    public var nextWake: Int {
        var wakes = [now.monotonic + 60_000 - Int(now.wall.milliseconds % 60_000)]
        if let session {
            if case .stillThere(let deadline) = dialog {
                let left = max(0, deadline - now.monotonic)
                wakes.append(now.monotonic + (left % 1000 == 0 ? min(left, 1000) : left % 1000))
            } else {
                wakes.append(session.lastStir + idleLimit)
            }
            wakes.append(session.lastAnswer + configuration.sessionSeconds * 1000)
        }
        return max(wakes.min() ?? now.monotonic, now.monotonic)
    }

    private var idleLimit: Int { configuration.idleSeconds * 1000 }

    /// Somebody is there. Gives true if the key did no more than answer the question whether there is.
    mutating func stir(dismissingQuestion: Bool) -> Bool {
        session?.lastStir = now.monotonic
        guard dismissingQuestion, case .stillThere = dialog else { return false }
        dialog = nil
        return true
    }

    /// Time has passed: asks whether somebody is there, and ends a session that nobody owns any more.
    mutating func passTime() -> [BoothEffect] {
        guard let session else { return [] }
        if now.monotonic - session.lastAnswer >= configuration.sessionSeconds * 1000 { return leave() }
        if case .stillThere(let deadline) = dialog {
            return now.monotonic >= deadline ? leave() : []
        }
        guard now.monotonic - session.lastStir >= idleLimit else { return [] }
        switch place {
        case .idle: break
        case .language, .leaving: return endSession()
        default: dialog = .stillThere(deadline: now.monotonic + configuration.graceSeconds * 1000)
        }
        return []
    }
}
