import Domain
import TerminalUI
import Testing

@testable import BoothApp

@Suite("Finding a service on the screen")
struct FindingTests {
    /// A booth with so many services that it asks how to find one.
    private func stage(_ count: Int = 20, rows: Int = 30, columns: Int = 100) throws -> Rehearsal {
        var stage = try Rehearsal(rows: rows, columns: columns)
        let known = try ServiceSearchTests.items()
        let items = (0..<count).map { number in
            var item = known[number % known.count]
            item.implementationCode = "1145142300000000X\(number)"
            if number >= known.count {
                item.name = "样例事项\(number)"
                item.aliases = nil
                item.translatedNames = nil
                item.syllables = [["yang", "li", "shi", "xiang"] + String(number).map(String.init)]
            }
            item.topic = ["养老", "创业", "户籍居住"][number % 3]
            item.bodyName = ["县民政局", "县公安局"][number % 2]
            item.levels = number % 4 == 0 ? ["6", "4"] : ["4"]
            return item
        }
        try stage.offer(items)
        try stage.arrive()
        try stage.choose(stage.say("home.services"))
        return stage
    }

    @Test("Where there are few services they are listed at once")
    func few() throws {
        let stage = try stage(5)
        #expect(stage.choices.count == 5)
    }

    @Test(
        "A list has no more than fits, turns its pages round, and shows each service once",
        arguments: [(24, 80), (30, 100), (50, 160)])
    func pages(rows: Int, columns: Int) throws {
        var stage = try stage(20, rows: rows, columns: columns)
        try stage.choose(stage.say("find.all"))
        var seen: [String] = []
        let first = stage.choices.map(\.label)
        repeat {
            #expect(stage.choices.count <= 6 && stage.frame.pageCount == 1)
            #expect(
                stage.choices.allSatisfy {
                    if case .character(let key) = $0.key { key.isNumber } else { false }
                })
            seen += stage.choices.filter { $0.key != .character("9") }.map(\.label)
            try stage.press(.character("9"))
        } while stage.choices.map(\.label) != first
        #expect(seen.count == 20 && Set(seen).count == 20)
    }

    @Test(
        "Groups have how many services they say, by life event, department and level",
        arguments: [("find.by-topic", "创业", 7), ("find.by-body", "县公安局", 10), ("find.by-level", "村(社区)", 5)])
    func groups(kind: String, group: String, count: Int) throws {
        for hands in Hands.allCases {
            var stage = try stage()
            try stage.choose(stage.say(kind), by: hands)
            let choice = try #require(stage.choices.first { $0.label == group })
            #expect(choice.detail == stage.say("find.count", ["count": String(count)]))
            try stage.choose(group, by: hands)
            #expect(stage.screen.title == group)
            #expect(stage.booth.listedItems.count == count)
        }
    }

    @Test("What is typed is found at once, and a digit opens it, by keys and by touch alone")
    func typing() throws {
        for hands in Hands.allCases {
            var stage = try stage()
            try stage.choose(stage.say("find.search"), by: hands)
            #expect(stage.words.contains(stage.say("find.typing")))
            try stage.fill("gljt", by: hands)
            #expect(stage.choices.map(\.label) == ["高龄津贴申领"])
            try stage.choose("高龄津贴申领", by: hands)
            #expect(stage.screen.title == "高龄津贴申领")
        }
    }

    @Test("Nothing found is said, and taking letters away finds again; with none left it leads back")
    func nothing() throws {
        var stage = try stage()
        try stage.choose(stage.say("find.search"))
        try stage.type("gljtqqq")
        #expect(stage.words.contains(stage.say("find.nothing")))
        for _ in 0..<3 { try stage.press(.backspace) }
        #expect(stage.choices.first?.label == "高龄津贴申领")
        for _ in 0..<4 { try stage.press(.backspace) }
        try stage.press(.backspace)
        #expect(stage.isAt("services.title"))
    }

    @Test("Characters come through the input method, and find as well")
    func characters() throws {
        var stage = try stage()
        try stage.choose(stage.say("find.search"))
        try stage.press(.character("+"))
        try stage.type("wei")
        #expect(stage.field?.candidates == ["韦", "维"])
        #expect(stage.choices.isEmpty)
        try stage.press(.character("1"))
        #expect(stage.field?.text == "韦")
        #expect(stage.words.contains(stage.say("find.nothing")))
        try stage.press(.character("+"), .backspace)
        try stage.type("gljt")
        #expect(stage.choices.count == 1)
    }

    @Test("From a guide back leads to the same page, group, search and choice")
    func back() throws {
        var list = try stage()
        try list.choose(list.say("find.all"))
        try list.press(.character("9"), .down)
        let page = list.screen
        try list.press(.enter)
        try list.press(.escape)
        #expect(list.screen == page)

        var search = try stage()
        try search.choose(search.say("find.search"))
        try search.type("shenling")
        let found = search.choices
        try search.press(.character("2"))
        try search.press(.escape)
        #expect(search.field?.text == "shenling" && search.choices == found)
    }

    @Test("A language chosen in the search keeps what was typed")
    func language() throws {
        var stage = try stage()
        try stage.choose(stage.say("find.search"))
        try stage.type("gljt")
        try stage.press(.character("*"), .character("3"))
        stage.language = .english
        #expect(stage.field?.text == "gljt")
        #expect(stage.choices.map(\.label) == ["Old-age allowance"])
    }

    @Test("The next person finds nothing of the search")
    func forgotten() throws {
        var stage = try stage()
        try stage.choose(stage.say("find.search"))
        try stage.type("dibao")
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.yes"))
        try stage.happen(.reader(.removed))
        try stage.arrive()
        try stage.choose(stage.say("home.services"))
        try stage.choose(stage.say("find.search"))
        #expect(stage.field?.text.isEmpty == true)
    }
}
