import BoothStore
import Testing

@Suite("How much room the disk has")
struct DiskPolicyTests {
    private let policy = DiskPolicy.standard

    private func judge(
        _ megabytes: Double, holds: Bool = true, before: DiskRoom = .enough
    ) -> (DiskRoom, DiskPolicy.Reserve) {
        let judged = policy.judge(
            DiskFacts(freeBytes: Int64(megabytes * 1_048_576), holdsReserve: holds), before: before)
        return (judged.room, judged.reserve)
    }

    @Test("With room sessions begin, with little they do not, and with next to none the reserve is given up")
    func levels() {
        #expect(judge(64) == (.enough, .keep))
        #expect(judge(63.9) == (.low, .keep))
        #expect(judge(4) == (.low, .keep))
        #expect(judge(3.9) == (.full, .giveUp))
        #expect(judge(0, holds: false) == (.full, .keep))
    }

    @Test("A booth whose disk got short of room takes people again only with room to spare")
    func hysteresis() {
        #expect(judge(80, before: .low) == (.low, .keep))
        #expect(judge(96, before: .low) == (.enough, .keep))
        #expect(judge(80, before: .enough) == (.enough, .keep))
    }

    @Test("A spent reserve is filled again only where sessions can begin beside it")
    func refill() {
        #expect(judge(127.9, holds: false) == (.low, .keep))
        #expect(judge(128, holds: false, before: .full) == (.enough, .fill))
    }

    @Test("A disk that is read-only, and one without files to give, begin no sessions")
    func other() {
        let readOnly = DiskFacts(freeBytes: 1 << 40, isReadOnly: true, holdsReserve: false)
        #expect(policy.judge(readOnly, before: .enough) == (.readOnly, .keep))
        let few = DiskFacts(freeBytes: 1 << 40, freeFiles: 999, holdsReserve: true)
        #expect(policy.judge(few, before: .enough) == (.low, .keep))
    }

    @Test("Filling the reserve never closes the booth that it opened, whatever the free space")
    func stable() {
        for megabytes in stride(from: 0.0, through: 300, by: 0.5) {
            var (free, holds, room) = (megabytes, false, DiskRoom.full)
            var seen: [DiskRoom] = []
            for _ in 0..<6 {
                let judged = judge(free, holds: holds, before: room)
                switch judged.1 {
                case .keep: break
                case .fill: (free, holds) = (free - 32, true)
                case .giveUp: (free, holds) = (free + 32, false)
                }
                room = judged.0
                seen.append(room)
            }
            #expect(Set(seen).count == 1, "\(megabytes) MiB: \(seen)")
        }
    }
}
