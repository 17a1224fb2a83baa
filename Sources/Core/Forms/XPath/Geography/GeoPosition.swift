/// A place as ODK's `geopoint` writes it: latitude and longitude in degrees, then perhaps altitude and accuracy in
/// metres, with spaces between. Source: ODK XForms specification, "Data Types".
struct GeoPosition: Hashable {
    let latitude: Double
    let longitude: Double

    init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads a geopoint; nil for anything else.
    init?(_ text: some StringProtocol) {
        let numbers = String(text).listItems.map { NumberText.number($0) }
        guard (2...4).contains(numbers.count), numbers.allSatisfy({ !$0.isNaN }),
            (-90...90).contains(numbers[0]), (-180...180).contains(numbers[1]),
            numbers.count < 4 || numbers[3] >= 0
        else { return nil }
        self.init(latitude: numbers[0], longitude: numbers[1])
    }
}

/// Places one after the other: a `geotrace`, a `geoshape`, or geopoints from several fields.
struct GeoLine {
    let positions: [GeoPosition]

    /// Reads one geotrace or geoshape (geopoints with semicolons between), or several geopoints.
    ///
    /// - Returns: nil if there is none, or one of them is no place.
    init?(_ texts: [String]) {
        var parts = texts.count == 1 ? texts[0].split(separator: ";", omittingEmptySubsequences: false) : []
        if texts.count > 1 { parts = texts.map { Substring($0) } }
        while texts.count == 1, let last = parts.last, last.isXMLSpace { parts.removeLast() }
        var positions: [GeoPosition] = []
        for part in parts {
            guard let position = GeoPosition(part) else { return nil }
            positions.append(position)
        }
        guard !positions.isEmpty else { return nil }
        self.positions = positions
    }

    /// Whether it ends where it begins, as a `geoshape` does.
    var isClosed: Bool { positions.count > 2 && positions.first == positions.last }
}
