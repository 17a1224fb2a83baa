import Domain

/// The services that the booth offers on a day, with all that finding one needs: worked out once a catalogue and a day, since
/// a county may have thousands.
struct ServiceOffer: Sendable {
    /// The day; nil as long as the clock does not know it.
    let day: CivilDate?
    /// The services, as the catalogue has them in order.
    let items: [ServiceSummary]
    /// Finds their places by what is typed.
    let search: ServiceSearch
    private let places: [ServiceGrouping: [String: [Int]]]
    private let ordered: [ServiceGrouping: [String]]

    /// The offer of a catalogue.
    init(_ catalogue: [ServiceSummary], on day: CivilDate?) {
        let offered = day.map { day in catalogue.filter { $0.isOffered(on: day) } } ?? catalogue
        // Mostly all are offered, and thousands of them need not be held twice.
        let items = offered.count == catalogue.count ? catalogue : offered
        var places: [ServiceGrouping: [String: [Int]]] = [:]
        var ordered: [ServiceGrouping: [String]] = [:]
        for grouping in ServiceGrouping.allCases {
            var members: [String: [Int]] = [:]
            for (place, item) in items.enumerated() {
                for name in grouping.names(of: item) { members[name, default: []].append(place) }
            }
            places[grouping] = members
            // Levels from the nearest; the rest by how much there is to find, and then as the catalogue has them.
            ordered[grouping] = members.sorted { left, right in
                if grouping == .level { return left.key > right.key }
                let (more, fewer) = (left.value.count, right.value.count)
                return more == fewer ? left.value[0] < right.value[0] : more > fewer
            }
            .map(\.key)
        }
        self.day = day
        self.items = items
        self.places = places
        self.ordered = ordered
        search = ServiceSearch(items)
    }

    /// The groups of a kind that have services, and how many they have.
    func groups(by grouping: ServiceGrouping) -> [(name: String, count: Int)] {
        (ordered[grouping] ?? []).map { ($0, places[grouping]?[$0]?.count ?? 0) }
    }

    /// The places of a group's services; of all without a group.
    func places(in group: String?, by grouping: ServiceGrouping) -> [Int] {
        guard let group else { return Array(items.indices) }
        return places[grouping]?[group] ?? []
    }
}

extension ServiceGrouping {
    /// The groups that an item belongs to.
    fileprivate func names(of item: ServiceSummary) -> [String] {
        switch self {
        case .topic: [item.topic]
        case .body: [item.bodyName]
        case .level: item.levels ?? []
        }
    }
}
