/// What an onlooker may see of a person's data (reference: domain section 4.5; GB/T 35273 on de-identified display).
///
/// Every rule is total: whatever it is given, the result never shows more than the rule's share of it.
public enum Masking {
    /// An identity number: 18 characters keep 3 + 4, 15 keep 3 + 3, a passport keeps 1 + 3, shorter keep nothing.
    public static func documentNumber(_ number: String) -> String {
        let characters = Array(number)
        switch characters.count {
        case 18...: return keep(characters, first: 3, last: 4)
        case 15...17: return keep(characters, first: 3, last: 3)
        case 8...14: return keep(characters, first: 1, last: 3)
        default: return stars(characters.count)
        }
    }

    /// A name. Han: two characters keep the first, more keep first and last; parts around · are masked each.
    /// Latin: the first letter of each word.
    public static func name(_ name: String) -> String {
        // Cards pad short names with spaces (覃　样); counted as characters they would show both.
        let visible = name.filter { !$0.isBlank || $0 == " " }
        if visible.contains(where: isMiddleDot) {
            var parts: [String] = []
            var part = ""
            for character in visible {
                if isMiddleDot(character) {
                    parts += [Masking.name(part), String(character)]
                    part = ""
                } else {
                    part.append(character)
                }
            }
            return parts.joined() + Masking.name(part)
        }
        if visible.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) {
            let characters = visible.filter { $0 != " " }.map { $0 }
            return switch characters.count {
            case 0: ""
            case 1: "*"
            case 2: keep(characters, first: 1, last: 0)
            default: keep(characters, first: 1, last: 1)
            }
        }
        return visible.split(separator: " ").map { word in
            keep(Array(word), first: word.count > 1 ? 1 : 0, last: 0)
        }
        .joined(separator: " ")
    }

    /// The dots that stand between the parts of a name: U+00B7, and what devices write in its place.
    private static func isMiddleDot(_ character: Character) -> Bool { "·•‧・".contains(character) }

    /// A telephone number: a mobile keeps 3 + 4, a landline its area code and the last 3, others the last 3.
    public static func phone(_ number: String) -> String {
        let characters = Array(number)
        if characters.count == 11, characters[0] == "1" { return keep(characters, first: 3, last: 4) }
        if let dash = characters.firstIndex(of: "-"), (3...4).contains(dash), characters[0] == "0",
            (7...8).contains(characters.count - dash - 1)
        {
            return String(characters[...dash]) + keep(Array(characters[(dash + 1)...]), first: 0, last: 3)
        }
        return characters.count > 6 ? keep(characters, first: 0, last: 3) : stars(characters.count)
    }

    /// A bank or social-security card: the last four digits only.
    public static func bankCard(_ number: String) -> String {
        let digits = Array(number.filter { !$0.isWhitespace })
        guard digits.count > 8 else { return stars(digits.count) }
        return "**** **** **** " + String(digits.suffix(4))
    }

    /// An address, shown down to the village (村, 社区) or, failing that, to the last division that it names.
    ///
    /// What begins with the first digit or the first word of a street, house or hamlet is never shown, so that 小区 or
    /// 农村信用社 behind a house number does not pass for a division.
    public static func address(_ address: String) -> String {
        guard !address.isEmpty else { return "" }
        let head = Array(address.prefix(upTo: startOfDetail(in: address)))
        var end = 0
        for index in head.indices {
            let width = borderWidth(endingAt: index, of: head)
            guard width > 0, index + 1 > width else { continue }
            end = index + 1
            // The village is the last that may be seen.
            if head[index] == "村" || width == 2 && head[index] == "区" { break }
        }
        return String(head[..<end]) + "***"
    }

    /// Where the part of an address begins that says which house it is.
    private static func startOfDetail(in address: String) -> String.Index {
        var index = address.startIndex
        while index < address.endIndex {
            let character = address[index]
            let rest = address[index...]
            let isDetail =
                character.isNumber && character.isASCII
                || character.wholeNumberValue != nil && !character.isHanDigit
                || rest.hasPrefix("小区") || rest.hasPrefix("街") && !rest.hasPrefix("街道")
                || "路巷号栋幢室组屯".contains(character) || rest.hasPrefix("大道") || rest.hasPrefix("单元")
            if isDetail { return index }
            index = address.index(after: index)
        }
        return index
    }

    /// How many characters a division's kind takes that ends here: 村 one, 社区 two; 0 where none ends.
    private static func borderWidth(endingAt index: Int, of head: [Character]) -> Int {
        if index > 0, ["社区", "街道"].contains(String(head[index - 1...index])) { return 2 }
        return "村镇乡县区市州盟旗省".contains(head[index]) ? 1 : 0
    }

    /// A date of birth: the year only.
    public static func birth(_ date: CivilDate) -> String { "\(date.year)-**-**" }

    private static func keep(_ characters: [Character], first: Int, last: Int) -> String {
        let hidden = max(0, characters.count - first - last)
        return String(characters.prefix(first)) + stars(hidden) + String(characters.suffix(last))
    }

    private static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }
}

extension Character {
    /// Whether nothing of it is seen: spaces of every width, and format characters such as U+200B.
    fileprivate var isBlank: Bool {
        isWhitespace
            || unicodeScalars.allSatisfy { [.format, .control].contains($0.properties.generalCategory) }
    }

    /// A digit in Chinese writing, which names of places hold as well (六景镇, 三江县).
    fileprivate var isHanDigit: Bool { unicodeScalars.contains { $0.value >= 0x2E80 && $0.value < 0xFF00 } }
}
