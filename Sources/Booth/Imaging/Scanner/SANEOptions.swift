import CSane

/// A scanner's options, by the well-known names of the SANE standard (section 4.5). What a scanner does not have stays as
/// it is.
struct SANEOptions {
    let handle: SANE_Handle

    /// Sets what papers need. The order matters: a mode may bring other resolutions, a resolution another area.
    func prepareForDocuments() {
        setText("mode", to: ["Gray", "Grayscale", "Color"])
        setNumber("depth", to: 8)
        setNumber("resolution", to: 150)
        setNumber("tl-x", to: 0)
        setNumber("tl-y", to: 0)
        setNumber("br-x", to: 210)
        setNumber("br-y", to: 297)
    }

    /// The option with this name, if it can be set now. Looked up each time, since setting one may change the others.
    private func find(_ name: String) -> (index: SANE_Int, option: SANE_Option_Descriptor)? {
        var index: SANE_Int = 1
        while let option = sane_get_option_descriptor(handle, index) {
            let capabilities = option.pointee.cap
            let isSettable = capabilities & SANE_CAP_SOFT_SELECT != 0 && capabilities & SANE_CAP_INACTIVE == 0
            if isSettable, let text = option.pointee.name, String(cString: text) == name {
                return (index, option.pointee)
            }
            index += 1
        }
        return nil
    }

    /// Chooses the first of these texts that the option offers.
    private func setText(_ name: String, to wishes: [String]) {
        guard let (index, option) = find(name), option.type == SANE_TYPE_STRING,
            option.constraint_type == SANE_CONSTRAINT_STRING_LIST, let list = option.constraint.string_list
        else { return }
        var offered: [String] = []
        while let text = list[offered.count] { offered.append(String(cString: text)) }
        guard let choice = wishes.first(where: offered.contains), choice.utf8.count < Int(option.size) else {
            return
        }
        var bytes = [UInt8](choice.utf8) + [0]
        bytes += [UInt8](repeating: 0, count: Int(option.size) - bytes.count)
        sane_control_option(handle, index, SANE_ACTION_SET_VALUE, &bytes, nil)
    }

    /// Sets a number, or the nearest that the option takes.
    private func setNumber(_ name: String, to wish: Double) {
        guard let (index, option) = find(name), option.size == SANE_Int(MemoryLayout<SANE_Word>.size) else {
            return
        }
        let unit: Double
        switch option.type {
        case SANE_TYPE_INT: unit = 1
        case SANE_TYPE_FIXED: unit = 65_536
        default: return
        }
        var value = SANE_Word(clamping: Int((wish * unit).rounded()))
        switch option.constraint_type {
        case SANE_CONSTRAINT_RANGE:
            guard let range = option.constraint.range?.pointee, range.min <= range.max else { return }
            value = min(max(value, range.min), range.max)
        case SANE_CONSTRAINT_WORD_LIST:
            guard let list = option.constraint.word_list else { return }
            let words = (0..<Int(list[0])).map { list[$0 + 1] }
            guard let nearest = words.min(by: { distance($0, value) < distance($1, value) }) else { return }
            value = nearest
        default: break
        }
        sane_control_option(handle, index, SANE_ACTION_SET_VALUE, &value, nil)
    }

    private func distance(_ left: SANE_Word, _ right: SANE_Word) -> Int { abs(Int(left) - Int(right)) }
}
