import CountyRig
import SmallDisk
import Testing

extension WholeWay {
    @Suite("With a disk that fills up")
    struct FullDisk {
        @Test(
            """
            The session that runs finishes and its submission comes to the county; the next one is refused on the screen; \
            with room again the booth comes back by itself
            """)
        func full() throws {
            var disk: SmallDisk?
            let county = try CountyRig { disk = try SmallDisk(on: $0, megabytes: 200) }
            let small = try #require(disk)
            defer {
                county.end()
                small.unmount()
            }
            try county.start(.gateway, .job, .sync)
            let front = try Front(county)
            try front.begin(card: Application.card)
            try small.fill(leaving: 0)
            let number = try front.apply(Application.replies())
            try county.waitForCases(1)
            try county.waitUntilStored()
            #expect(try county.cases().first?.receiptNumber.filter(\.isNumber) == number.filter(\.isNumber))

            try front.reader.order("take")
            front.terminal.press(.text("/"))
            try front.choose("结束,清除", until: "暂时不能办新的事")
            front.terminal.press(.enter)
            try front.reader.order("lay \(Application.card)")
            let refused = try front.settled(until: "it is refused") { $0.contains("暂时不能办新的事") }
            #expect(!refused.contains("您要办什么"))
            try front.reader.order("take")

            try small.clear()
            try front.terminal.wait(for: "按任意键", seconds: Front.patience)
            try front.begin(card: Application.card)
            try front.end()
        }
    }
}
