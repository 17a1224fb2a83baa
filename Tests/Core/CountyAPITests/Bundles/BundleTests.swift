import CountyAPI
import Domain
import Foundation
import Testing

@Suite("Bundles for a USB stick")
struct BundleTests {
    private struct Item: Codable, Hashable { var text: String }

    private func bundle(_ texts: [String], kind: BundleHeader.Kind = .envelopes) throws -> Data {
        let booth = try #require(BoothID("shuikou-01"))
        var writer = BundleWriter()
        var bytes = try writer.begin(
            BundleHeader(kind: kind, booth: booth, writtenAt: Instant(milliseconds: 1_795_392_000_000)))
        for text in texts { bytes += try writer.add(Item(text: text)) }
        return try bytes + writer.end()
    }

    private func read(
        _ bytes: Data, piece: Int = 1000, kind: BundleHeader.Kind = .envelopes
    ) throws -> [String] {
        var reader = BundleReader<Item>(kind)
        var texts: [String] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            texts += try reader.take(bytes[start..<min(start + piece, bytes.count)]).map(\.text)
        }
        try reader.finish()
        #expect(reader.header?.booth.description == "shuikou-01")
        return texts
    }

    @Test(
        "What was written is read, in whatever pieces it comes from the disk",
        arguments: [1, 2, 7, 64, 100_000])
    func roundTrip(piece: Int) throws {
        let texts = ["一", "two\nlines", String(repeating: "长", count: 500), ""]
        #expect(try read(bundle(texts), piece: piece) == texts)
        #expect(try read(bundle([]), piece: piece) == [])
    }

    @Test("A file that ends too early is never taken for a whole one, wherever it ends")
    func early() throws {
        let bytes = try bundle(["一", "二", "三"])
        for length in 0..<bytes.count {
            #expect(throws: BundleFault.self) { try read(bytes.prefix(length)) }
        }
    }

    @Test("A changed byte, a line too few, too many or in another order is noticed")
    func changed() throws {
        let bytes = try bundle(["一", "二", "三"])
        for place in 0..<bytes.count {
            var other = bytes
            other[place] ^= 1
            #expect(throws: (any Error).self, "byte \(place)") {
                // Whitespace that JSON allows would be read; the digest does not let it pass.
                _ = try read(other)
            }
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            Data($0)
        }
        func joined(_ order: [Int]) -> Data {
            Data(order.map { lines[$0] }.joined(separator: Data("\n".utf8)))
        }
        #expect(try read(joined([0, 1, 2, 3, 4, 5])) == ["一", "二", "三"])
        for order in [[0, 1, 2, 4, 5], [0, 2, 1, 3, 4, 5], [0, 1, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 1, 5]] {
            #expect(throws: BundleFault.damaged) { try read(joined(order)) }
        }
    }

    @Test("A bundle of the other kind, another file, and an endless line are named")
    func others() throws {
        #expect(throws: BundleFault.otherKind(.results)) { try read(bundle(["一"], kind: .results)) }
        #expect(throws: BundleFault.noBundle) { try read(Data("%PDF-1.7\n".utf8)) }
        #expect(throws: BundleFault.noBundle) { try read(Data()) }
        #expect(throws: BundleFault.noBundle) {
            try read(Data(repeating: 65, count: 5 << 20), piece: 1 << 20)
        }
        let long =
            try bundle([]).prefix { $0 != UInt8(ascii: "\n") } + Data("\n".utf8)
            + Data(repeating: 65, count: 5 << 20)
        #expect(throws: BundleFault.tooLong) { try read(long, piece: 1 << 20) }
    }
}
