import TerminalUI

extension Booth {
    /// A key that was not used up by waking the screen.
    mutating func press(_ key: Key) -> [BoothEffect] {
        if place == .idle, dialog == nil { return pressAtRest(key) }
        let presentation = present()
        if dialog == nil, presentation.takesText, let effects = type(key) { return effects }
        if let action = presentation.action(for: key) {
            if let place = presentation.offers.firstIndex(where: { $0.key == key }) { focus = place }
            return perform(action)
        }
        switch key {
        case .up, .backTab: moveFocus(by: -1, among: presentation.offers.count)
        case .down, .tab: moveFocus(by: 1, among: presentation.offers.count)
        case .left: moveFocus(by: -1, among: presentation.offers.count)
        case .right: moveFocus(by: 1, among: presentation.offers.count)
        case .pageDown: turnPage(by: 1)
        case .pageUp: turnPage(by: -1)
        case .enter:
            guard !presentation.offers.isEmpty else { return [] }
            return perform(presentation.offers[min(focus, presentation.offers.count - 1)].action)
        case .backspace, .escape:
            return perform(.back)
        default: break
        }
        return []
    }

    private mutating func pressAtRest(_ key: Key) -> [BoothEffect] {
        if let action = present().action(for: key) { return perform(action) }
        return perform(.begin)
    }

    private mutating func moveFocus(by step: Int, among count: Int) {
        guard count > 0 else { return }
        focus = (min(focus, count - 1) + step + count) % count
    }

    /// Shows another page of a body that is longer than the screen.
    mutating func turnPage(by step: Int) {
        let pages = renderer.pages(of: present().screen, rows: rows, columns: columns)
        page = min(max(page + step, 0), max(pages - 1, 0))
    }
}
