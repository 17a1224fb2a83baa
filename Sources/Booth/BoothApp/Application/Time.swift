extension Booth {
    /// When the application next wants a ``BoothEvent/tick``, on the monotonic clock; nil if nothing is due but the
    /// clock on the header, which changes with the minute.
    public var nextWake: Int {
        var wakes = [now.monotonic + 60_000 - Int(now.wall.milliseconds % 60_000)]
        if let session {
            if let deadline = session.mustStirUntil {
                let left = max(0, deadline - now.monotonic)
                wakes.append(now.monotonic + (left % 1000 == 0 ? min(left, 1000) : left % 1000))
            } else {
                wakes.append(session.lastStir + idleLimit)
            }
            wakes.append(session.lastAnswer + configuration.sessionSeconds * 1000)
            if let end = session.revealedUntil { wakes.append(end) }
        }
        return max(wakes.min() ?? now.monotonic, now.monotonic)
    }

    private var isUnhurried: Bool { session?.comfort.isUnhurried == true }

    private var idleLimit: Int {
        (isUnhurried ? configuration.unhurriedIdleSeconds : configuration.idleSeconds) * 1000
    }

    /// Seconds to answer whether somebody is there.
    var graceSeconds: Int { configuration.graceSeconds * (isUnhurried ? 2 : 1) }

    /// Somebody is there. Gives true if the key did no more than answer the question whether there is.
    @discardableResult
    mutating func stir() -> Bool {
        session?.lastStir = now.monotonic
        defer { session?.mustStirUntil = nil }
        return session?.mustStirUntil != nil
    }

    /// Time has passed: asks whether somebody is there, and ends a session that nobody owns any more.
    mutating func passTime() -> [BoothEffect] {
        if let end = session?.revealedUntil, now.monotonic >= end { session?.revealedUntil = nil }
        guard let session else { return [] }
        if now.monotonic - session.lastAnswer >= configuration.sessionSeconds * 1000 { return leave() }
        if let deadline = session.mustStirUntil {
            return now.monotonic >= deadline ? leave() : []
        }
        guard now.monotonic - session.lastStir >= idleLimit else { return [] }
        switch place {
        case .idle: break
        case .language: return leave()
        case .leaving: return endSession()
        default:
            let deadline = now.monotonic + graceSeconds * 1000
            self.session?.mustStirUntil = deadline
        }
        return []
    }
}
