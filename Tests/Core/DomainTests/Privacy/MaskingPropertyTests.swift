import Testing

@testable import Domain

@Suite("Masking never shows more than the rule's share, whatever it is given")
struct MaskingPropertyTests {
    private static let rounds = 4_000

    private static let letters = Array("0123456789Xx -·•　\u{200B}韦覃农样例欧阳𬱖ABcéễ街道路号村镇县区市社")

    /// The characters that can be told from stars.
    private func shown(_ text: String) -> [Character] {
        text.filter { $0 != "*" && $0 != "-" && $0 != " " }.map { $0 }
    }

    /// Whether one text is what is left of the other when characters are taken away.
    private func isSubsequence(_ part: [Character], of whole: String) -> Bool {
        var rest = part[...]
        for character in whole where rest.first == character { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    @Test("A document number shows at most seven characters, and never half of a short one")
    func documentNumbers() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<Self.rounds {
            let number = random.text(of: Array("0123456789XVNM"), longest: 24)
            let seen = shown(Masking.documentNumber(number)).count
            #expect(
                seen <= (number.count >= 18 ? 7 : number.count >= 15 ? 6 : number.count >= 8 ? 4 : 0),
                "\(number)")
            #expect(Masking.documentNumber(number).count == number.count)
        }
    }

    @Test("A Han name shows at most two characters, and one of two")
    func hanNames() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<Self.rounds {
            let name = random.text(of: Array("韦覃农样例欧阳𬱖 　\u{200B}"), longest: 6)
            let written = name.filter { !$0.isWhitespace && $0 != "\u{200B}" }
            let seen = shown(Masking.name(name))
            #expect(seen.count <= min(2, max(0, written.count - 1)), "\(Array(name))")
            #expect(isSubsequence(seen, of: name))
        }
    }

    @Test("A Latin name shows one letter of a word and nothing of a word of one letter")
    func latinNames() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<Self.rounds {
            let name = random.text(of: Array("NguyễnThịHạnh  '"), longest: 20)
            let words = name.split(separator: " ")
            let shownWords = Masking.name(name).split(separator: " ")
            #expect(shownWords.count == words.count)
            for (word, seen) in zip(words, shownWords) {
                #expect(seen.filter { $0 != "*" }.count <= (word.count > 1 ? 1 : 0), "\(word)")
            }
        }
    }

    @Test("A telephone number hides at least four digits in a row, or all")
    func phones() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<Self.rounds {
            let number = random.text(of: Array("0123456789-+"), longest: 16)
            let masked = Masking.phone(number)
            let isHidden = masked.allSatisfy { $0 == "*" }
            #expect(isHidden || masked.contains("****"), "\(number)")
        }
    }

    @Test("An address shows a beginning of itself without a digit, and nothing behind its village")
    func addresses() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<Self.rounds {
            let address = random.text(of: Self.letters, longest: 30)
            let masked = Masking.address(address)
            guard !address.isEmpty else { continue }
            #expect(masked.hasSuffix("***"))
            let seen = masked.dropLast(3)
            #expect(address.hasPrefix(seen))
            #expect(!seen.contains { $0.isASCII && $0.isNumber }, "\(address)")
            #expect(!seen.contains("路") && !seen.contains("号"), "\(address)")
            let border = seen.dropFirst().firstIndex(of: "村")
            #expect(
                border == nil || seen.index(after: border ?? seen.startIndex) == seen.endIndex, "\(address)")
        }
    }

    @Test("No rule fails on any text")
    func total() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<Self.rounds {
            let text = random.text(of: Self.letters + ["\u{301}", "\r\n", "👩‍👩‍👧", "\u{202E}"], longest: 25)
            let results = [
                Masking.documentNumber(text), Masking.name(text), Masking.phone(text), Masking.bankCard(text),
                Masking.address(text),
            ]
            #expect(results.count == 5)
        }
    }
}
