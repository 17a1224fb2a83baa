import CardReaders
import ChildProcesses
import Foundation
import Glibc

/// The card simulator as a child process on a real pty, with the cards of a file.
public final class SimulatedReader: Sendable {
    /// The pty on which it speaks the SAM protocol.
    public let device: String
    /// The cards' titles, in the file's order.
    public let cards: [(chinese: String, english: String)]
    private let labels: [String]
    private let process: ChildProcess

    /// Starts the simulator. To be called on a thread that lives as long as the demonstration.
    public init(_ folder: DemonstrationFolder) throws {
        let cards = try CardFile(path: folder.cards).cards
        process = try ChildProcess(
            program: folder.program("card-reader-sim"), arguments: ["--cards", folder.cards],
            standardError: .file(path: folder.log), endsWithParent: true)
        guard let device = LocalCounty.firstLine(of: process.output), device.hasPrefix("/dev/") else {
            throw LocalCounty.StartFault(
                step: "card-reader-sim", cause: "it did not name its device; see \(folder.log)")
        }
        self.device = device
        labels = cards.map(\.label)
        self.cards = cards.map { ($0.title.zh, $0.title.en) }
    }

    /// Lays a card on the reader, by its place in the file, or takes away what lies there. Gives whether a card
    /// lies there then.
    public func lay(_ card: Int?) -> Bool {
        let command = card.flatMap { labels.indices.contains($0) ? "lay \(labels[$0])" : nil } ?? "take"
        let line = Array((command + "\n").utf8)
        guard write(process.input, line, line.count) == line.count,
            LocalCounty.firstLine(of: process.output) == "ok"
        else { return false }
        return card != nil
    }

    /// Ends the simulator.
    public func stop() { process.terminate(within: 2) }
}
