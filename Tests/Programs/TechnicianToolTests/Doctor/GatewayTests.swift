import Foundation
import Testing

@testable import TechnicianTool

@Suite("Doctor and the county's gateway")
struct GatewayTests {
    private func finding(
        _ manner: TestGateway.Manner, settings: [String] = [], strangers: Bool = false
    ) async throws -> [String] {
        let booth = try TestBooth()
        let gateway = try await TestGateway(
            manner, authority: strangers ? try TestAuthority() : booth.authority)
        let report = try await booth.examine(["gateway.url=\(gateway.url)"] + settings)
        try await gateway.stop()
        return report.findings.map(\.code).filter { $0 != "spooler-unreachable" }
    }

    @Test("A gateway that answers is no finding")
    func reached() async throws {
        #expect(try await finding(.county) == [])
    }

    @Test("A gateway that refuses the booth is named with the county's code")
    func revoked() async throws {
        #expect(try await finding(.refusing("booth-revoked")) == ["gateway-problem-booth-revoked"])
    }

    @Test("A gateway of another authority is not believed")
    func stranger() async throws {
        #expect(try await finding(.county, strangers: true) == ["gateway-certificate"])
    }

    @Test("A portal in front of the county is told from it")
    func portal() async throws {
        #expect(try await finding(.portal) == ["gateway-captive-portal"])
    }

    @Test("A gateway that keeps silent is given up in time")
    func silent() async throws {
        #expect(try await finding(.silent, settings: ["doctor.wait_seconds=2"]).contains("gateway-timeout"))
    }

    @Test("A port on which nobody listens is named")
    func refused() async throws {
        let booth = try TestBooth()
        let gateway = try await TestGateway(.county, authority: booth.authority)
        try await gateway.stop()
        let report = try await booth.examine(["gateway.url=\(gateway.url)"])
        #expect(report.findings.map(\.code).contains("gateway-refused"), "\(report.text)")
    }

    @Test("A name that cannot be resolved is named")
    func unknownName() async throws {
        // A label of 64 octets: no resolver takes it (RFC 1035, 2.3.4), so no network is asked.
        let address = "https://" + String(repeating: "a", count: 64) + ".invalid:8443"
        let report = try await TestBooth().examine(["gateway.url=\(address)"])
        #expect(report.findings.map(\.code).contains("gateway-dns"), "\(report.text)")
    }

    @Test(
        "Every failure of the link has words of its own",
        arguments: [
            "dns", "refused", "unreachable", "timeout", "closed", "certificate", "captive-portal",
            "gateway-address", "tls-files", "too-large", "problem:clock-skew", "http-502",
        ])
    func words(code: String) throws {
        let verdict = GatewayCheck.judge(.failed(address: "https://gateway.example", code: code))
        let finding = try #require(verdict.findings.first)
        #expect(
            finding.code.hasPrefix("gateway-") && !finding.code.contains(":")
                && !finding.code.contains("gateway-gateway"))
        #expect(finding.saw.contains("https://gateway.example") || code == "tls-files")
    }
}
