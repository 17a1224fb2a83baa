import Forms
import Testing

/// The promise of the dependency graph: whatever is answered in whatever order, what the session holds is what a
/// full computation from the same answers gives.
@Suite("Recomputing only what an answer touches")
struct RecomputationTests {
    /// A form of questions, groups and a repeat, half of it calculated or conditional, reading what lies before it.
    struct RandomForm {
        var generator: SeededGenerator
        private(set) var instance = "<start>1</start>"
        private(set) var binds = ""
        private(set) var body = ""
        private(set) var answerable: [String] = []
        private var readable: [String] = []

        init(seed: UInt64) {
            generator = SeededGenerator(seed: seed)
            for group in 0..<4 {
                let path = "/data/g\(group)"
                if group > 0, Bool.random(using: &generator) {
                    binds += "<bind nodeset=\"\(path)\" relevant=\"\(condition())\"/>"
                }
                instance += "<g\(group)>"
                for index in 0..<6 { addField("q\(index)", in: path) }
                instance += "</g\(group)>"
            }
            addRepeat()
            binds += "<bind nodeset=\"/data/sum\" calculate=\"sum(/data/m[v != '']/v) + count(/data/m)\"/>"
            instance += "<sum/>"
        }

        private mutating func pick() -> String {
            readable.isEmpty ? "/data/start" : readable[Int.random(in: 0..<readable.count, using: &generator)]
        }

        private mutating func condition() -> String {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: "\(pick()) &gt; \(Int.random(in: 0..<4, using: &generator))"
            case 1: "\(pick()) = \(pick())"
            case 2: "not(\(pick()) mod 2 = 0) or \(pick()) = ''"
            default: "count(\(pick()) | \(pick())) &gt; 1"
            }
        }

        private mutating func addField(_ name: String, in path: String) {
            let reference = "\(path)/\(name)"
            instance += "<\(name)/>"
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                let calculation = "coalesce(\(pick()), 0) + number(\(pick()) = \(pick()))"
                binds += "<bind nodeset=\"\(reference)\" calculate=\"\(calculation)\"/>"
            case 1:
                binds += "<bind nodeset=\"\(reference)\" relevant=\"\(condition())\"/>"
                fallthrough
            default:
                body += "<input ref=\"\(reference)\"/>"
                answerable.append(reference)
            }
            readable.append(reference)
        }

        private mutating func addRepeat() {
            instance += "<m jr:template=\"\"><v/><w/><x/><y/></m><m><v/><w/><x/><y/></m>"
            binds += """
                <bind nodeset="/data/m/w" calculate="coalesce(../v, 0) * 2 + position(..)"/>
                <bind nodeset="/data/m/x" relevant="/data/m/v &gt; 1 or \(condition())"/>
                <bind nodeset="/data/m/y"
                 calculate="coalesce(/data/m[position() = position(current()/..) - 1]/y, 0) + /data/m/w"/>
                """
            body += """
                <group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/v"/><input ref="/data/m/x"/></repeat>
                </group>
                """
        }
    }

    @Test("The graph gives what a full recomputation gives, for random forms and answers", arguments: 1...24)
    func equalsFullRecomputation(seed: Int) throws {
        var random = RandomForm(seed: UInt64(seed))
        let form = try FormFixture.form(random.instance, binds: random.binds, body: random.body)
        let context = try FormFixture.context()
        var session = try FormSession(form: form, context: context)
        for step in 0..<30 {
            let count = session.repeats.first?.count ?? 0
            switch Int.random(in: 0..<6, using: &random.generator) {
            case 0: try session.addRepeat("/data/m")
            case 1 where count > 1:
                try session.removeRepeat("/data/m[\(Int.random(in: 1...count, using: &random.generator))]")
            case 2 where count > 0:
                let index = Int.random(in: 1...count, using: &random.generator)
                try session.answer(
                    "/data/m[\(index)]/v", String(Int.random(in: 0..<5, using: &random.generator)))
            default:
                let index = Int.random(in: 0..<random.answerable.count, using: &random.generator)
                let value = Int.random(in: 0..<5, using: &random.generator)
                // What is not relevant just now cannot be answered; another question will be.
                guard session.isRelevant(random.answerable[index]) else { continue }
                try session.answer(random.answerable[index], value == 4 ? "" : String(value))
            }
            let full = try FormSession(form: form, draftXML: session.draftXML(), context: context)
            #expect(session.draftXML() == full.draftXML(), "seed \(seed), step \(step)")
            #expect(session.submissionXML() == full.submissionXML(), "seed \(seed), step \(step)")
        }
        #expect(session.faults == [])
        #expect(FormSession.check(form: form, submissionXML: session.submissionXML(), context: context) == [])
    }

    @Test("A chain of calculations a thousand long follows its first link")
    func chain() throws {
        let fields = (1...1_000).map { "<c\($0)/>" }.joined()
        // Told backwards, so that the order has to be found.
        let binds = (1...1_000).reversed().map {
            "<bind nodeset=\"/data/c\($0)\" calculate=\"/data/c\($0 - 1) + 1\"/>"
        }.joined()
        var session = try FormFixture.session(
            "<c0>1</c0>" + fields, binds: binds, body: "<input ref=\"/data/c0\"/>")
        #expect(session.value(at: "/data/c1000") == "1001")
        try session.answer("/data/c0", "10")
        #expect(session.value(at: "/data/c1000") == "1010")
    }
}
