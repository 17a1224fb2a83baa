import Forms
import Testing

@Suite("Repeats")
struct RepeatTests {
    private static let instance = """
        <total/><n>0</n>
        <member jr:template=""><no/><name/><income>7</income><running/><ask/><why/></member>
        <member><no/><name>甲</name><income>10</income><running/><ask/><why/></member><after/>
        """
    private static let binds = """
        <bind nodeset="/data/total" calculate="sum(/data/member/income)"/>
        <bind nodeset="/data/after" calculate="count(/data/member[income &gt; 5])"/>
        <bind nodeset="/data/member/no" calculate="position(..)"/>
        <bind nodeset="/data/member/income" type="int"/>
        <bind nodeset="/data/member/why" relevant="../ask = 'yes'"/>
        <bind nodeset="/data/member/running"
         calculate="coalesce(/data/member[position() = position(current()/..) - 1]/running, 0) + ../income"/>
        """
    private static let body = """
        <group ref="/data/member"><label>Members</label><repeat nodeset="/data/member">
        <input ref="/data/member/name"><label>Name <output value="position(..)"/></label></input>
        <input ref="/data/member/income"/><input ref="/data/member/ask"/><input ref="/data/member/why"/>
        </repeat></group>
        """

    private func session() throws -> FormSession {
        try FormFixture.session(Self.instance, binds: Self.binds, body: Self.body)
    }

    @Test("Adding and removing repetitions computes what reads them, positions included")
    func addAndRemove() throws {
        var session = try session()
        #expect(session.value(at: "/data/total") == "10")
        #expect(try session.addRepeat("/data/member") == "/data/member[2]")
        #expect(session.value(at: "/data/member[2]/income") == "7")
        #expect(session.value(at: "/data/total") == "17")
        try session.addRepeat("/data/member")
        try session.answer("/data/member[3]/name", "丙")
        try session.answer("/data/member[3]/income", "4")
        #expect(session.value(at: "/data/member[3]/no") == "3")
        #expect(session.value(at: "/data/member[3]/running") == "21")
        #expect(session.value(at: "/data/after") == "2")
        #expect(
            session.questions.filter { $0.ref.hasSuffix("/name") }.map(\.label) == [
                "Name 1", "Name 2", "Name 3",
            ])
        #expect(session.repeats.map(\.ref) == ["/data/member"])
        #expect(session.repeats[0].count == 3 && session.repeats[0].allowsChange)
        #expect(session.repeats[0].label == "Members")
        try session.removeRepeat("/data/member[2]")
        #expect(session.value(at: "/data/member[2]/name") == "丙")
        #expect(session.value(at: "/data/member[2]/no") == "2")
        #expect(session.value(at: "/data/member[2]/running") == "14")
        #expect(session.value(at: "/data/total") == "14")
        #expect(throws: AnswerFault.unknownReference("/data/member[3]")) {
            try session.removeRepeat("/data/member[3]")
        }
        #expect(throws: AnswerFault.unknownReference("/data/nobody")) {
            try session.addRepeat("/data/nobody")
        }
    }

    @Test("What is relevant in one repetition is not therefore relevant in another")
    func relevance() throws {
        var session = try session()
        try session.addRepeat("/data/member")
        try session.answer("/data/member[2]/ask", "yes")
        #expect(!session.isRelevant("/data/member[1]/why"))
        #expect(session.isRelevant("/data/member[2]/why"))
    }

    @Test("A running total follows a change in the first repetition to the last")
    func runningTotal() throws {
        var session = try session()
        for _ in 0..<20 { try session.addRepeat("/data/member") }
        #expect(session.value(at: "/data/member[21]/running") == "150")
        try session.answer("/data/member[1]/income", "110")
        #expect(session.value(at: "/data/member[21]/running") == "250")
    }

    @Test("jr:count makes as many repetitions as it says, and never more than the limit")
    func count() throws {
        var session = try FormFixture.session(
            "<n>2</n><double/><m jr:template=\"\"><x>d</x></m><total/>",
            binds: """
                <bind nodeset="/data/n" type="int"/><bind nodeset="/data/double" calculate="/data/n * 2"/>
                <bind nodeset="/data/total" calculate="count(/data/m)"/>
                """,
            body: """
                <input ref="/data/n"/>
                <group ref="/data/m"><repeat nodeset="/data/m" jr:count="/data/double"><input ref="/data/m/x"/></repeat>
                </group>
                """)
        #expect(session.value(at: "/data/total") == "4")
        try session.answer("/data/n", "3")
        #expect(session.value(at: "/data/total") == "6")
        #expect(session.value(at: "/data/m[6]/x") == "d")
        #expect(throws: AnswerFault.fixedRepeat("/data/m")) { try session.addRepeat("/data/m") }
        try session.answer("/data/n", "0")
        #expect(session.value(at: "/data/total") == "0")
        try session.answer("/data/n", "999999")
        #expect(session.value(at: "/data/total") == "1000")
        try session.answer("/data/n", "-5")
        #expect(session.value(at: "/data/total") == "0")
    }

    @Test("Repeats inside repeats keep to their own repetition; new ones begin with their event")
    func nested() throws {
        var session = try FormFixture.session(
            """
            <h jr:template=""><size/><p jr:template=""><age/><label/></p></h>
            <h><size/><p><age/><label/></p></h>
            """,
            binds: """
                <bind nodeset="/data/h/size" calculate="count(../p)"/>
                <bind nodeset="/data/h/p/age" type="int"/>
                <bind nodeset="/data/h/p/label" calculate="concat(position(../..), '.', position(..), ':', /data/h/p/age)"/>
                """,
            body: """
                <group ref="/data/h"><repeat nodeset="/data/h">
                <group ref="/data/h/p"><repeat nodeset="/data/h/p">
                <setvalue event="odk-new-repeat" ref="/data/h/p/age" value="40 + position(..)"/>
                <input ref="/data/h/p/age"/></repeat></group></repeat></group>
                """)
        try session.addRepeat("/data/h")
        try session.addRepeat("/data/h[2]/p")
        #expect(session.value(at: "/data/h[1]/size") == "1")
        #expect(session.value(at: "/data/h[2]/size") == "2")
        #expect(session.value(at: "/data/h[2]/p[2]/age") == "42")
        #expect(session.value(at: "/data/h[2]/p[2]/label") == "2.2:42")
        try session.answer("/data/h[2]/p[1]/age", "9")
        #expect(session.value(at: "/data/h[2]/p[1]/label") == "2.1:9")
        #expect(session.value(at: "/data/h[1]/p[1]/label") == "1.1:")
        try session.removeRepeat("/data/h[1]")
        #expect(session.value(at: "/data/h[1]/p[2]/label") == "1.2:42")
        #expect(
            session.questions.map(\.ref) == ["/data/h[1]/p[1]/age", "/data/h[1]/p[2]/age"])
    }

    @Test("A record with repetitions passes its own check, and survives being a draft")
    func check() throws {
        var session = try session()
        try session.addRepeat("/data/member")
        try session.answer("/data/member[2]/ask", "yes")
        let context = try FormFixture.context()
        #expect(
            FormSession.check(form: session.form, submissionXML: session.submissionXML(), context: context)
                == [])
        let resumed = try FormSession(form: session.form, draftXML: session.draftXML(), context: context)
        #expect(resumed.submissionXML() == session.submissionXML())
    }

    @Test("A list without repetitions is offered, under its heading, where it is relevant and nowhere else")
    func emptyList() throws {
        var session = try FormFixture.session(
            "<has/><m jr:template=''><v/></m>",
            binds: "<bind nodeset=\"/data/m\" relevant=\"/data/has = 'yes'\"/>",
            body: """
                <input ref="/data/has"/><group ref="/data/m"><label>People</label>
                <repeat nodeset="/data/m"><input ref="/data/m/v"/></repeat></group>
                """)
        #expect(session.repeats == [])
        try session.answer("/data/has", "yes")
        #expect(session.repeats.map(\.count) == [0])
        #expect(session.repeats.first?.groups.map(\.label) == ["People"])
        try session.addRepeat("/data/m")
        #expect(session.repeats.map(\.count) == [1])
        try session.answer("/data/has", "no")
        #expect(session.repeats == [])
    }

    @Test("A repeat inside a repeat is counted by a field beside it, as pyxform writes it")
    func nestedCount() throws {
        var session = try FormFixture.session(
            "<m jr:template=''><n/><k jr:template=''><v/></k></m><m><n/></m>",
            body: """
                <group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/n"/>
                <group ref="/data/m/k"><repeat nodeset="/data/m/k" jr:count=" ../n "><input ref="/data/m/k/v"/></repeat></group>
                </repeat></group>
                """)
        try session.answer("/data/m[1]/n", "2")
        try session.addRepeat("/data/m")
        try session.answer("/data/m[2]/n", "3")
        #expect(try session.evaluate("count(/data/m[1]/k)").number == 2)
        #expect(try session.evaluate("count(/data/m[2]/k)").number == 3)
        try session.answer("/data/m[1]/n", "1")
        #expect(try session.evaluate("count(/data/m/k)").number == 4)
    }
}
