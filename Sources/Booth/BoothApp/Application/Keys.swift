import TerminalUI

extension Booth {
    /// A key that was not used up by waking the screen.
    mutating func press(_ key: Key) -> [BoothEffect] {
        if place == .idle, dialog == nil { return pressAtRest(key) }
        let presentation = present()
        if dialog == nil, presentation.takesText {
            if let effects = walkKeyboard(key, in: presentation) { return effects }
            if let effects = type(key) {
                // Who types on the keypad goes on from there: Enter means done, and not the letter last walked to.
                if case .character = key { focus = 0 }
                return effects
            }
        }
        if let action = presentation.action(for: key) {
            // A choice takes the focus along; the controls at the foot leave it where it was.
            if dialog == nil, let place = presentation.offers.firstIndex(where: { $0.key == key }),
                case .block = presentation.offers[place].focus
            {
                focus = place
            }
            return perform(action)
        }
        switch key {
        // Where the foot has no room for it the demonstration's key works all the same.
        case .function(9) where dialog == nil && configuration.demonstrationCards != nil:
            return perform(.open(.demonstrationCards))
        case .function(8) where speaks: return hearAgain()
        case .up, .backTab: moveFocus(by: -1, in: presentation)
        case .down, .tab: moveFocus(by: 1, in: presentation)
        case .left: moveAside(by: -1, in: presentation)
        case .right: moveAside(by: 1, in: presentation)
        case .pageDown: turnPage(by: 1)
        case .pageUp: turnPage(by: -1)
        case .enter:
            return focused(in: presentation).map { perform($0.action) } ?? []
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

    private mutating func moveFocus(by step: Int, in presentation: Presentation) {
        let count = presentation.offers.count
        guard count > 0 else { return }
        let isShown = focused(in: presentation) != nil
        hasMovedFocus = true
        guard isShown else { return }
        if dialog != nil {
            dialogFocus = (min(dialogFocus, count - 1) + step + count) % count
            showFocus(in: presentation)
            return
        }
        focus = (min(focus, count - 1) + step + count) % count
        showFocus(in: presentation)
    }

    /// The arrows to the side turn the pages of a body that has some, since a keypad has no other keys for that.
    private mutating func moveAside(by step: Int, in presentation: Presentation) {
        if pageCount(of: presentation) > 1 {
            turnPage(by: step)
        } else {
            moveFocus(by: step, in: presentation)
        }
    }

    /// With the focus on a key of a keyboard that is shown, the arrows walk over it and Enter types. Nil if the focus is
    /// elsewhere or the key is another.
    private mutating func walkKeyboard(_ key: Key, in presentation: Presentation) -> [BoothEffect]? {
        guard let offer = focused(in: presentation), let square = offer.square else { return nil }
        let row = presentation.offers.indices.filter { presentation.offers[$0].square?.row == square.row }
        switch key {
        case .enter: return perform(offer.action)
        case .left, .right:
            guard let place = row.firstIndex(of: focus) else { return nil }
            focus = row[(place + (key == .left ? -1 : 1) + row.count) % row.count]
        case .up, .down:
            let next = square.row + (key == .up ? -1 : 1)
            let other = presentation.offers.indices.filter { presentation.offers[$0].square?.row == next }
            // Beyond the keyboard the walk goes on as everywhere: to what stands before it, or to the foot.
            let keys = presentation.offers.indices.filter { presentation.offers[$0].square != nil }
            let beyond = key == .up ? (keys.first ?? 1) - 1 : (keys.last ?? 0) + 1
            focus =
                other.min { left, right in
                    distance(presentation.offers[left], square) < distance(presentation.offers[right], square)
                } ?? min(max(beyond, 0), presentation.offers.count - 1)
        default: return nil
        }
        return []
    }

    private func distance(_ offer: Presentation.Offer, _ square: Square) -> Int {
        abs((offer.square?.column ?? 0) - square.column)
    }

    /// Turns to the page on which the focus can be seen.
    mutating func showFocus(in presentation: Presentation) {
        guard pageCount(of: presentation) > 1, let key = focused(in: presentation)?.key else { return }
        // The controls at the foot are on every page.
        let isDialog = presentation.screen.overlay != nil
        if !isDialog, presentation.screen.controls.contains(where: { $0.key == key && $0.isEnabled }) {
            return
        }
        let shown = isDialog ? dialogPage : page
        guard let place = layout?.page(of: key, preferring: shown) else { return }
        if isDialog { dialogPage = place } else { page = place }
    }

    /// Shows another page of a body that is longer than the screen.
    mutating func turnPage(by step: Int) {
        let last = pageCount(of: present()) - 1
        if dialog != nil {
            dialogPage = min(max(dialogPage + step, 0), last)
        } else {
            page = min(max(page + step, 0), last)
        }
    }

    /// How many pages a screen takes; how it lies is remembered.
    private mutating func pageCount(of presentation: Presentation) -> Int {
        layout = renderer.layout(of: presentation.screen, rows: rows, columns: columns, before: layout)
        return layout?.pageCount ?? 1
    }
}
