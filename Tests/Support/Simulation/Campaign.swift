/// Many runs with new seeds.
public struct Campaign: Sendable {
    /// How many runs.
    public var runs: Int
    /// The first seed; the others follow, so far apart.
    public var first: UInt64
    public var stride: UInt64 = 1
    /// How many days each run has.
    public var days: Int
    /// What is turned off, to see that it is missed.
    public var mutant: Safeguard?
    /// Whether the faults of a failure are reduced to those that matter: that takes some dozen more runs.
    public var shrinks = true

    /// A campaign.
    public init(runs: Int, first: UInt64, days: Int = 7, without mutant: Safeguard? = nil) {
        self.runs = runs
        self.first = first
        self.days = days
        self.mutant = mutant
    }

    /// A run that broke a promise, with the fewest faults that still break one.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// The plan, with the faults that matter.
        public var plan: Plan
        /// What was broken.
        public var broken: String

        public var description: String {
            "seed \(plan.seed): \(broken)\nplay it again: make simulate SEED=\(plan.seed)\nfaults that are enough for it:\n"
                + plan.faults.map { "  \($0)" }.joined(separator: "\n")
        }
    }

    /// Runs them, as many at a time as the machine has processors; tells of each that ends. Stops at the first that breaks
    /// a promise.
    public func run(
        workers: Int, each: @escaping @Sendable (UInt64, Tally) -> Void = { _, _ in }
    ) async throws -> Tally {
        try await withThrowingTaskGroup(of: Tally.self) { group in
            var tally = Tally()
            for index in 0..<runs {
                if index >= workers, let done = try await group.next() { tally += done }
                let seed = first &+ UInt64(index) &* stride
                group.addTask {
                    let plan = Plan(seed: seed, days: days)
                    do {
                        let done = try await World(plan, without: mutant).run()
                        each(seed, done)
                        return done
                    } catch {
                        throw Failure(plan: shrinks ? await shrink(plan) : plan, broken: "\(error)")
                    }
                }
            }
            for try await done in group { tally += done }
            return tally
        }
    }

    /// Leaves out what does not matter: halves of the list first, then single faults.
    private func shrink(_ plan: Plan) async -> Plan {
        var least = plan
        var size = max(least.faults.count / 2, 1)
        while !least.faults.isEmpty {
            var start = 0
            while start < least.faults.count {
                var candidate = least
                candidate.faults.removeSubrange(start..<min(start + size, candidate.faults.count))
                if await breaks(candidate) { least = candidate } else { start += size }
            }
            if size == 1 { break }
            size /= 2
        }
        return least
    }

    private func breaks(_ plan: Plan) async -> Bool {
        do {
            _ = try await World(plan, without: mutant).run()
            return false
        } catch { return true }
    }
}
