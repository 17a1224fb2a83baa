/// Carries out control lines on a simulated reader and answers each with one line, `ok…` or `error …`.
public struct SimulatorConsole: Sendable {
    /// The answer to a line.
    public struct Answer: Sendable, Hashable {
        /// What to print.
        public var text: String
        /// Whether the simulator is to end.
        public var quits = false
    }

    private let port: SimulatorPort
    private let cards: CardFile

    /// A console for this reader and these cards.
    public init(port: SimulatorPort, cards: CardFile) {
        self.port = port
        self.cards = cards
    }

    /// Carries out one line.
    public func answer(to line: String) -> Answer {
        do {
            return try carryOut(try SimulatorCommand(line))
        } catch let fault as SimulatorCommand.Fault {
            return Answer(text: "error " + fault.message)
        } catch {
            return Answer(text: "error \(error)")
        }
    }

    private func carryOut(_ command: SimulatorCommand) throws -> Answer {
        switch command {
        case .lay(let label):
            guard let card = cards.card(label) else {
                let labels = cards.cards.map(\.label).joined(separator: ", ")
                throw SimulatorCommand.Fault(message: "there is no card “\(label)”; there are \(labels)")
            }
            port.lay(card)
        case .take: port.take()
        case .fault(let fault): port.update { $0.inject(fault) }
        case .condition(let condition): port.update { $0.condition = condition }
        case .clear: port.update { $0.clear() }
        case .unplug: port.unplug()
        case .plug: return Answer(text: "ok " + (try port.plug()))
        case .quit: return Answer(text: "ok", quits: true)
        }
        return Answer(text: "ok")
    }
}
