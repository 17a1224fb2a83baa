import CountyAPI
import Crypto
import Domain
import Foundation
import Testing
import X509

@testable import CountyJob

@Suite("A county's keys")
struct CountyKeyFoldersTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test(
        "Two folders are made, closed to others, and the gateway's holds no key that opens or signs for the county"
    )
    func folders() async throws {
        try await withTemporaryFolder { folder in
            try CountyKeyFolders.create(
                in: folder, countyName: "样例县", gatewayHost: "gateway.example", at: Samples.monday)
            let files = [
                "county": ["ca.crt", "county-key", "opening-key", "tls.crt", "tls.key", "trust.json"],
                "gateway": [
                    "ca.crt", "ca.key", "receipt-certificate.json", "receipt-key", "tls.crt", "tls.key",
                    "trust.json",
                ],
            ]
            for (name, expected) in files {
                let found = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name).sorted()
                #expect(found == expected)
                #expect(try mode(folder + "/" + name) == 0o700)
                for file in found { #expect(try mode("\(folder)/\(name)/\(file)") == 0o600) }
            }
            let keys = try CountyKeys(directory: folder + "/county")
            #expect(keys.trust.countyName == "样例县")
            for file in files["gateway"] ?? [] {
                let text = try String(contentsOfFile: "\(folder)/gateway/\(file)", encoding: .utf8)
                for secret in [keys.signing.rawRepresentation, keys.opening.rawRepresentation] {
                    #expect(!text.contains(secret.base64EncodedString()))
                }
            }
        }
    }

    @Test("A rotation puts a new key in front, keeps the older ones, and changes nothing else")
    func rotation() async throws {
        try await withTemporaryFolder { folder in
            try CountyKeyFolders.create(
                in: folder, countyName: "样例县", gatewayHost: "127.0.0.1", at: Samples.monday)
            let path = folder + "/county"
            let first = try CountyKeys(directory: path)
            let ids = try [OpeningKeyFile.rotate(in: path), OpeningKeyFile.rotate(in: path)]
            let keys = try CountyKeys(directory: path)
            #expect(keys.openings.map(\.sealingKey.id) == [ids[1], ids[0], first.opening.sealingKey.id])
            #expect(keys.opening.sealingKey.id == ids[1] && keys.trust == first.trust)
            #expect(try mode(path + "/opening-key") == 0o600)
            #expect(!FileManager.default.fileExists(atPath: path + "/opening-key.new"))

            let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/opening-key"))
            for bad in [Data(), Data("\n".utf8), bytes + Data("AAAA\n".utf8), Data(bytes.prefix(45))] {
                try bad.write(to: URL(fileURLWithPath: path + "/opening-key"))
                #expect(throws: CountyFault.self) { try CountyKeys(directory: path) }
            }
        }
    }

    @Test("What is there is never overwritten")
    func overwriting() async throws {
        try await withTemporaryFolder { folder in
            func create() throws {
                try CountyKeyFolders.create(
                    in: folder, countyName: "样例县", gatewayHost: "127.0.0.1", at: Samples.monday)
            }
            try create()
            let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/county/opening-key"))
            #expect(throws: CountyFault.self) { try create() }
            try FileManager.default.removeItem(atPath: folder + "/gateway")
            #expect(throws: CountyFault.self) { try create() }
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/county/opening-key")) == before)
            #expect(!FileManager.default.fileExists(atPath: folder + "/gateway"))
        }
    }

    static let hosts: [(host: String, names: [GeneralName])] = [
        (
            "gateway.example",
            [
                .dnsName("gateway.example"), .dnsName("localhost"),
                .ipAddress(.init(contentBytes: [127, 0, 0, 1])),
            ]
        ),
        (
            "10.0.0.7",
            [
                .ipAddress(.init(contentBytes: [10, 0, 0, 7])), .dnsName("localhost"),
                .ipAddress(.init(contentBytes: [127, 0, 0, 1])),
            ]
        ),
        ("127.0.0.1", [.ipAddress(.init(contentBytes: [127, 0, 0, 1])), .dnsName("localhost")]),
    ]

    @Test("The gateway's certificate names its host and the machine itself", arguments: hosts)
    func gatewayNames(host: (host: String, names: [GeneralName])) throws {
        let now = Date(timeIntervalSince1970: 1_795_399_200)
        let leaf = try TransportCertificates(countyName: "样例县", at: now).gateway(host: host.host)
        let certificate = try Certificate(pemEncoded: leaf.certificate)
        let names = try #require(try certificate.extensions.subjectAlternativeNames)
        #expect(Array(names) == host.names)
        #expect(certificate.notValidAfter == now.addingTimeInterval(2 * 365 * 86_400))
    }

    @Test("The county's certificate says that it is the county, and the authority is one for ten years")
    func county() throws {
        let now = Date(timeIntervalSince1970: 1_795_399_200)
        let authority = try TransportCertificates(countyName: "样例县", at: now)
        let certificate = try Certificate(pemEncoded: authority.county().certificate)
        let names = try #require(try certificate.extensions.subjectAlternativeNames)
        #expect(Array(names) == [.uniformResourceIdentifier("urn:ting:county")])
        let root = try Certificate(pemEncoded: authority.authority)
        #expect(root.publicKey.isValidSignature(certificate.signature, for: certificate))
        #expect(root.notValidAfter == now.addingTimeInterval(10 * 365 * 86_400))
        #expect(try root.extensions.basicConstraints == .isCertificateAuthority(maxPathLength: 0))
    }

    @Test(
        "A damaged or foreign key file is named",
        arguments: ["county-key", "opening-key", "trust.json", "tls.key"])
    func damaged(file: String) async throws {
        try await withTemporaryFolder { folder in
            try CountyKeyFolders.create(
                in: folder, countyName: "样例县", gatewayHost: "127.0.0.1", at: Samples.monday)
            let path = URL(fileURLWithPath: folder + "/county/" + file)
            if file != "tls.key" {
                try Data("?".utf8).write(to: path)
                #expect(throws: CountyFault.self) { try CountyKeys(directory: folder + "/county") }
            }
            try FileManager.default.removeItem(at: path)
            let fault = #expect(throws: CountyFault.self) {
                try CountyKeys(directory: folder + "/county")
            }
            #expect(fault?.cause.contains(file) == true)
        }
    }
}
