/// What is on the screen, not where: the one description that is drawn as a grid, in large type or spoken.
///
/// ```swift
/// var screen = Screen(header: Header(place: "龙州县便民服务亭", clock: "14:05"), title: "请选择语言")
/// screen.blocks = [.choices(ChoiceList(items: [Choice(key: .character("1"), keyLabel: "1", label: "中文")]))]
/// screen.controls = [Control(key: .character("0"), keyLabel: "0", label: "返回")]
/// screen.focus = .block(0, 0)
/// let frame = ScreenRenderer(theme: .night).frame(for: screen, rows: 30, columns: 100)
/// ```
public struct Screen: Sendable, Equatable {
    /// The bar on top: which booth, how it is, what time.
    public var header: Header
    /// What this screen is about, in one line.
    public var title: String
    /// How far the person has come, if the way has a known length.
    public var step: Step?
    /// The body, from top to bottom.
    public var blocks: [Block]
    /// What can always be done (返回, 首页, 求助 …), at the same place on all screens.
    public var controls: [Control]
    /// What Enter acts on.
    public var focus: Focus?
    /// A dialog above the rest; while it stands only its choices can be touched.
    public var overlay: Overlay?
    /// A short message that goes by itself.
    public var toast: String?
    /// Which page of a body that does not fit is shown, from 0; see ``ScreenLayout/pageCount``.
    public var page: Int

    /// A screen; only header and title are needed.
    public init(
        header: Header, title: String, step: Step? = nil, blocks: [Block] = [], controls: [Control] = [],
        focus: Focus? = nil, overlay: Overlay? = nil, toast: String? = nil, page: Int = 0
    ) {
        self.header = header
        self.title = title
        self.step = step
        self.blocks = blocks
        self.controls = controls
        self.focus = focus
        self.overlay = overlay
        self.toast = toast
        self.page = page
    }
}

/// What Enter acts on; drawn by a marker and reverse video.
public enum Focus: Sendable, Hashable {
    /// An item (choice, candidate, button) of a block, both counted from 0.
    case block(Int, Int)
    /// A control, counted from 0.
    case control(Int)
    /// A choice of the overlay, counted from 0.
    case overlay(Int)
}

/// What a text or mark means to the reader. Colour only repeats what the words say.
public enum Tone: Sendable, Hashable, CaseIterable {
    /// Nothing special.
    case normal
    /// Done, in order.
    case good
    /// To be noticed.
    case warning
    /// Wrong, refused, out of order.
    case bad
    /// Beside the point.
    case quiet
    /// The thing to look at.
    case accent
}
