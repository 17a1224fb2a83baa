/// Inside, outside and crossing, on the flat map of degrees: good for shapes far smaller than the Earth.
extension GeoLine {
    /// Whether a place lies inside a closed shape: a ray from it crosses the border an odd number of times.
    func encloses(_ place: GeoPosition) -> Bool {
        guard isClosed else { return false }
        var isInside = false
        for (from, to) in zip(positions, positions.dropFirst()) {
            guard (from.latitude > place.latitude) != (to.latitude > place.latitude) else { continue }
            let share = (place.latitude - to.latitude) / (from.latitude - to.latitude)
            if place.longitude < to.longitude + (from.longitude - to.longitude) * share { isInside.toggle() }
        }
        return isInside
    }

    /// Whether one of its sides crosses or touches another that is not its neighbour, or runs back along its
    /// neighbour.
    var crossesItself: Bool {
        var corners: [GeoPosition] = []
        for position in positions where position != corners.last { corners.append(position) }
        let sides = Array(zip(corners, corners.dropFirst()))
        guard sides.count > 1 else { return false }
        for index in sides.indices {
            for other in (index + 1)..<sides.count {
                let follows = other == index + 1
                let closes = index == 0 && other == sides.count - 1 && corners.first == corners.last
                if follows {
                    if Self.runsBack(sides[index].0, sides[index].1, sides[other].1) { return true }
                } else if closes {
                    if Self.runsBack(sides[other].0, sides[other].1, sides[index].1) { return true }
                } else if Self.meet(sides[index], sides[other]) {
                    return true
                }
            }
        }
        return false
    }

    /// On which side of the line from one place to another a third lies: the sign of the cross product.
    private static func turn(_ from: GeoPosition, _ to: GeoPosition, _ place: GeoPosition) -> Double {
        (to.longitude - from.longitude) * (place.latitude - from.latitude)
            - (to.latitude - from.latitude) * (place.longitude - from.longitude)
    }

    /// Whether the way to the third place leads straight back.
    private static func runsBack(_ from: GeoPosition, _ by: GeoPosition, _ to: GeoPosition) -> Bool {
        let ahead =
            (by.longitude - from.longitude) * (to.longitude - by.longitude)
            + (by.latitude - from.latitude) * (to.latitude - by.latitude)
        return turn(from, by, to) == 0 && ahead < 0
    }

    private static func meet(
        _ one: (GeoPosition, GeoPosition), _ other: (GeoPosition, GeoPosition)
    ) -> Bool {
        let (a, b) = (turn(one.0, one.1, other.0), turn(one.0, one.1, other.1))
        let (c, d) = (turn(other.0, other.1, one.0), turn(other.0, other.1, one.1))
        if a * b < 0, c * d < 0 { return true }
        return a == 0 && isBetween(one, other.0) || b == 0 && isBetween(one, other.1)
            || c == 0 && isBetween(other, one.0) || d == 0 && isBetween(other, one.1)
    }

    /// Whether a place on a side's line lies between the side's ends.
    private static func isBetween(_ side: (GeoPosition, GeoPosition), _ place: GeoPosition) -> Bool {
        let (west, east) = (min(side.0.longitude, side.1.longitude), max(side.0.longitude, side.1.longitude))
        let (south, north) = (min(side.0.latitude, side.1.latitude), max(side.0.latitude, side.1.latitude))
        return (west...east).contains(place.longitude) && (south...north).contains(place.latitude)
    }
}
