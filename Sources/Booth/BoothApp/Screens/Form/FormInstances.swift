import Domain
import Forms

extension IdentityDocument {
    /// The card as forms see it: `instance('card')/card/…`. Only what the card has is there.
    var formInstance: XMLElement {
        var fields: [(name: String, value: String)] = [("type", kind.rawValue)]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((name, value)) }
        }
        add("name", name.reveal())
        add("english-name", englishName?.reveal())
        add("sex", sex.rawValue)
        add("nation", nation?.code)
        add("birth", birth?.reveal().description)
        add("address", address?.reveal())
        add("number", number.reveal())
        add("issuer", issuer)
        add("valid-from", validFrom?.description)
        switch validUntil {
        case .until(let day): add("valid-until", day.description)
        case .longTerm: add("valid-until", "long-term")
        case .unreadable: break
        }
        return XMLElement("card", fields)
    }
}

extension BoothConfiguration {
    /// The booth as forms see it: `instance('booth')/booth/…`.
    var formInstance: XMLElement {
        XMLElement("booth", [("id", boothID), ("division", division)])
    }
}
