import CountyAPI
import Domain
import Foundation
import Testing

@testable import Gateway

@Suite("The catalogue at the gateway")
struct CatalogueTests {
    private let file = Data("<form/>".utf8)

    private func publication(
        _ version: Int, by key: SigningKey, extra: [CatalogueRoot.Entry] = []
    ) throws -> CataloguePublication {
        let entry = CatalogueRoot.Entry(
            path: "forms/a.xml", digest: ContentDigest(of: file), size: file.count)
        let root = CatalogueRoot(
            version: version, publishedAt: Instant(milliseconds: 1), entries: [entry] + extra)
        return CataloguePublication(root: try Signed(root, by: key))
    }

    private func put(_ publication: CataloguePublication, _ line: Line) async throws -> Line.Answer {
        try await line.call("PUT", "/v1/county/catalogue", CanonicalJSON.encode(publication))
    }

    @Test("A root is in force when all its files are there, and a booth fetches it and them")
    func publishing() async throws {
        try await withGateway { gateway in
            let line = try gateway.countyLine()
            let digest = ContentDigest(of: file)
            let publication = try publication(1, by: gateway.county.signing)
            #expect(try await put(publication, line).problem.code == "missing-blobs")
            #expect(try await line.call("HEAD", "/v1/blobs/\(digest)").status == 404)
            #expect(try await line.call("PUT", "/v1/county/blobs/\(digest)", file).status == 204)
            #expect(try await line.call("HEAD", "/v1/blobs/\(digest)").status == 200)
            #expect(try await put(publication, line).status == 201)
            #expect(try await put(publication, line).status == 200)
            let booth = try await gateway.booth()
            let answer = try await booth.line.call("GET", "/v1/catalogue")
            let root = try answer.decode(CataloguePublication.self).root
                .verified(by: gateway.county.trust.countyKey)
            #expect(root.version == 1)
            #expect(try await booth.line.call("GET", "/v1/blobs/\(root.entries[0].digest)").body == file)
            let tag = try #require(answer.headers["etag"])
            let again = try await booth.line.call("GET", "/v1/catalogue", headers: ["if-none-match": tag])
            #expect(again.status == 304 && again.body.isEmpty)
        }
    }

    @Test("A version never goes back, and a root of somebody else never gets in")
    func refusals() async throws {
        try await withGateway { gateway in
            let line = try gateway.countyLine()
            let digest = ContentDigest(of: file)
            _ = try await line.call("PUT", "/v1/county/blobs/\(digest)", file)
            #expect(try await put(publication(5, by: gateway.county.signing), line).status == 201)
            let other = CatalogueRoot.Entry(path: "forms/b.xml", digest: digest, size: file.count)
            for version in [4, 5] {
                let stale = try await put(
                    publication(version, by: gateway.county.signing, extra: [other]), line)
                #expect(stale.status == 409)
                #expect(try stale.problem.code == "stale-catalogue")
            }
            let forged = try await put(publication(6, by: SigningKey()), line)
            #expect(forged.status == 422)
            #expect(try forged.problem.code == "bad-root" && forged.problem.retry == .never)
            #expect(try await put(publication(6, by: gateway.county.signing), line).status == 201)
        }
    }

    @Test("Bytes that do not have the digest of their path are not kept")
    func wrongDigest() async throws {
        try await withGateway { gateway in
            let line = try gateway.countyLine()
            let digest = ContentDigest(of: Data("other".utf8))
            #expect(
                try await line.call("PUT", "/v1/county/blobs/\(digest)", file).problem.code == "other-digest")
            #expect(try await line.call("GET", "/v1/blobs/\(digest)").problem.code == "unknown-blob")
            #expect(try await line.call("GET", "/v1/blobs/xyz").problem.code == "bad-request")
        }
    }
}
