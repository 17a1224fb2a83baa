import Glibc

/// Lengths and areas on a sphere with the Earth's equatorial radius, without altitude. Source: ODK XForms
/// specification, "Geographic Functions"; the radius is the one that JavaRosa and Enketo measure with.
extension GeoLine {
    private static let radius = 6_378_100.0

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    /// To the centimetre, which is more than any of it is good for.
    private static func rounded(_ measure: Double) -> Double { (measure * 100).rounded() / 100 }

    /// Metres from the first place to the last by way of the others, by the spherical law of cosines.
    var length: Double {
        var length = 0.0
        for (from, to) in zip(positions, positions.dropFirst()) {
            let (south, north) = (Self.radians(from.latitude), Self.radians(to.latitude))
            let cosine =
                Glibc.sin(south) * Glibc.sin(north)
                + Glibc.cos(south) * Glibc.cos(north)
                * Glibc.cos(Self.radians(from.longitude - to.longitude))
            // For two places that are one, rounding may carry the cosine a hair past 1.
            length += Glibc.acos(max(-1, min(1, cosine))) * Self.radius
        }
        return Self.rounded(length)
    }

    /// Square metres inside the places, the last joined to the first: the sum of the strips between each side and
    /// the equator.
    var area: Double {
        guard positions.count > 2 else { return 0 }
        var sum = 0.0
        for (index, from) in positions.enumerated() {
            let to = positions[(index + 1) % positions.count]
            sum +=
                Self.radians(to.longitude - from.longitude)
                * (2 + Glibc.sin(Self.radians(from.latitude)) + Glibc.sin(Self.radians(to.latitude)))
        }
        return Self.rounded(abs(sum * Self.radius * Self.radius / 2))
    }
}
