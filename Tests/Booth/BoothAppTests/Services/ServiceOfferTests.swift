import Domain
import Testing

@testable import BoothApp

@Suite("What a booth offers on a day")
struct ServiceOfferTests {
    private func item(_ name: String, topic: String, until: String? = nil) throws -> ServiceItem {
        var item = try Samples.item.get()
        item.name = name
        item.topic = topic
        item.cancelledFrom = until.flatMap { CivilDate($0) }
        return item
    }

    @Test("Groups have the largest first, and places lead to the group's services")
    func groups() throws {
        let offer = ServiceOffer(
            try [item("a", topic: "养老"), item("b", topic: "救助"), item("c", topic: "救助")],
            on: CivilDate("2026-11-23"))
        let groups = offer.groups(by: .topic)
        #expect(groups.map(\.name) == ["救助", "养老"] && groups.map(\.count) == [2, 1])
        #expect(offer.places(in: "救助", by: .topic).map { offer.items[$0].name } == ["b", "c"])
        #expect(offer.places(in: nil, by: .topic) == [0, 1, 2])
        #expect(offer.places(in: "none", by: .topic).isEmpty)
    }

    @Test("At midnight a service that has ended is gone from the lists and from the search")
    func midnight() throws {
        var stage = try Rehearsal()
        let ending = try item("样例到期事项", topic: "养老", until: "2026-11-24")
        try stage.offer([ending, try item("样例长期事项", topic: "养老")])
        #expect(stage.booth.offer.items.count == 2)
        stage.moment.wall = stage.moment.wall.adding(seconds: 86_400)
        try stage.happen(.tick)
        #expect(stage.booth.offer.items.map(\.name) == ["样例长期事项"])
        #expect(stage.booth.offer.search.find("到期").isEmpty)
        #expect(stage.booth.offer.search.find("长期") == [0])
    }
}
