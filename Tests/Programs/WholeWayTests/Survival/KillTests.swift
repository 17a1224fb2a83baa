import CountyRig
import Glibc
import TerminalRig
import Testing

extension WholeWay {
    @Suite("With programs killed at any moment", .serialized)
    struct Kills {
        @Test(
            "kiosk killed as soon as the receipt number shows: one case, and the booth starts again at rest")
        func front() throws {
            let county = try CountyRig()
            defer { county.end() }
            try county.start(.gateway, .job, .sync)
            let front = try Front(county)
            try front.begin(card: Application.card)
            let number = try front.apply(Application.replies())
            front.kill()
            try county.waitUntilStored()
            try county.waitForCases(1)
            let again = try Front(county)
            #expect(!again.terminal.screen.contains(Application.name))
            try again.end()
            try expectOneCase(number, in: county, "kiosk killed")
        }

        @Test(
            """
            kiosk-sync killed while it sends, and the gateway killed after it stored and before it answered: one \
            case, stored, nothing to do by hand
            """)
        func senders() throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.begin(card: Application.card)
            let number = try front.apply(Application.replies())
            front.kill()
            try county.keep()
            for victim in [CountyRig.Part.sync, .gateway] {
                var met: Set<Met> = []
                var moments = KillMoment.all
                while !moments.isEmpty {
                    let moment = moments.removeFirst()
                    try county.restore()
                    met.insert(try kill(victim, at: moment, in: county))
                    try expectOneCase(number, in: county, "\(victim.rawValue) killed \(moment)")
                    for part in CountyRig.Part.allCases { county.kill(part) }
                    // The narrowest moment is looked for until it has been met.
                    if moments.isEmpty, !met.contains(.storedUnanswered) {
                        moments += KillMoment.further(&met)
                    }
                }
                #expect(met.contains(.storedUnanswered), "\(victim.rawValue): the moment was not met: \(met)")
            }
        }

        private func expectOneCase(_ number: String, in county: CountyRig, _ when: Comment) throws {
            let cases = try county.cases()
            #expect(cases.count == 1, when)
            #expect(cases.first?.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber), when)
            #expect(try county.queue().map(\.state) == ["stored"], when)
        }

        /// Lets the submission be sent, kills the program at the moment, starts it again and waits until all has come
        /// to its end. Gives where the kill fell.
        private func kill(
            _ victim: CountyRig.Part, at moment: KillMoment, in county: CountyRig
        ) throws -> Met {
            try county.start(.gateway)
            let before = (booth: county.boothWrites, gateway: county.mailboxWrites)
            try county.start(.sync)
            switch moment.sign {
            case .start: break
            case .boothWrote:
                try wait(until: "the booth writes", every: 1) { county.boothWrites != before.booth }
            case .gatewayWrote:
                try wait(until: "the gateway writes", every: 1) { county.mailboxWrites != before.gateway }
            }
            usleep(moment.milliseconds * 1000)
            county.kill(victim)
            let isStored = try county.gatewaySequence() == 1
            let isReceipted = try county.queue().first?.state == "stored"
            try county.start(victim, .job)
            try county.waitUntilStored()
            try county.waitForCases(1)
            return isReceipted ? .receipted : isStored ? .storedUnanswered : .notStored
        }
    }
}

/// Where a kill fell.
enum Met: Hashable {
    /// Before the gateway had the submission.
    case notStored
    /// The gateway has it, and the booth does not know.
    case storedUnanswered
    /// The booth has the receipt.
    case receipted
    /// So many further attempts were made to meet a moment.
    case attempts(Int)
}

/// When a program is killed, after the sync daemon was started with something to send.
struct KillMoment: Sendable, CustomStringConvertible {
    /// What is waited for first.
    let sign: Sign
    /// So many milliseconds later the program is killed.
    let milliseconds: UInt32

    enum Sign: Sendable { case start, boothWrote, gatewayWrote }

    var description: String { "\(milliseconds) ms after \(sign)" }

    /// Around the sending: the attempt is recorded, the bytes are under way, the gateway has them, its receipt is
    /// under way, the receipt is recorded.
    static let all =
        [60, 150].map { KillMoment(sign: .start, milliseconds: $0) }
        + [0, 10, 40].map { KillMoment(sign: .boothWrote, milliseconds: $0) }
        + [0, 2, 8, 30].map { KillMoment(sign: .gatewayWrote, milliseconds: $0) }

    /// Once more the moment at which the gateway has just written, ten times at most.
    static func further(_ met: inout Set<Met>) -> [KillMoment] {
        let attempts = met.count { if case .attempts = $0 { true } else { false } }
        guard attempts < 10 else { return [] }
        met.insert(.attempts(attempts + 1))
        return [KillMoment(sign: .gatewayWrote, milliseconds: 0)]
    }
}
