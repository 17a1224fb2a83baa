import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Publishing a catalogue")
struct CataloguePublisherTests {
    private func folder(_ directory: String, form: String = Samples.formXML) throws -> CatalogueFolder {
        for (sub, name, text) in [
            ("items", "a.yaml", try Samples.itemYAML()), ("forms", "gaoling-jintie.xml", form),
        ] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(sub)", withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(sub)/\(name)"))
        }
        return try CatalogueFolder(directory: directory, formReader: FormEngine())
    }

    @Test("A version counts up with each change, and unchanged files are not sent again")
    func versions() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            let publisher = CataloguePublisher(
                client: gateway, archive: county.ledger, signing: county.keys.signing,
                sealingKey: county.keys.opening.sealingKey)
            let first = try folder(county.folder + "/catalogue")
            #expect(
                try await publisher.publish(first, at: Samples.monday)
                    == .published(version: 1, files: 2, uploaded: 2))
            #expect(try await publisher.publish(first, at: Samples.monday) == .unchanged(version: 1))
            let second = try folder(
                county.folder + "/catalogue", form: Samples.formXML.replacing("样例", with: "新版"))
            #expect(
                try await publisher.publish(second, at: Samples.monday)
                    == .published(version: 2, files: 2, uploaded: 1))
            for form in first.forms + second.forms {
                #expect(try await county.ledger.form(ContentDigest(of: form)) == form)
            }
        }
    }

    @Test("A new key to seal to is a new version, though no file has changed")
    func rotation() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            let content = try folder(county.folder + "/catalogue")
            for (version, keys) in [county.keys, county.keys.rotated(to: OpeningKey())].enumerated() {
                let publisher = CataloguePublisher(
                    client: gateway, archive: county.ledger, signing: keys.signing,
                    sealingKey: keys.opening.sealingKey)
                guard
                    case .published(version + 1, _, _) = try await publisher.publish(
                        content, at: Samples.monday)
                else {
                    Issue.record("nothing was published")
                    return
                }
                #expect(
                    try await publisher.publish(content, at: Samples.monday)
                        == .unchanged(version: version + 1))
                let root = try await gateway.root()?.verified(by: keys.signing.verificationKey)
                #expect(root?.sealingKey == keys.opening.sealingKey)
            }
        }
    }

    @Test("A gateway that was made anew gets a version that booths have not seen")
    func rebuiltGateway() async throws {
        try await withCounty { county in
            let content = try folder(county.folder + "/catalogue")
            for version in 1...2 {
                let publisher = CataloguePublisher(
                    client: GatewayInMemory(), archive: county.ledger, signing: county.keys.signing,
                    sealingKey: county.keys.opening.sealingKey)
                #expect(
                    try await publisher.publish(content, at: Samples.monday)
                        == .published(version: version, files: 2, uploaded: 2))
            }
        }
    }

    @Test("Forms are in the county's archive before a booth can fetch them")
    func archiveFirst() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            // The root can still be asked for; every later call finds nobody.
            let content = try folder(
                county.folder + "/catalogue", form: Samples.formXML.replacing("样例", with: "新版"))
            let root = try Signed(
                CatalogueRoot(version: 3, publishedAt: Samples.monday, entries: []),
                by: county.keys.signing)
            gateway.state.withLock { $0.root = root }
            let client = FailingUploads(gateway: gateway)
            let publisher = CataloguePublisher(
                client: client, archive: county.ledger, signing: county.keys.signing,
                sealingKey: county.keys.opening.sealingKey)
            await #expect(throws: LinkFault.self) {
                _ = try await publisher.publish(content, at: Samples.monday)
            }
            #expect(try await county.ledger.form(ContentDigest(of: content.forms[0])) != nil)
            #expect(gateway.state.withLock { $0.root } == root)
            let retry = CataloguePublisher(
                client: gateway, archive: county.ledger, signing: county.keys.signing,
                sealingKey: county.keys.opening.sealingKey)
            #expect(
                try await retry.publish(content, at: Samples.monday)
                    == .published(version: 4, files: 2, uploaded: 2))
        }
    }

    @Test("A gateway with another county's catalogue is not written to")
    func foreign() async throws {
        try await withCounty { county in
            let gateway = GatewayInMemory()
            let root = try Signed(
                CatalogueRoot(version: 3, publishedAt: Samples.monday, entries: []), by: SigningKey())
            gateway.state.withLock { $0.root = root }
            let publisher = CataloguePublisher(
                client: gateway, archive: county.ledger, signing: county.keys.signing,
                sealingKey: county.keys.opening.sealingKey)
            let content = try folder(county.folder + "/catalogue")
            let fault = await #expect(throws: CountyFault.self) {
                _ = try await publisher.publish(content, at: Samples.monday)
            }
            #expect(fault?.code == "foreign-catalogue")
            #expect(gateway.state.withLock { $0.uploads } == 0)
        }
    }

    /// A gateway that answers questions but takes nothing.
    private struct FailingUploads: GatewayClient {
        var gateway: GatewayInMemory

        func envelopes(after cursor: Int64, limit: Int, waitSeconds: Int) async throws(LinkFault)
            -> EnvelopesPage
        { try await gateway.envelopes(after: cursor, limit: limit, waitSeconds: waitSeconds) }
        func deliver(_ messages: OutgoingMessages) async throws(LinkFault) { throw .unreachable("away") }
        func root() async throws(LinkFault) -> Signed<CatalogueRoot>? { try await gateway.root() }
        func hasBlob(_ digest: ContentDigest) async throws(LinkFault) -> Bool { false }
        func blob(_ digest: ContentDigest) async throws(LinkFault) -> Data? { nil }
        func upload(_ bytes: Data, digest: ContentDigest) async throws(LinkFault) {
            throw .unreachable("away")
        }
        func publish(_ root: Signed<CatalogueRoot>) async throws(LinkFault) { throw .unreachable("away") }
    }
}
