/// Whether the font with which slips and screen show Chinese is installed.
enum FontCheck {
    /// The family that slips are laid out with (Debian package fonts-noto-cjk).
    static let family = "Noto Sans CJK SC"

    /// What fontconfig says.
    enum Facts: Sendable, Hashable {
        /// The family that it would use for ours.
        case matched(String)
        /// It finds no font at all.
        case none
        /// The program fc-match is missing.
        case programMissing
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .matched(let found) where found.split(separator: ",").contains { $0 == family }:
            Verdict("\(family) is installed")
        case .matched(let found): missing("\(family) is not installed; \(found) would be used.")
        case .none: missing("\(family) is not installed, nor any other font.")
        case .programMissing:
            Verdict(
                Finding(
                    "fontconfig-missing", .failure, saw: "The program fc-match is not installed.",
                    means: "Neither slips nor the screen find their fonts.",
                    remedy: "apt-get install fontconfig"))
        }
    }

    private static func missing(_ saw: String) -> Verdict {
        Verdict(
            Finding(
                "font-missing", .failure, saw: saw,
                means: "Chinese would be printed and shown as empty boxes.",
                remedy: "apt-get install fonts-noto-cjk"))
    }
}
