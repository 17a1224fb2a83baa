import CountyRig
import Foundation
import Glibc
import TerminalRig

/// The real kiosk on a terminal of 30 rows, with a simulated reader, and keys pressed by what its screen says.
final class Front {
    let terminal: TerminalRig
    let reader: SimulatedReaderRig
    private let device: String

    /// Starts the front of a county's booth. Without a printer it is told of one that is not there; with a scanner it has
    /// SANE's own test scanner, without one none.
    init(
        _ county: CountyRig, printer: (server: String, queue: String)? = nil, hasScanner: Bool = false
    ) throws {
        reader = try SimulatedReaderRig()
        // A name that stays the same when the reader is plugged in again, as udev gives one.
        device = county.folder + "/reader"
        unlink(device)
        symlink(reader.device, device)
        var arguments = [
            "--set", "state_directory=\(county.boothFolder)", "--set", "reader.device=\(device)",
            "--set", "resources_directory=\(try InputMethodResources.folder)",
            "--set", "printer.queue=\(printer?.queue ?? "no-such-queue")",
            "--set", "booth.division=451423102999", "--set", "session.idle_seconds=600",
        ]
        arguments += ["--config", BuiltProgram.configuration + "/kiosk.yaml"]
        terminal = try TerminalRig(
            BuiltProgram.path("kiosk"), arguments, rows: 30, columns: 100,
            environment: [
                "CUPS_SERVER": printer?.server ?? "127.0.0.1:1", "TMPDIR": county.temporaryFolder,
                "HOME": county.temporaryFolder,
                "SANE_CONFIG_DIR": try Front.scanner(in: county.folder, isThere: hasScanner),
            ])
        try terminal.wait(for: "按任意键", seconds: Front.patience)
    }

    /// A folder with SANE's configuration.
    private static func scanner(in folder: String, isThere: Bool) throws -> String {
        let path = folder + "/sane"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data((isThere ? "test\n" : "").utf8).write(to: URL(filePath: path + "/dll.conf"))
        try Data("number_of_devices 1\ntest-picture \"Grid\"\nresolution 75\n".utf8)
            .write(to: URL(filePath: path + "/test.conf"))
        return path
    }

    /// How long anything may take on a busy machine.
    static let patience = 60.0

    /// From the idle screen to the choice of what to do: Chinese, and this card on the reader.
    func begin(card: String) throws {
        try press(.enter, until: "请选择语言")
        try press(.text("1"), until: "请放身份证")
        try reader.order("lay \(card)")
        try terminal.wait(for: "您要办什么", seconds: Front.patience)
    }

    /// From there to the guide of the allowance.
    func openGuide() throws {
        try choose("我要办事", until: "选择要办的事")
        try choose("全部事项", until: "下一页")
        try choose("高龄津贴申领", until: "开始填表")
    }

    /// From there to the receipt: fills in the application for the allowance, and confirms it. Gives the number on
    /// the receipt as soon as it is shown.
    func apply(_ replies: [String: Reply]) throws -> String {
        try openGuide()
        try choose("开始填表", until: "第 1 步")
        try fill(replies)
        try choose("都对,提交", until: "现在提交吗")
        try choose("内容属实,提交", until: "提交成功")
        let screen = try terminal.wait(until: "a receipt number is shown", seconds: Front.patience) {
            Front.receiptNumber(on: $0) != nil
        }
        return Front.receiptNumber(on: screen) ?? ""
    }

    /// Takes the card away and waits until the booth is at rest again.
    func leave() throws {
        try reader.order("take")
        try endWithoutCard()
    }

    /// Asks how the person's cases stand.
    func askProgress() throws { try choose("查办事进度", until: "我的办件") }

    /// From the idle screen to the case with this number, without a card.
    func track(_ number: String) throws {
        try press(.enter, until: "请选择语言")
        try press(.text("1"), until: "请放身份证")
        try press(.text("+"), until: "也可以先看看")
        try choose("凭回执编号查进度", until: "请输入回执编号")
        terminal.press(.text(number.filter(\.isNumber)))
        try terminal.wait(for: number, seconds: Front.patience)
        try press(.enter, until: "办到哪一步")
    }

    /// Ends a session without a card.
    func endWithoutCard() throws {
        terminal.press(.text("/"))
        try choose("结束,清除", until: "按任意键")
    }

    /// Unplugs the reader, or plugs it in again.
    func unplugReader() throws { try reader.order("unplug") }

    /// Plugs the reader in again; its device's name stays.
    func plugReader() throws {
        try reader.order("plug")
        unlink(device)
        symlink(reader.device, device)
    }

    /// Kills the front, as a power cut would.
    func kill() { terminal.kill() }

    /// The front ends in good order.
    func end() throws {
        terminal.signal(SIGTERM)
        _ = try terminal.waitForExit(seconds: Front.patience)
    }

    // MARK: Keys

    /// Presses a key and waits for what it leads to.
    @discardableResult
    func press(_ key: RigKey, until text: String) throws -> RigScreen {
        terminal.press(key)
        return try terminal.wait(for: text, seconds: Front.patience)
    }

    /// Presses the digit that stands before a choice, and waits for what it leads to.
    @discardableResult
    func choose(_ label: String, until text: String) throws -> RigScreen {
        try pressDigit(of: label)
        return try terminal.wait(for: text, seconds: Front.patience)
    }

    /// Presses the digit that stands before a choice on the screen.
    func pressDigit(of label: String) throws {
        var digit: Character?
        _ = try settled(until: "the choice “\(label)” is on the screen") {
            digit = $0.digit(before: label)
            return digit != nil
        }
        if let digit { terminal.press(.text(String(digit))) }
    }

    /// The number on the receipt screen, where its digits stand apart, grouped as on the slip.
    static func receiptNumber(on screen: RigScreen) -> String? {
        guard screen.contains("提交成功") else { return nil }
        return screen.text.firstMatch(of: /(?:[0-9] +){14}[0-9]/).map { match in
            let digits = Array(match.output.filter(\.isNumber))
            return [digits[..<4], digits[4..<10], digits[10..<14], digits[14...]]
                .map { String($0) }.joined(separator: " ")
        }
    }
}

extension RigScreen {
    /// The digit that stands before a choice: `1    ▶ 是`, also ticked, or within a dialog above other rows.
    fileprivate func digit(before label: String) -> Character? {
        let pattern = "([0-9]) +▶? *(?:\\[.\\] +)?" + NSRegularExpression.escapedPattern(for: label) + "( |$)"
        guard let choice = try? Regex(pattern, as: (Substring, Substring, Substring).self) else { return nil }
        return lines.lazy.compactMap { $0.firstMatch(of: choice)?.output.1.first }.first
    }
}
