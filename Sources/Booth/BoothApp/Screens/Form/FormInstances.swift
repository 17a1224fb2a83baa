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

extension Booth {
    /// The booth as forms see it: `instance('booth')/booth/…`. What it has no device for, forms do not ask for.
    private var formInstance: XMLElement {
        XMLElement(
            "booth",
            [
                ("id", configuration.boothID), ("division", configuration.division),
                ("scanner", hasScanner ? "yes" : "no"),
                ("signature", configuration.hasSignaturePad ? "yes" : "no"),
            ])
    }

    /// What the form is handed: the card, the booth, the e-certificates of this person (none are fetched yet), and the
    /// lists that lie beside it.
    func instances(card: XMLElement, _ opened: OpenedForm) -> [String: XMLElement] {
        opened.lists.mapValues(\.root).merging(
            [
                "card": card, "booth": formInstance,
                "certificates": XMLElement(XMLName("certificates")),
            ]
        ) { $1 }
    }

    /// The world of a form: this moment, this booth, randomness that follows from the form's fresh id.
    func context(for opened: OpenedForm) -> FormContext? {
        let numbers = SeededNumbers(seed: opened.instanceID)
        var context = FormContext(
            nowMilliseconds: now.wall.milliseconds, uuid: { opened.instanceID }, random: { numbers.next() })
        context?.deviceID = configuration.boothID
        context?.location = configuration.location
        return context
    }
}
