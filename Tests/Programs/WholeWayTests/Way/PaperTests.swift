import CountyRig
import Foundation
import TerminalRig
import Testing

extension WholeWay {
    @Suite("Papers and signatures on their way")
    struct Papers {
        /// The files of a case, as `county-sync cases show` tells them.
        private struct CaseFiles: Decodable {
            struct File: Decodable {
                var name: String
                var mediaType: String
                var arrived: Int
                var parts: Int
            }
            var attachments: [File]
        }

        @Test(
            """
            A paper of two pages and a signature by finger go along with the case, whole, though the sync daemon is \
            killed on the way; nothing of them lies about in the clear
            """)
        func wholeWay() throws {
            let county = try CountyRig()
            defer { county.end() }
            try county.start(.gateway, .job)
            let front = try Front(county, hasScanner: true)
            try front.begin(card: Application.card)
            try front.openGuide()
            try front.choose("开始填表", until: "第 1 步")
            let replies = Application.replies()
            try front.fill(replies, upTo: "扫描:户口簿")
            try front.choose("开始扫描", until: "共 1 页")
            try front.choose("再扫一页", until: "共 2 页")
            try front.turnPage(by: "继续")
            try front.fill(replies, upTo: "请在屏幕上签名")
            let pad = try front.terminal.wait(for: "请用手指在这里写", seconds: Front.patience)
            let place = try #require(pad.place(of: "请用手指在这里写"))
            front.terminal.draw((0..<20).map { (place.row + $0 % 3, place.column + $0) })
            try front.turnPage(by: "签好了,继续")
            try front.fill(replies)
            try front.choose("都对,提交", until: "现在提交吗")
            try front.choose("内容属实,提交", until: "提交成功")
            try county.start(.sync)
            try county.waitUntilStored(1)
            county.kill(.sync)
            try county.start(.sync)
            try county.waitForCases(1)
            let booked = try #require(try county.cases().first)

            let files = try complete(booked.receiptNumber, county)
            #expect(files.map(\.mediaType) == ["application/pdf", "image/png"])
            #expect(booked.answersXML.contains(files[0].name) && booked.answersXML.contains(files[1].name))
            let paper = try fetch(files[0].name, of: booked.receiptNumber, county)
            #expect(paper.starts(with: Data("%PDF-".utf8)))
            #expect(paper.ranges(of: Data([0xFF, 0xD8, 0xFF])).count == 2)
            let signature = try fetch(files[1].name, of: booked.receiptNumber, county)
            #expect(signature.starts(with: [0x89, 0x50, 0x4E, 0x47]))

            try front.leave()
            try front.end()
            for part in CountyRig.Part.allCases { county.stop(part) }
            let places = [county.boothFolder, county.temporaryFolder, county.logFolder, county.gatewayFolder]
            #expect(try DiskSearch(places, for: ["%PDF-1", "JFIF", "IHDR"]).findings.isEmpty)
        }

        /// The files of a case once all their pieces have come.
        private func complete(_ reference: String, _ county: CountyRig) throws -> [CaseFiles.File] {
            var files: [CaseFiles.File] = []
            try wait(until: "all pieces have come", seconds: Front.patience) {
                let shown = try county.run(
                    "county-sync", ["cases", "show", reference, "--json"]
                ).success()
                files = try JSONDecoder().decode(CaseFiles.self, from: Data(shown.utf8)).attachments
                return !files.isEmpty && files.allSatisfy { $0.arrived == $0.parts }
            }
            return files
        }

        private func fetch(_ name: String, of reference: String, _ county: CountyRig) throws -> Data {
            let output = county.folder + "/fetched-" + name
            _ = try county.run(
                "county-sync",
                ["cases", "attachment", reference, name, "--output", output]

            ).success()
            return try Data(contentsOf: URL(filePath: output))
        }
    }
}
