/// A form of any size: half of its questions are asked, a quarter calculated, a quarter asked under a condition; each
/// reads one or two that lie just before it, as forms do. Groups of fifty; every tenth group is a repeat of three.
struct GrowingForm {
    let questions: Int
    /// Its XML, as pyxform would write it.
    let xml: [UInt8]
    /// The questions that can be answered at any time, by reference.
    let answerable: [String]

    private static let groupSize = 50

    init(questions: Int) {
        self.questions = questions
        var instance = ""
        var binds = ""
        var body = ""
        var answerable: [String] = []
        for group in 0..<max(1, questions / Self.groupSize) {
            let isRepeat = group % 10 == 9
            let path = "/data/g\(group)"
            let size = min(Self.groupSize, questions)
            let fields = (0..<size).map { "<q\($0)/>" }.joined()
            instance += String(repeating: "<g\(group)>\(fields)</g\(group)>", count: isRepeat ? 3 : 1)
            body += "<group ref=\"\(path)\"><label>Group \(group)</label>"
            if isRepeat { body += "<repeat nodeset=\"\(path)\">" }
            for index in 0..<size {
                let field = "\(path)/q\(index)"
                binds +=
                    "<bind nodeset=\"\(field)\" type=\"int\"\(Self.rule(index, isRepeat ? "../" : path + "/"))/>"
                guard index % 4 != 2 else { continue }
                body += "<input ref=\"\(field)\"><label>Question \(index)</label></input>"
                if index % 4 < 2 { answerable.append(isRepeat ? "\(path)[2]/q\(index)" : field) }
            }
            if isRepeat { body += "</repeat>" }
            body += "</group>"
        }
        xml = Array(
            """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
            <h:title>Growing</h:title><model><instance><data id="growing" version="1">\(instance)</data></instance>
            \(binds)</model></h:head><h:body>\(body)</h:body></h:html>
            """.utf8)
        self.answerable = answerable
    }

    /// Of four: two without a rule, one calculated from them, one asked if the calculated one is large enough.
    private static func rule(_ index: Int, _ prefix: String) -> String {
        switch index % 4 {
        case 2: " calculate=\"coalesce(\(prefix)q\(index - 1), 0) + coalesce(\(prefix)q\(index - 2), 0)\""
        case 3: " relevant=\"\(prefix)q\(index - 1) &gt; 4\" constraint=\". &lt; 100\""
        default: ""
        }
    }
}
