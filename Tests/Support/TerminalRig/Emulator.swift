import CVTerm

/// A terminal emulator without a window: libvterm, with the palette changes (OSC 4) that it does not keep itself.
final class Emulator {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    /// Tables of C functions; libvterm keeps their addresses.
    private let callbacks = Emulator.screenCallbacks()
    private let fallbacks = Emulator.parserCallbacks()
    /// Bytes that the terminal sends: keys, touches, answers to questions.
    private(set) var output: [UInt8] = []
    private var palette: [Int: RigScreen.Color] = [:]
    private var isCursorVisible = true
    private var isAlternate = false
    private var reportsMouse = false
    private var rowCount: Int
    private var columnCount: Int
    /// Rows that have scrolled off the top, newest last.
    private(set) var scrolledOff: [String] = []

    init?(rows: Int, columns: Int) {
        guard let terminal = vterm_new(Int32(rows), Int32(columns)),
            let screen = vterm_obtain_screen(terminal)
        else {
            return nil
        }
        (self.terminal, self.screen) = (terminal, screen)
        (rowCount, columnCount) = (rows, columns)
        vterm_set_utf8(terminal, 1)
        vterm_screen_enable_altscreen(screen, 1)
        let me = Unmanaged.passUnretained(self).toOpaque()
        vterm_output_set_callback(
            terminal, { bytes, count, me in Emulator.from(me)?.collect(bytes, count) }, me)
        vterm_screen_set_callbacks(screen, callbacks, me)
        vterm_screen_set_unrecognised_fallbacks(screen, fallbacks, me)
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
        fallbacks.deallocate()
    }

    func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            _ = vterm_input_write(
                terminal, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
    }

    func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    func press(_ key: RigKey) {
        switch key {
        case .text(let text):
            for scalar in text.unicodeScalars {
                vterm_keyboard_unichar(terminal, scalar.value, VTERM_MOD_NONE)
            }
        case .control(let letter):
            vterm_keyboard_unichar(terminal, UInt32(letter.asciiValue ?? 0), VTERM_MOD_CTRL)
        case .named(let key): vterm_keyboard_key(terminal, key, VTERM_MOD_NONE)
        }
    }

    func button(isPressed: Bool, row: Int, column: Int) {
        vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
        vterm_mouse_button(terminal, 1, isPressed, VTERM_MOD_NONE)
    }

    func move(row: Int, column: Int) {
        vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
    }

    func resize(rows: Int, columns: Int) {
        (rowCount, columnCount) = (rows, columns)
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    var snapshot: RigScreen {
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
        return RigScreen(
            rows: (0..<rowCount).map { row in (0..<columnCount).map { cell(row, $0) } },
            cursorRow: Int(position.row), cursorColumn: Int(position.col), isCursorVisible: isCursorVisible,
            isAlternate: isAlternate, reportsMouse: reportsMouse)
    }

    private func cell(_ row: Int, _ column: Int) -> RigScreen.Cell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let isTrailing = cell.chars.0 == UInt32.max
        let scalars = withUnsafeBytes(of: &cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        var text = String.UnicodeScalarView()
        for value in scalars.prefix(while: { $0 != 0 && $0 != UInt32.max }) {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return RigScreen.Cell(
            text: isTrailing ? "" : text.isEmpty ? " " : String(text),
            width: isTrailing ? 0 : Int(cell.width),
            foreground: color(cell.fg), background: color(cell.bg), isBold: cell.attrs.bold != 0,
            isUnderlined: cell.attrs.underline != 0, isReversed: cell.attrs.reverse != 0)
    }

    private func color(_ color: VTermColor) -> RigScreen.Color {
        var color = color
        if UInt32(color.type) & VTERM_COLOR_DEFAULT_MASK.rawValue != 0 { return .standard }
        if UInt32(color.type) & VTERM_COLOR_TYPE_MASK.rawValue == VTERM_COLOR_INDEXED.rawValue,
            let defined = palette[Int(color.indexed.idx)]
        {
            return defined
        }
        vterm_screen_convert_color_to_rgb(screen, &color)
        return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
    }

    // MARK: What libvterm reports

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> Emulator? {
        pointer.map { Unmanaged<Emulator>.fromOpaque($0).takeUnretainedValue() }
    }

    private func collect(_ bytes: UnsafePointer<CChar>?, _ count: Int) {
        output += UnsafeBufferPointer(start: bytes, count: count).map { UInt8(bitPattern: $0) }
    }

    private func property(_ property: VTermProp, _ value: UnsafeMutablePointer<VTermValue>?) {
        guard let value else { return }
        switch property {
        case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.pointee.boolean != 0
        case VTERM_PROP_ALTSCREEN: isAlternate = value.pointee.boolean != 0
        case VTERM_PROP_MOUSE: reportsMouse = value.pointee.number != 0
        default: break
        }
    }

    private func scrollOff(_ count: Int32, _ cells: UnsafePointer<VTermScreenCell>?) {
        let row = UnsafeBufferPointer(start: cells, count: Int(count)).compactMap {
            Unicode.Scalar($0.chars.0)
        }
        scrolledOff.append(String(String.UnicodeScalarView(row)))
    }

    /// OSC 4: `4;INDEX;rgb:RR/GG/BB` defines a colour; OSC 104 takes all back.
    private func command(_ bytes: UnsafePointer<CChar>?, _ count: Int) {
        let text = String(
            decoding: UnsafeBufferPointer(start: bytes, count: count).map { UInt8(bitPattern: $0) },
            as: UTF8.self)
        let parts = text.split(separator: ";")
        if parts.first == "104" { palette = [:] }
        guard parts.count == 3, parts[0] == "4", let index = Int(parts[1]), parts[2].hasPrefix("rgb:") else {
            return
        }
        let channels = parts[2].dropFirst(4).split(separator: "/").compactMap {
            UInt8($0.prefix(2), radix: 16)
        }
        if channels.count == 3 { palette[index] = .rgb(channels[0], channels[1], channels[2]) }
    }

    private static func screenCallbacks() -> UnsafeMutablePointer<VTermScreenCallbacks> {
        let table = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
        table.initialize(to: VTermScreenCallbacks())
        table.pointee.settermprop = { property, value, me in
            Emulator.from(me)?.property(property, value)
            return 1
        }
        table.pointee.sb_pushline = { count, cells, me in
            Emulator.from(me)?.scrollOff(count, cells)
            return 1
        }
        return table
    }

    private static func parserCallbacks() -> UnsafeMutablePointer<VTermParserCallbacks> {
        let table = UnsafeMutablePointer<VTermParserCallbacks>.allocate(capacity: 1)
        table.initialize(to: VTermParserCallbacks())
        table.pointee.osc = { bytes, count, me in
            Emulator.from(me)?.command(bytes, count)
            return 1
        }
        return table
    }
}
