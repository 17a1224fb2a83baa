import CountyAPI
import Foundation
import Testing

@Suite("The Merkle root over a range of a sequence")
struct SequenceRootTests {
    private func digest(_ text: String) -> ContentDigest { ContentDigest(of: Data(text.utf8)) }

    @Test(
        "Two sides with the same envelopes have the same root; one that lacks, swaps or has others has another"
    )
    func equality() {
        for length in 1...33 {
            let held = Dictionary(uniqueKeysWithValues: (1...length).map { ($0, digest("\($0)")) })
            let root = SequenceRoot.of(1...length) { held[$0] }
            #expect(SequenceRoot.of(1...length) { digest("\($0)") } == root)
            for place in 1...length {
                #expect(SequenceRoot.of(1...length) { $0 == place ? nil : held[$0] } != root)
                #expect(SequenceRoot.of(1...length) { $0 == place ? digest("other") : held[$0] } != root)
            }
            if length > 1 {
                #expect(SequenceRoot.of(1...length) { held[$0 == 1 ? 2 : $0 == 2 ? 1 : $0] } != root)
            }
            #expect(SequenceRoot.of(2...length + 1) { held[$0 - 1] } != root, "the numbers count too")
        }
    }

    @Test("It is built as its documentation says")
    func construction() {
        func leaf(_ number: UInt8, _ content: ContentDigest?) -> ContentDigest {
            let place = Data([0, 0, 0, 0, 0, 0, 0, number])
            return content.map { ContentDigest(of: Data([0]) + place + Data($0.hex.utf8)) }
                ?? ContentDigest(of: Data([2]) + place)
        }
        func node(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
            ContentDigest(of: Data([1]) + Data((left.hex + right.hex).utf8))
        }
        let one = digest("一")
        let root = SequenceRoot.of(1...3) { $0 == 2 ? nil : one }
        #expect(root == node(node(leaf(1, one), leaf(2, nil)), leaf(3, one)))
    }
}
