import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private struct Sample: Codable {
        var zebra = 1
        var apple = "a/b \"ü\" 字\n"
        var Beta = true
        var nested = ["b": 2, "a": -1]
        var nothing: String?
    }

    @Test("Keys are in order, nothing is escaped that need not be, and what is nil is left out")
    func bytes() throws {
        let text = String(decoding: try CanonicalJSON.encode(Sample()), as: UTF8.self)
        #expect(text == #"{"Beta":true,"apple":"a/b \"ü\" 字\n","nested":{"a":-1,"b":2},"zebra":1}"#)
    }

    @Test("The same value gives the same bytes, and reading and writing again changes none")
    func stable() throws {
        let root = CatalogueRoot(
            version: 3, publishedAt: Instant(milliseconds: 1_795_420_800_000),
            entries: ["b", "a"].map {
                .init(path: $0, digest: ContentDigest(of: Data($0.utf8)), size: $0.utf8.count)
            })
        let bytes = try CanonicalJSON.encode(root)
        #expect(try CanonicalJSON.encode(CanonicalJSON.decode(CatalogueRoot.self, from: bytes)) == bytes)
        #expect(root.entries.map(\.path) == ["a", "b"])
    }

    @Test("Bytes of another shape are refused")
    func otherShape() {
        for text in ["", "[]", "{}", "{\"version\":\"1\"}", "nonsense"] {
            #expect(throws: DecodingError.self) {
                try CanonicalJSON.decode(CatalogueRoot.self, from: Data(text.utf8))
            }
        }
    }
}

@Suite("Digests")
struct ContentDigestTests {
    @Test("The digest is SHA-256 (FIPS 180-4, example “abc”)")
    func knownAnswer() {
        #expect(
            ContentDigest(of: Data("abc".utf8)).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("Only 64 lower-case hexadecimal digits are a digest", arguments: ["", "ab", "AB"])
    func reading(_ start: String) {
        let text = start + String(repeating: "0", count: 64 - start.count)
        #expect((ContentDigest(hex: text) != nil) == (start != "AB"))
        #expect(ContentDigest(hex: text + "0") == nil)
        #expect(ContentDigest(hex: String(text.dropLast())) == nil)
    }
}

@Suite("Compression")
struct DeflateTests {
    private let dictionary = Data(
        String(repeating: "<bind nodeset=\"/data/name\" type=\"string\"/>", count: 40).utf8)
    private let text = Data(
        "<data><name>韦样例</name><bind nodeset=\"/data/name\" type=\"string\"/></data>".utf8)

    @Test("What was compressed comes back", arguments: [0, 1, 100, 70_000])
    func roundTrip(_ count: Int) throws {
        let bytes = Data((0..<count).map { UInt8($0 % 251) })
        for container in [Deflate.Container.gzip, .zlib(dictionary: dictionary), .zlib(dictionary: Data())] {
            let packed = try Deflate.compress(bytes, container)
            #expect(try Deflate.inflate(packed, container, limit: max(count, 1)) == bytes)
        }
    }

    @Test("A dictionary that resembles the text makes it shorter")
    func dictionaryHelps() throws {
        let with = try Deflate.compress(text, .zlib(dictionary: dictionary))
        let without = try Deflate.compress(text, .zlib(dictionary: Data()))
        #expect(with.count < without.count - 20)
    }

    @Test("With another dictionary, or none, the bytes are refused")
    func otherDictionary() throws {
        let packed = try Deflate.compress(text, .zlib(dictionary: dictionary))
        for other in [Data(), Data("other".utf8)] {
            #expect(throws: Deflate.Fault.otherDictionary) {
                try Deflate.inflate(packed, .zlib(dictionary: other), limit: 1000)
            }
        }
    }

    @Test("A stream that is cut short or changed anywhere is refused, or gives what it should")
    func damaged() throws {
        let packed = try Deflate.compress(text, .gzip)
        for length in 0..<packed.count {
            #expect(throws: Deflate.Fault.damaged) {
                try Deflate.inflate(Data(packed.prefix(length)), .gzip, limit: 1000)
            }
        }
        for index in packed.indices {
            var changed = packed
            changed[index] ^= 0x10
            let result = try? Deflate.inflate(changed, .gzip, limit: 1000)
            #expect(result == nil || result == text)
        }
    }

    @Test("A bomb is refused at the limit")
    func bomb() throws {
        let packed = try Deflate.compress(Data(count: 1 << 20), .gzip)
        #expect(throws: Deflate.Fault.tooLong) { try Deflate.inflate(packed, .gzip, limit: 1 << 16) }
        #expect(try Deflate.inflate(packed, .gzip, limit: 1 << 20).count == 1 << 20)
    }
}
