import BoothApp
import ChildProcesses

/// Has the terminal draw its letters larger or smaller, by a program that can tell it so (on an installed booth
/// `swaymsg`, which scales the screen). The terminal then reports its new grid as after any other change of its size.
public final class TextSizeDesk: Sendable {
    private let command: TextSizeCommand?
    private let report: @Sendable (String) -> Void
    private let line = DeskQueue(label: "ting.text-size-desk")

    /// A desk with the command that changes the size; without one nothing can be changed.
    public init(command: TextSizeCommand?, report: @escaping @Sendable (String) -> Void) {
        self.command = command
        self.report = report
    }

    /// Sets the size. Never blocks.
    func set(_ size: TextSize) {
        guard let command else { return }
        line.async { [report] in
            let words = command.words(for: size)
            do throws(ChildProcess.StartFault) {
                let child = try ChildProcess(program: words[0], arguments: Array(words.dropFirst()))
                child.waitForEnd(within: 5)
                guard !child.isRunning else { return report("\(words[0]): no end within 5 s") }
                let status = child.wait()
                if status != 0 { report("\(words[0]): exit code \(status)") }
            } catch {
                report("\(error)")
            }
        }
    }
}

/// A program's path and arguments, among them `{percent}` (125) or `{scale}` (1.25).
public struct TextSizeCommand: Sendable, Hashable {
    private let template: [String]

    /// A command, its words set apart by spaces; nil if there are none.
    public init?(_ text: String) {
        template = text.split(separator: " ").map(String.init)
        if template.isEmpty { return nil }
    }

    /// The command for a size.
    func words(for size: TextSize) -> [String] {
        let hundredths = size.percent % 100
        let scale = "\(size.percent / 100).\(hundredths < 10 ? "0" : "")\(hundredths)"
        return template.map {
            $0.replacing("{percent}", with: String(size.percent)).replacing("{scale}", with: scale)
        }
    }
}
