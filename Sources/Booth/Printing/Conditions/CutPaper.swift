internal import CCups

/// The sizes between which a printer cuts its paper, in millimetres (PWG 5101.1, 5.3: `custom_min_40x30mm` and
/// `custom_max_80x2000mm` among the values of media-supported).
struct CutPaper: Sendable, Hashable {
    /// The narrowest and the widest paper.
    var widths: ClosedRange<Int>
    /// The shortest and the longest cut.
    var lengths: ClosedRange<Int>

    /// The bounds among the names of a printer's media; nil where it has only fixed sizes.
    init?(mediaNames: [String]) {
        guard let smallest = mediaNames.first(where: { $0.hasPrefix("custom_min_") }).flatMap(Self.size),
            let largest = mediaNames.first(where: { $0.hasPrefix("custom_max_") }).flatMap(Self.size),
            smallest.width <= largest.width, smallest.length <= largest.length
        else { return nil }
        widths = Int(smallest.width.rounded(.up))...max(Int(smallest.width.rounded(.up)), Int(largest.width))
        lengths =
            Int(smallest.length.rounded(.up))...max(Int(smallest.length.rounded(.up)), Int(largest.length))
    }

    /// The length to cut for a slip of this size: its own, or the shortest that the printer cuts; nil where the
    /// slip is too wide or too long. CUPS rounds to points, so a bound is kept away from by a millimetre.
    func length(width: Int, height: Int) -> Int? {
        let length = max(height, lengths.lowerBound + 1)
        return widths.contains(width) && length < lengths.upperBound ? length : nil
    }

    private static func size(of name: String) -> (width: Double, length: Double)? {
        guard let media = pwgMediaForPWG(name)?.pointee else { return nil }
        return (Double(media.width) / 100, Double(media.length) / 100)
    }
}
