import CountyRig
import Foundation
import PrintingRig
import TerminalRig
import Testing

extension WholeWay {
    @Suite("What a session leaves behind")
    struct NothingLeft {
        private static let planted = [
            Application.number, Application.name, Application.address, Application.phone,
            Application.emergencyName, Application.emergencyPhone,
        ]

        @Test(
            """
            After a session no file of booth, gateway, logs, workers or print spool holds a name, number or answer in \
            the clear, and neither does the terminal, nor the memory of the front and its workers
            """)
        func nothing() async throws {
            try await PrintingRig.run { printing in
                let county = try CountyRig()
                defer { county.end() }
                try county.start(.gateway, .job, .sync)
                let front = try Front(county, printer: (printing.server, printing.queue))
                try front.begin(card: Application.card)
                _ = try front.apply(Application.replies(emergencyName: Application.composedName))
                try front.terminal.wait(for: "县里收下了", seconds: Front.patience)
                let slip = try await printing.receivedSlip(1)
                try front.askProgress()
                try front.terminal.wait(for: "县里的答复", seconds: Front.patience)
                try search(county, slip.file)
                // Nor do the front and its workers hold any of it when it is over, in what they gave back neither.
                let during = ProcessMemory(of: front.terminal.process, for: Self.planted)
                #expect(!during.findings.isEmpty, "the search finds what is there: whose card it is")
                try front.leave()
                try search(county, slip.file)
                for value in Self.planted {
                    #expect(!front.terminal.screen.contains(value))
                    #expect(!front.terminal.scrolledOff.contains { $0.contains(value) })
                }
                let memory = ProcessMemory(of: front.terminal.process, for: Self.planted)
                #expect(memory.findings.isEmpty)
                #expect(Set(["kiosk", "kiosk-print", "kiosk-ime"]).isSubset(of: memory.processes))
                try front.end()
                for part in CountyRig.Part.allCases { county.stop(part) }
                try search(county, slip.file)
                // The search finds what is there: in the county's ledger the values stand in the clear.
                let ledger = try DiskSearch([county.countyFolder], for: Self.planted)
                #expect(ledger.findings.count >= Self.planted.count)
            }
        }

        @Test(
            "The search finds a value in each encoding, in the midst of other bytes, and in a file's name",
            arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
        func searchFinds(_ encoding: String.Encoding) throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "ting-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let value = try #require(Application.name.data(using: encoding))
            try (Data([0xFF]) + value + Data([0])).write(to: folder.appending(path: "bytes"))
            try Data().write(to: folder.appending(path: Application.number))
            let search = try DiskSearch([folder.path], for: [Application.name, Application.number])
            #expect(search.findings.count == 2 && search.files.count == 2)
        }

        private func search(_ county: CountyRig, _ slip: URL) throws {
            let printing = slip.pathComponents.prefix(3).joined(separator: "/").dropFirst()
            let search = try DiskSearch(
                [
                    county.boothFolder, county.gatewayFolder, county.logFolder, county.temporaryFolder,
                    String(printing),
                ], for: Self.planted)
            #expect(search.findings.isEmpty)
            for file in ["/booth.db", "/mailbox.sqlite", "/error_log"] {
                #expect(search.files.contains { $0.hasSuffix(file) }, "\(file) was not searched")
            }
        }
    }
}
