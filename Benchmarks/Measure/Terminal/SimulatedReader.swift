import Foundation

/// A card reader that is not there, with a card on it or without.
final class SimulatedReader {
    /// The pseudo terminal that the reader answers on.
    let device: String
    private let process = Process()
    private let orders = Pipe()

    /// Starts `card-reader-sim`; `card` is the label of the card that lies on it.
    init(program: String, cards: String, card: String?) throws {
        let answers = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--cards", cards] + (card.map { ["--card", $0] } ?? [])
        process.standardInput = orders
        process.standardOutput = answers
        try process.run()
        var line = ""
        while !line.hasSuffix("\n") {
            guard let byte = try answers.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
                throw TerminalProgram.Failure(description: "\(program) named no device")
            }
            line += String(decoding: byte, as: UTF8.self)
        }
        device = String(line.dropLast())
    }

    /// Ends it.
    func end() {
        process.terminate()
        process.waitUntilExit()
    }
}
