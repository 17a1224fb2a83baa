/// The functions that expressions may call: XPath 1.0's core library and ODK's; the raw value is the name.
/// Source: XPath 1.0 section 4; ODK XForms specification, "XPath Functions".
enum XPathFunction: String, Sendable, Hashable, CaseIterable {
    // Node sets
    case last, position, count, id, name, sum, max, min, instance, current, randomize
    case localName = "local-name"
    case namespaceURI = "namespace-uri"
    case countNonEmpty = "count-non-empty"
    case indexedRepeat = "indexed-repeat"
    case pulldata
    // Texts
    case string, concat, join, substr, contains, substring, translate, uuid, regex
    case startsWith = "starts-with"
    case endsWith = "ends-with"
    case substringBefore = "substring-before"
    case substringAfter = "substring-after"
    case stringLength = "string-length"
    case normalizeSpace = "normalize-space"
    case base64Decode = "base64-decode"
    case digest, version, property
    // Truth
    case boolean, not, lang, `if`, coalesce, once, checklist, depend
    case `true` = "true"
    case `false` = "false"
    case booleanFromString = "boolean-from-string"
    case weightedChecklist = "weighted-checklist"
    // Numbers
    case number, floor, ceiling, round, int, abs, pow, log, log10, exp, exp10, sqrt, random, pi
    case sin, cos, tan, asin, acos, atan, atan2
    // Dates and times
    case today, now, date
    case dateTime = "date-time"
    case formatDate = "format-date"
    case formatDateTime = "format-date-time"
    case decimalDateTime = "decimal-date-time"
    case decimalTime = "decimal-time"
    // Places
    case area, distance, geofence, intersects
    // Choices and languages
    case selected
    case selectedAt = "selected-at"
    case countSelected = "count-selected"
    case itext = "jr:itext"
    case choiceName = "jr:choice-name"

    /// How many arguments it takes.
    var arity: ClosedRange<Int> {
        switch self {
        case .last, .current, .true, .false, .random, .pi, .today, .now, .version: 0...0
        case .position, .name, .localName, .namespaceURI, .string, .normalizeSpace, .number, .uuid,
            .stringLength:
            0...1
        case .count, .id, .sum, .instance, .countNonEmpty, .boolean, .not, .lang, .once, .floor, .ceiling,
            .int,
            .abs, .log, .log10, .exp, .exp10, .sqrt, .sin, .cos, .tan, .asin, .acos, .atan, .date, .dateTime,
            .decimalDateTime, .decimalTime, .countSelected, .itext, .booleanFromString, .base64Decode,
            .property, .area, .intersects:
            1...1
        case .round, .randomize: 1...2
        case .contains, .startsWith, .endsWith, .substringBefore, .substringAfter, .regex, .coalesce, .pow,
            .atan2, .formatDate, .formatDateTime, .selected, .selectedAt, .choiceName,
            .geofence:
            2...2
        case .substring, .substr, .digest: 2...3
        case .translate, .if: 3...3
        case .pulldata: 4...4
        case .indexedRepeat: 3...7
        case .concat: 0...Int.max
        case .max, .min, .join, .depend, .distance: 1...Int.max
        case .checklist, .weightedChecklist: 2...Int.max
        }
    }

    /// Whether its first argument, if it has one, must be a set of nodes.
    var wantsNodes: Bool {
        switch self {
        case .count, .sum, .countNonEmpty, .randomize, .indexedRepeat, .position, .name, .localName,
            .namespaceURI:
            true
        default: false
        }
    }

    /// Whether it gives a set of nodes (or may, depending on its arguments).
    var mayGiveNodes: Bool {
        switch self {
        case .instance, .current, .randomize, .indexedRepeat, .id, .if, .once, .depend: true
        default: false
        }
    }
}
