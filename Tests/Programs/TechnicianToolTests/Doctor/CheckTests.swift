import Domain
import Testing

@testable import TechnicianTool

@Suite("The rules of doctor's checks")
struct CheckTests {
    private let now = Instant(milliseconds: 1_795_393_800_000)

    @Test(
        "A clock behind something that has happened is named by it; minutes are let pass",
        arguments: zip(
            [-3600.0, 299, 301],
            [[], [], ["clock-before-program", "clock-before-receipt", "clock-before-county"]]))
    func clock(ahead: Double, codes: [String]) {
        let moment = now.adding(seconds: ahead)
        let facts = ClockCheck.Facts(
            now: now, installedAt: moment, lastFinalisedAt: moment, countySaid: moment)
        #expect(ClockCheck.judge(facts).findings.map(\.code) == codes)
        let unknown = ClockCheck.Facts(now: now, installedAt: nil, lastFinalisedAt: nil, countySaid: nil)
        #expect(ClockCheck.judge(unknown).findings.isEmpty)
    }

    @Test(
        "A disk is low below what is wanted, full below what a transaction needs, and full without files",
        arguments: [
            (Int64(600_000_000), Int64?(5000), [String]()), (499_999_999, nil, ["disk-low"]),
            (1_000_000, nil, ["disk-full"]), (600_000_000, 999, ["disk-no-files"]),
            (0, 0, ["disk-full", "disk-no-files"]),
        ])
    func disk(free: Int64, files: Int64?, codes: [String]) {
        let facts = DiskCheck.Facts(
            path: "/var", freeBytes: free, totalBytes: 1_000_000_000, freeFiles: files,
            wantedBytes: 500_000_000)
        #expect(DiskCheck.judge(facts).findings.map(\.code) == codes)
    }

    @Test(
        "Numbers of bytes are written in their unit",
        arguments: [
            (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (1_550_000, "1.6 MB"), (-5, "0 bytes"),
            (Int64.max, "9223372.0 TB"),
        ])
    func bytes(count: Int64, text: String) {
        #expect(ByteCount.text(count) == text)
    }

    @Test("A reader that the front has is judged by what the front says of it")
    func readerInUse() {
        func codes(_ condition: String?) -> [String] {
            ReaderCheck.judge(.inUse(device: "/dev/ting-reader", condition: condition)).findings.map(\.code)
        }
        #expect(codes(nil) == [] && codes("ok") == [])
        #expect(codes("reader-garbled") == ["reader-garbled"])
    }

    @Test("The slips' font is found under any of its names, and a stand-in is not taken for it")
    func font() {
        #expect(FontCheck.judge(.matched("Noto Sans CJK SC")).findings.isEmpty)
        #expect(FontCheck.judge(.matched("Noto Sans CJK JP,Noto Sans CJK SC")).findings.isEmpty)
        #expect(FontCheck.judge(.matched("DejaVu Sans")).findings.map(\.code) == ["font-missing"])
        #expect(FontCheck.judge(.none).findings.map(\.code) == ["font-missing"])
        #expect(FontCheck.judge(.programMissing).findings.map(\.code) == ["fontconfig-missing"])
    }

    @Test("A lacking language is a warning, lacking Chinese a failure")
    func messages() {
        func severity(_ languages: [String]) -> Finding.Severity? {
            MessagesCheck.judge(
                .init(folder: "m", languages: languages, wanted: ["zh", "za"], unreadable: [])
            )
            .findings.first?.severity
        }
        #expect(
            severity(["zh", "za"]) == nil && severity(["zh"]) == .warning && severity(["za"]) == .failure)
    }

    @Test("Errors of the store keep their own code and words")
    func storeErrors() {
        #expect(
            DatabaseCheck.judge(.refused(code: "store-newer", cause: "c", remedy: "r")).findings.map(\.code)
                == ["store-newer"])
        #expect(
            QueueCheck.judge(.refused(code: "record-damaged", cause: "c", remedy: "r")).findings.map(\.code)
                == ["record-damaged"])
        #expect(
            CatalogueCheck.judge(.refused(code: "store-busy", cause: "c", remedy: "r")).findings.map(\.code)
                == ["store-busy"])
        #expect(CatalogueCheck.judge(.none).findings.map(\.code) == ["catalogue-missing"])
    }

    @Test(
        "A certificate that was not renewed in time comes with the reason, and what helps against it",
        arguments: [
            (nil, "the link is up"), ("problem:booth-revoked", "booth-revoked"), ("timeout", "mend the link"),
            ("certificate", "journalctl"),
        ] as [(String?, String)])
    func renewal(failure: String?, remedy: String) {
        var facts = CertificateCheck.Facts(
            notBefore: now.adding(seconds: -9e7), notAfter: now.adding(seconds: 86_400 * 5),
            authorityNotAfter: now.adding(seconds: 9e8), namesBooth: true, keyFits: true,
            isFromAuthority: true,
            now: now, warningDays: 30)
        facts.renewalFailure = failure
        for end in [5.0, -5] {
            facts.notAfter = now.adding(seconds: 86_400 * end)
            let findings = CertificateCheck.judge(facts).findings
            #expect(findings.count == 1)
            #expect(findings.first?.remedy.contains(remedy) == true, "\(findings)")
        }
    }

    @Test(
        "A clock that is ahead of the county's or behind it is named, as far as that is sure",
        arguments: [
            (Int64(86_400_000), Int64(600), ["clock-off"]), (-7_200_000, 600, ["clock-off"]),
            (299_000, 600, []), (320_000, 30_000, []), (-86_400_000, 90_000_000, []),
        ])
    func clockOff(offset: Int64, error: Int64, codes: [String]) {
        var facts = ClockCheck.Facts(now: now, installedAt: nil, lastFinalisedAt: nil, countySaid: nil)
        facts.countyClock = ClockEstimate(offset: offset, error: error, at: now)
        #expect(ClockCheck.judge(facts).findings.map(\.code) == codes)
    }
}
