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
