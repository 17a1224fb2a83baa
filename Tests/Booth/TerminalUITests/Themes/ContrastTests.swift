import Testing

@testable import TerminalUI

@Suite("Themes")
struct ContrastTests {
    @Test(
        "Every role can be read: 10:1 for what is read in the default theme, 7:1 elsewhere",
        arguments: Theme.all.map(\.name))
    func contrast(name: String) throws {
        let theme = try #require(Theme.all.first { $0.name == name })
        let read: Set<Role> = [.body, .title, .large, .header, .focus, .field, .overlay, .number, .code]
        for role in Role.allCases where !role.isDecoration {
            let limit = theme == Theme.night && read.contains(role) ? 10.0 : 7.0
            #expect(theme.ink(role).contrast >= limit, "\(role)")
        }
    }

    @Test(
        "Contrast is computed as WCAG has it",
        arguments: [
            (0xFFFFFF, 0x000000, 21.0), (0x777777, 0xFFFFFF, 4.48), (0x0000FF, 0xFFFFFF, 8.59),
            (0x123456, 0x123456, 1.0),
        ])
    func formula(first: UInt32, second: UInt32, ratio: Double) {
        #expect(abs(Ink(RGB(hex: first), on: RGB(hex: second)).contrast - ratio) < 0.01)
    }

    @Test("What is focused differs from what is not by more than colour", arguments: Theme.all)
    func focus(theme: Theme) {
        #expect(theme.style(.focus).isReversed && !theme.style(.tile).isReversed)
        #expect(theme.style(.overlayFocus).isReversed)
    }
}
