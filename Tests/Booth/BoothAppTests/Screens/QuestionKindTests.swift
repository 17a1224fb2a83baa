import BoothApp
import Domain
import Forms
import TerminalUI
import Testing

@Suite("Every kind of question has a page of its own")
struct QuestionKindTests {
    /// A stage at the first page of a form with one question after the other.
    private func stage(
        _ fields: String, binds: String, body: String, secondary: String = ""
    ) throws -> Rehearsal {
        let xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
             xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"><h:head><model>
            <instance><data id="gaoling-jintie">\(fields)<end/></data></instance>\(secondary)\(binds)</model></h:head>
            <h:body>\(body)<input ref="/data/end"><label>End</label></input></h:body></h:html>
            """
        var stage = try Rehearsal()
        stage.world.form = try FormDefinition(xml: Array(xml.utf8))
        try stage.arrive()
        try stage.openForm()
        return stage
    }

    private var hasEnd: (Rehearsal) -> Bool { { $0.field?.label == "End" } }

    /// Goes on to the submission and gives what was answered.
    private func answers(_ stage: inout Rehearsal) throws -> String {
        #expect(hasEnd(stage))
        try stage.press(.enter)
        #expect(stage.isAt("review.title"))
        try stage.submit()
        return try #require(stage.world.orders.last).answersXML
    }

    private static let colours = """
        <item><label>Red</label><value>r</value></item><item><label>Green</label><value>g</value></item>
        <item><label>Blue</label><value>b</value></item>
        """

    @Test("A ranking is picked one by one, a pick can be taken back, and the last follows by itself")
    func rank() throws {
        var stage = try stage(
            "<a/>", binds: "<bind nodeset='/data/a' type='odk:rank' required='true()'/>",
            body: "<odk:rank ref='/data/a'><label>Order</label>\(Self.colours)</odk:rank>")
        try stage.press(.character("1"))
        try stage.press(.character("0"))
        #expect(stage.hasFault)
        try stage.press(.character("1"), .character("3"))
        #expect(stage.choices.filter(\.isMarked).count == 1)
        try stage.press(.character("1"))
        #expect(stage.choices.map(\.detail).prefix(3) == ["第 2", "第 3", "第 1"])
        try stage.press(.character("0"))
        #expect(try answers(&stage).contains("<a>b r g</a>"))
    }

    @Test("A range of few numbers is chosen from, one of many is typed within its limits")
    func range() throws {
        var stage = try stage(
            "<a/><b/>", binds: "<bind nodeset='/data/a' type='int'/><bind nodeset='/data/b' type='int'/>",
            body: """
                <range ref="/data/a" start="1" end="5" step="1"><label>Few</label></range>
                <range ref="/data/b" start="0" end="100" step="5"><label>Many</label></range>
                """)
        #expect(stage.choices.prefix(5).map(\.label) == ["1", "2", "3", "4", "5"])
        try stage.press(.character("4"))
        #expect(stage.field?.placeholder.contains("100") == true)
        try stage.type("7")
        try stage.press(.enter)
        #expect(stage.field?.message?.text == stage.say("form.not-in-range"))
        try stage.press(.backspace)
        try stage.type("35")
        try stage.press(.enter)
        let xml = try answers(&stage)
        #expect(xml.contains("<a>4</a><b>35</b>"))
    }

    @Test("Without a scanner a paper is not asked for in vain: the page says where to bring it, and goes on")
    func upload() throws {
        var stage = try stage(
            "<a/>", binds: "<bind nodeset='/data/a' type='binary'/>",
            body: "<upload ref='/data/a' mediatype='image/*'><label>Paper</label></upload>")
        #expect(stage.words.contains(stage.say("form.no-scanner")))
        try stage.press(.enter)
        #expect(hasEnd(stage))
    }

    @Test("Times and moments are typed as digits")
    func times() throws {
        var stage = try stage(
            "<a/><b/>",
            binds: "<bind nodeset='/data/a' type='time'/><bind nodeset='/data/b' type='dateTime'/>",
            body:
                "<input ref='/data/a'><label>Time</label></input><input ref='/data/b'><label>Moment</label></input>"
        )
        try stage.type("2575")
        try stage.press(.enter)
        #expect(stage.field?.message?.text == stage.say("form.not-a-time"))
        for _ in 0..<4 { try stage.press(.backspace) }
        try stage.type("0830")
        try stage.press(.enter)
        try stage.type("202611231405")
        try stage.press(.enter)
        let xml = try answers(&stage)
        #expect(xml.contains("<a>08:30:00.000+08:00</a><b>2026-11-23T14:05:00.000+08:00</b>"))
    }

    private func day() throws -> Rehearsal {
        try stage(
            "<a/>", binds: "<bind nodeset='/data/a' type='date'/>",
            body: "<input ref='/data/a'><label>Day</label></input>")
    }

    @Test("A day is typed into places for year, month and day; signs between them are nobody's")
    func dayPattern() throws {
        var stage = try day()
        try stage.type("1978-09-2")
        #expect(stage.field?.text == "1978092")
        #expect(stage.frame.text.contains { $0.contains("1978年09月2_日") })
        try stage.type("1")
        #expect(stage.field?.shownText == "1978年09月21日")
        try stage.type("5")
        #expect(stage.field?.text == "19780921")
        try stage.press(.enter)
        #expect(try answers(&stage).contains("<a>1978-09-21</a>"))
    }

    @Test("Today is one key, by keycap, by arrows and by touch", arguments: Hands.allCases)
    func today(hands: Hands) throws {
        var stage = try day()
        try stage.type("19")
        try stage.take(.character("."), by: hands)
        #expect(stage.field?.text == stage.moment.wall.civil()?.date.compact)
    }

    @Test("Arrows and Enter write digits and take them back, without any other key")
    func digitsByArrows() throws {
        var stage = try day()
        for digit in "197809210" { try stage.take(.character(digit), by: .arrows) }
        try stage.take(.backspace, by: .arrows)
        try stage.take(.character("8"), by: .arrows)
        try stage.take(.enter, by: .arrows)
        #expect(try answers(&stage).contains("<a>1978-09-28</a>"))
    }

    @Test("What may be left open can be passed over; what must be answered cannot")
    func skipping() throws {
        var stage = try stage(
            "<a/><b/>", binds: "<bind nodeset='/data/b' required='true()'/>",
            body: """
                <select1 ref="/data/a"><label>May</label>\(Self.colours)</select1>
                <select1 ref="/data/b"><label>Must</label>\(Self.colours)</select1>
                """)
        try stage.choose(stage.say("form.skip"))
        #expect(!stage.choices.contains { $0.label == stage.say("form.skip") })
        try stage.press(.character("2"))
        let xml = try answers(&stage)
        #expect(xml.contains("<a/><b>g</b>"))
    }

    /// What stands so far on the page at the end of a list.
    private func table(_ stage: Rehearsal) -> [String] {
        stage.screen.blocks.flatMap { block in
            if case .facts(let facts) = block { facts.map { "\($0.label): \($0.value)" } } else { [String]() }
        }
    }

    @Test(
        "A list is lengthened as often as the person likes, shortened again, and ends when there is no more")
    func repeats() throws {
        var stage = try stage(
            "<m jr:template=''><v/></m>", binds: "<bind nodeset='/data/m/v' type='int' required='true()'/>",
            body: """
                <group ref="/data/m"><label>People</label><repeat nodeset="/data/m">
                <input ref="/data/m/v"><label>Age</label></input></repeat></group>
                """)
        let more = { (count: Int) in ["list": "People", "count": String(count)] }
        #expect(stage.words.contains(stage.say("form.repeat-none", more(0))))
        for age in ["11", "22", "33"] {
            try stage.choose(stage.say("form.repeat-add"))
            #expect(stage.field?.label == "Age")
            try stage.type(age)
            try stage.press(.enter)
        }
        #expect(stage.words.contains(stage.say("form.repeat-more", more(3))))
        #expect(table(stage) == ["People 1: 11", "People 2: 22", "People 3: 33"])
        try stage.choose(stage.say("form.repeat-remove"))
        #expect(stage.words.contains(stage.say("form.repeat-more", more(2))))
        #expect(table(stage) == ["People 1: 11", "People 2: 22"])
        try stage.choose(stage.say("form.repeat-done"))
        let xml = try answers(&stage)
        #expect(xml.contains("<m><v>11</v></m><m><v>22</v></m><end/>"))
    }

    @Test("Where the booth stands can be given as a place, if somebody told it")
    func place() throws {
        var stage = try stage(
            "<a/>", binds: "<bind nodeset='/data/a' type='geopoint'/>",
            body: "<input ref='/data/a'><label>Place</label></input>")
        #expect(stage.words.contains(stage.say("form.no-place")))
        try stage.press(.enter)
        #expect(hasEnd(stage))
    }
}
