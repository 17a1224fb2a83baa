import CardReaders
import ProgramFoundation

/// The settings of `card-reader-sim.yaml`.
struct SimulatorSettings {
    static let declared: [SettingDeclaration] = [
        SettingDeclaration(
            key: "cards", kind: .text, defaultValue: nil, about: "The invented people's cards: a JSON list."),
        SettingDeclaration(
            key: "card", kind: .text, defaultValue: nil,
            about: "The label of a card that lies there from the start."),
        SettingDeclaration(
            key: "line.baud", kind: .choice(BaudRate.allCases.map { String($0.bitsPerSecond) }),
            defaultValue: String(BaudRate.baud115200.bitsPerSecond),
            about: "The line's speed in bits a second, for the pace of answers."),
        SettingDeclaration(
            key: "line.immediate", kind: .boolean, defaultValue: "false",
            about: "Answer at once, without pauses."),
    ]

    let cards: String
    let card: String?
    let traits: SimulatedSAM.Traits

    init(_ settings: Settings) throws(ProgramFault) {
        cards = try settings.string("cards")
        card = try settings.optionalString("card")
        if try settings.boolean("line.immediate") {
            traits = .immediate
        } else {
            let speed = try settings.integer("line.baud")
            var traits = SimulatedSAM.Traits()
            traits.speed = BaudRate.allCases.first { $0.bitsPerSecond == speed }
            self.traits = traits
        }
    }
}
