import CountyRig
import Foundation
import Glibc
import TerminalRig
import Testing

extension WholeWay {
    @Suite("With a form half filled", .serialized)
    struct HalfFilled {
        /// The pages at which the front is killed, and what is being typed there.
        private static let cuts = [("手机号码的后4位", "12"), ("紧急联系人手机号码", "1390"), ("津贴发到哪个账户", "")]

        @Test(
            """
            kiosk killed in mid-form three times, the catalogue moved on meanwhile: the same card goes on at the same \
            question, another card is offered nothing, nothing lies in the clear, and the county has one case with \
            exactly the answers
            """)
        func killed() throws {
            let county = try CountyRig()
            defer { county.end() }
            try county.start(.gateway, .job)
            var front = try Front(county)
            try front.begin(card: Application.card)
            try front.beginForm()
            let replies = Application.replies(emergencyName: Application.composedName)
            for (question, typed) in Self.cuts {
                try front.fill(replies, upTo: question)
                if !typed.isEmpty {
                    front.terminal.press(.text(typed))
                    try front.terminal.wait(for: "▶  " + typed, seconds: Front.patience)
                }
                try county.waitUntilQuiet()
                front.kill()
                try searchDisk(county)
                try moveOn(county)
                front = try Front(county)
                try front.terminal.wait(for: "没填完的表还在", seconds: Front.patience)
                #expect(!front.terminal.screen.contains(Application.maskedName))
                try front.begin(card: "wei")
                #expect(!front.terminal.screen.contains("接着填"))
                try front.leave()
                try front.beginAgain(card: Application.card)
                #expect(front.terminal.screen.contains("高龄津贴申领"))
                try front.choose("接着填", until: question)
                #expect(!front.terminal.screen.contains("▶  1"), "what was being typed is lost, and no more")
            }
            try front.fill(replies)
            try front.choose("都对,提交", until: "现在提交吗")
            try front.choose("内容属实,提交", until: "提交成功")
            try county.start(.sync)
            try county.waitUntilStored()
            try county.waitForCases(1)
            front.kill()
            let cases = try county.cases()
            #expect(cases.count == 1)
            cases.first?.expectExactAnswers()

            front = try Front(county)
            #expect(!front.terminal.screen.contains("没填完的表还在"))
            try front.begin(card: Application.card)
            try front.end()
        }

        @Test("kiosk killed the moment a question is answered: at most that one answer is lost")
        func atOnce() throws {
            let county = try CountyRig()
            defer { county.end() }
            var front = try Front(county)
            try front.begin(card: Application.card)
            try front.beginForm()
            let replies = Application.replies()
            for (question, next) in [("户口在本县吗", "已经在领高龄津贴了吗"), ("可以发短信", "紧急联系人姓名")] {
                try front.fill(replies, upTo: question)
                try county.waitUntilQuiet()
                try front.choose("是", until: next)
                front.kill()
                front = try Front(county)
                try front.beginAgain(card: Application.card)
                try front.pressDigit(of: "接着填")
                try front.terminal.wait(until: "one of the two questions", seconds: Front.patience) {
                    $0.contains(question) || $0.contains(next)
                }
            }
            try front.end()
        }

        @Test(
            "Told to end in mid-form, the front saves what was answered last; thrown away on leaving, it is gone"
        )
        func told() throws {
            let county = try CountyRig()
            defer { county.end() }
            var front = try Front(county)
            try front.begin(card: Application.card)
            try front.beginForm()
            try front.fill(Application.replies(), upTo: "已经在领高龄津贴了吗")
            try front.end()
            front = try Front(county)
            try front.beginAgain(card: Application.card)
            try front.choose("接着填", until: "已经在领高龄津贴了吗")
            try front.press(.text("/"), until: "留 7 天,下次接着填")
            try front.reader.order("take")
            try front.choose("结束,清除", until: "按任意键")
            try front.begin(card: Application.card)
            try front.end()
        }

        /// Publishes the catalogue with another version of the form, in which the questions read otherwise, and has the
        /// booth fetch it.
        private func moveOn(_ county: CountyRig) throws {
            let folder = county.temporaryFolder + "/catalogue-\(UUID().uuidString)"
            try FileManager.default.copyItem(
                atPath: BuiltProgram.configuration + "/catalogue", toPath: folder)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let file = folder + "/forms/gaoling-jintie.xml"
            let form = try String(contentsOfFile: file, encoding: .utf8)
            let version = "version=\"\(Int.random(in: 2_030_000_000..<2_040_000_000))\""
            let changed = form.replacing(/version="20[0-9]+"/, with: version)
                .replacing("您的手机号码", with: "您的电话").replacing("手机号码的后4位", with: "电话的后4位")
                .replacing("紧急联系人手机号码", with: "紧急联系人电话").replacing("津贴发到哪个账户", with: "哪个账户")
            #expect(changed != form)
            try changed.write(toFile: file, atomically: true, encoding: .utf8)
            _ = try county.run("county-sync", ["publish", folder]).success()
            _ = try county.run("kiosk-sync", ["--once"]).success()
        }

        private func searchDisk(_ county: CountyRig) throws {
            let planted = [Application.number, Application.name, Application.address, Application.phone]
            let search = try DiskSearch(
                [county.boothFolder, county.logFolder, county.temporaryFolder], for: planted)
            #expect(search.findings.isEmpty)
            for file in ["/booth.db", "/booth.db-wal"] {
                #expect(search.files.contains { $0.hasSuffix(file) }, "\(file) was not searched")
            }
        }
    }
}

extension Front {
    /// From the choice of what to do to the form's first page.
    fileprivate func beginForm() throws {
        try openGuide()
        try choose("开始填表", until: "第 1 步")
    }

    /// From the idle screen to the question whether to go on with what was left half-filled.
    fileprivate func beginAgain(card: String) throws {
        try press(.enter, until: "请选择语言")
        try press(.text("1"), until: "请放身份证")
        try reader.order("lay \(card)")
        try terminal.wait(for: "上次的表没有填完", seconds: Front.patience)
    }
}

extension CountyRig {
    /// Waits until the booth has written what it had to write.
    fileprivate func waitUntilQuiet() throws {
        var before = -1
        try wait(until: "the booth is quiet", every: 300) {
            defer { before = self.boothWrites }
            return before == self.boothWrites
        }
    }
}
