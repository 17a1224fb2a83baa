import CountyRig
import PrintingRig
import TerminalRig
import Testing

extension WholeWay {
    @Suite("From the card to the case")
    struct CardToCase {
        @Test(
            """
            By keys alone: the printed slip has number and masked name, the county one case with exactly the answers, \
            the same card laid on again shows where it stands, and so does the number on the slip without a card
            """)
        func wholeWay() async throws {
            try await PrintingRig.run { printing in
                let county = try CountyRig()
                defer { county.end() }
                try county.start(.gateway, .job, .sync)
                let front = try Front(county, printer: (printing.server, printing.queue))
                try front.begin(card: Application.card)
                let number = try front.apply(Application.replies(emergencyName: Application.composedName))

                let receipt = try front.terminal.wait(for: "县里收下了", seconds: Front.patience)
                let cases = try county.cases()
                #expect(cases.count == 1)
                let booked = try #require(cases.first)
                #expect(booked.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber))
                #expect(receipt.contains(booked.acceptanceNumber), "\(receipt.text)")
                #expect(booked.name == Application.name && booked.documentNumber == Application.number)
                booked.expectExactAnswers()

                let slip = try await printing.receivedSlip(1).text()
                #expect(slip.contains(number) && slip.contains(Application.maskedName), "\(slip)")
                #expect(!slip.contains(Application.number) && !slip.contains(Application.name))
                #expect(!slip.filter { !$0.isWhitespace }.contains(Application.number))
                try front.leave()

                try front.begin(card: Application.card)
                try front.askProgress()
                let progress = try front.settled(until: "the county has answered") { $0.contains("县里的答复") }
                #expect(progress.contains(booked.acceptanceNumber) && progress.contains(number))
                #expect(progress.contains("村(社区)") && progress.contains("乡镇(街道)"), "\(progress.text)")
                try front.leave()

                // Who has no card, and the slip, learns as much as the number tells and no more.
                try front.track(number)
                let tracked = try front.settled(until: "the county has answered") { $0.contains("县里的答复") }
                #expect(tracked.contains(number) && tracked.contains("村(社区)"), "\(tracked.text)")
                for secret in [booked.acceptanceNumber, "高龄津贴", Application.name] {
                    #expect(!tracked.contains(secret), "\(tracked.text)")
                }
                try front.endWithoutCard()
                try front.end()
                #expect(try county.queue().map(\.state) == ["stored"])
            }
        }
    }
}
