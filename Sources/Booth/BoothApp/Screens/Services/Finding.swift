import Domain
import TerminalUI
import WorkerProtocol

/// By what services are put into groups.
enum ServiceGrouping: Sendable, Hashable, CaseIterable {
    /// 主题: what happens in life.
    case topic
    /// 实施主体: the department.
    case body
    /// 行使层级: where it is done.
    case level
}

/// How the person looks for a service, and where the search stands: kept so that back leads to the same place.
struct Finding: Sendable {
    /// The groups that are looked at.
    var grouping = ServiceGrouping.topic
    /// The group that is open; nil for all services.
    var group: String?
    /// The page of the list.
    var page = 0
    /// The choice that had the focus when a service was opened.
    var focus = 0
    /// Where a service was opened from.
    var origin = Place.services
    var editor = TextEditor(maxLength: 20)
    var composition = Composition()
    /// Whether letters become characters through the input method, or are searched for as pinyin.
    var composesChinese = false
}

extension Booth {
    /// The groups of a kind that have services, the largest first, with how many they have.
    func groups(by grouping: ServiceGrouping) -> [(name: String, count: Int)] { offer.groups(by: grouping) }

    /// A group as the screen names it.
    func shownName(of group: String, by grouping: ServiceGrouping) -> String {
        guard grouping == .level else { return group }
        let keys: [String: MessageKey] = [
            "6": .levelVillage, "5": .levelTownship, "4": .levelCounty, "3": .levelCity, "2": .levelRegion,
        ]
        return keys[group].map { text($0) } ?? group
    }

    /// The places of the services in the list that is open.
    var listedItems: [Int] {
        let finding = session?.finding ?? Finding()
        return offer.places(in: finding.group, by: finding.grouping)
    }

    /// The places of the services that what was typed finds, among those offered today.
    var foundItems: [Int] {
        guard let query = session?.finding.editor.text, !query.isEmpty else { return [] }
        return offer.search.find(query)
    }

    /// Whether there are so many services that the person is asked how to find one.
    var asksHowToFind: Bool { offeredItems.count > 9 }

    /// Does what the person wants in finding a service.
    mutating func find(_ action: FindingAction) -> [BoothEffect] {
        switch action {
        case .all:
            session?.finding.group = nil
            session?.finding.page = 0
            go(to: .serviceList)
        case .groups(let grouping):
            session?.finding.grouping = grouping
            go(to: .serviceGroups)
        case .group(let name):
            session?.finding.group = name
            session?.finding.page = 0
            go(to: .serviceList)
        case .nextPage:
            let pages = listPages
            let page = session?.finding.page ?? 0
            session?.finding.page = (page + 1) % max(pages, 1)
            focus = 0
        case .search:
            session?.finding.editor.clear()
            session?.finding.composition = Composition()
            go(to: .serviceSearch)
            return startComposingSearch()
        }
        return []
    }

    /// Back to where the service was opened from.
    mutating func leaveGuide() -> [BoothEffect] {
        let finding = session?.finding ?? Finding()
        go(to: finding.origin)
        focus = finding.focus
        return finding.origin == .serviceSearch ? startComposingSearch() : []
    }

    /// How many services a page of the list has.
    var listCapacity: Int { max(renderer.choiceCapacity(rows: rows, columns: columns) - 1, 2) }

    /// How many pages the list has.
    var listPages: Int {
        let count = listedItems.count
        return count <= listCapacity + 1 ? 1 : (count + listCapacity - 1) / listCapacity
    }

    func startComposingSearch() -> [BoothEffect] {
        [.compose(session?.finding.composesChinese == true ? .start(schema: "booth_pinyin") : .clear)]
    }
}

/// What can be done in finding a service.
enum FindingAction: Sendable, Hashable {
    /// Lists all.
    case all
    /// Shows the groups of a kind.
    case groups(ServiceGrouping)
    /// Lists a group.
    case group(String)
    /// Turns to the next page of the list; from the last to the first.
    case nextPage
    /// Opens the search.
    case search
}
