/// Places, lengths and areas; source: ODK XForms specification, "Geographic Functions"; `geofence` and `intersects` as
/// JavaRosa and Collect have them. The booth has no device that finds a place, but lists and earlier records hold
/// some. What is no place gives NaN or false, so that an answer not given yet stops nothing.
extension Evaluator {
    func geography(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .area: return .number(GeoLine(try allTexts(call, from: 0, focus))?.area ?? .nan)
        case .distance: return .number(GeoLine(try allTexts(call, from: 0, focus))?.length ?? .nan)
        case .geofence:
            guard let place = GeoPosition(try text(call, 0, focus)),
                let shape = GeoLine([try text(call, 1, focus)])
            else { return .boolean(false) }
            return .boolean(shape.encloses(place))
        case .intersects: return .boolean(GeoLine([try text(call, 0, focus)])?.crossesItself ?? false)
        default: return nil
        }
    }
}
