import CountyRig
import TerminalRig
import Testing

extension WholeWay {
    @Suite("A reader that goes away under the front")
    struct ReaderLoss {
        @Test("In mid-session it is shown, the session goes on, and it heals when the reader is back")
        func inSession() throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.begin(card: Application.card)
            try front.choose("我要办事", until: "选择要办的事")
            try front.unplugReader()
            let without = try front.terminal.wait(for: "读卡器故障", seconds: Front.patience)
            #expect(without.contains("选择要办的事"))
            try front.choose("全部事项", until: "下一页")
            try front.choose("高龄津贴申领", until: "开始填表")
            try front.plugReader()
            try front.terminal.wait(until: "the reader works again", seconds: Front.patience) {
                !$0.contains("读卡器故障") && $0.contains("开始填表")
            }
            try front.end()
        }

        @Test("In mid-read the person is told, and the card laid on again is read when the reader is back")
        func inRead() throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.press(.enter, until: "请选择语言")
            try front.press(.text("1"), until: "请放身份证")
            try front.reader.order("fault hang-up 20 on read times 1")
            try front.reader.order("lay \(Application.card)")
            try front.terminal.wait(for: "读卡器现在不能用", seconds: Front.patience)
            try front.reader.order("take")
            try front.plugReader()
            try front.terminal.wait(for: "把身份证平放在读卡区", seconds: Front.patience)
            try front.reader.order("lay \(Application.card)")
            try front.terminal.wait(for: Application.maskedName, seconds: Front.patience)
            try front.end()
        }
    }
}
