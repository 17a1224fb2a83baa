import CountyRig
import TerminalRig
import Testing

extension WholeWay {
    @Suite("With the county out of reach")
    struct CountyDown {
        @Test(
            """
            Confirmed while the county is down: the screen says since when and what is known, and when the county is \
            up again it has exactly one case without anybody doing anything
            """)
        func down() throws {
            let county = try CountyRig()
            defer { county.end() }
            try county.start(.sync)
            let front = try Front(county)
            try front.terminal.wait(for: "网络不通", seconds: Front.patience)
            try front.begin(card: Application.card)
            let number = try front.apply(Application.replies())
            try front.terminal.wait(for: "现在网络不通", seconds: Front.patience)

            try front.askProgress()
            let progress = try front.settled(until: "what the booth knows is shown") { $0.contains("本机知道的") }
            #expect(progress.text.contains(/从 .*[0-9]{1,2}:[0-9]{2}.* 起网络不通/), "\(progress.text)")
            #expect(progress.contains(number) && progress.contains("已在本机存好"), "\(progress.text)")
            #expect(!progress.contains("网络正常"))
            #expect(try county.cases().isEmpty)

            try county.start(.gateway, .job)
            try county.waitForCases(1)
            try county.waitUntilStored()
            try front.terminal.wait(for: "网络正常", seconds: Front.patience)
            let cases = try county.cases()
            #expect(cases.count == 1)
            #expect(cases.first?.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber))
            try front.end()
        }
    }
}
