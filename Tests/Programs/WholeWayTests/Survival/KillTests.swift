import CountyRig
import Glibc
import TerminalRig
import Testing

extension WholeWay {
    @Suite("With programs killed at any moment", .serialized)
    struct Kills {
        /// When a program is killed, after it was started with something to send.
        struct Moment: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// What is waited for first.
            let sign: Sign
            /// So many milliseconds later the program is killed.
            let later: UInt32

            enum Sign: Sendable { case start, boothWrote, gatewayWrote }
        }

        /// Moments around the sending: the attempt is recorded, the bytes are under way, the gateway has them, its
        /// receipt is under way, the receipt is recorded.
        static let moments =
            [10, 60, 150].map { later in
                Moment(testDescription: "\(later) ms after its start", sign: .start, later: UInt32(later))
            }
            + [0, 10, 40].map { later in
                Moment(
                    testDescription: "\(later) ms after the booth wrote", sign: .boothWrote,
                    later: UInt32(later))
            }
            + [0, 2, 8, 30].map { later in
                Moment(
                    testDescription: "\(later) ms after the gateway wrote", sign: .gatewayWrote,
                    later: UInt32(later))
            }

        @Test("kiosk killed as soon as the receipt number shows: one case, and the booth starts again at rest")
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
            let cases = try county.cases()
            #expect(cases.count == 1)
            #expect(cases.first?.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber))
            #expect(try county.queue().count == 1)
        }

        @Test("kiosk-sync or the gateway killed while a submission is sent: one case, stored, nothing to do by hand")
        func senders() throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.begin(card: Application.card)
            let number = try front.apply(Application.replies())
            front.kill()
            try county.keep()
            for victim in [CountyRig.Part.sync, .gateway] {
                for moment in Self.moments {
                    try county.restore()
                    try kill(victim, at: moment, in: county)
                    let what: Comment = "\(victim.rawValue) killed \(moment)"
                    let cases = try county.cases()
                    #expect(cases.count == 1, what)
                    #expect(
                        cases.first?.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber), what)
                    #expect(try county.queue().map(\.state) == ["stored"], what)
                }
            }
        }

        /// Lets the submission be sent, kills the program at the moment, starts it again and lets all come to an end.
        private func kill(_ victim: CountyRig.Part, at moment: Moment, in county: CountyRig) throws {
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
            usleep(moment.later * 1000)
            county.kill(victim)
            var t = [ContinuousClock.now]
            let q = try county.queue().first
            let boxed = try county.run("county-gateway", ["booths"]).success()
            t.append(ContinuousClock.now)
            try county.start(victim, .job)
            t.append(ContinuousClock.now)
            try county.waitUntilStored()
            t.append(ContinuousClock.now)
            try county.waitForCases(1)
            t.append(ContinuousClock.now)
            for part in CountyRig.Part.allCases { county.stop(part) ; t.append(ContinuousClock.now)}
            print("KILL", victim, moment.testDescription, q?.state ?? "-", q?.attempts ?? 0, boxed.split(separator: "  ").last ?? "", "then", try county.queue().first?.attempts ?? 0, zip(t, t.dropFirst()).map { "\(($1 - $0))".prefix(4) })
        }
    }
}
