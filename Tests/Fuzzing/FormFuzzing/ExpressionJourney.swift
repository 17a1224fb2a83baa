import Forms

/// One expression, evaluated at the root and inside a repetition of a small record.
enum ExpressionJourney {
    private static let session = FixedWorld.session(
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
        <h:head><h:title>T</h:title><model>
        <itext><translation lang="中文 (zh)"><text id="t"><value>文</value></text></translation></itext>
        <instance><data id="fuzz" version="1"><name>韦样例</name><age>81</age><list>a c e</list><empty/>
        <born>1945-11-23</born><when>2026-11-23T08:00:00.000+08:00</when><g kind="k"><a>1</a><b>x</b></g>
        <m><who>甲</who><n>10</n></m><m><who>乙</who><n>20</n></m><hidden>7</hidden></data></instance>
        <instance id="cities"><root><item><name>ams</name><label>Amsterdam</label></item>
        <item><name>den</name><label>Denver</label></item></root></instance>
        <bind nodeset="/data/hidden" relevant="false()"/><bind nodeset="/data/born" type="date"/>
        </model></h:head>
        <h:body><input ref="/data/name"/>
        <group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/who"/></repeat></group></h:body>
        </h:html>
        """)

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        guard let session else { return "The fixed form does not compile." }
        let expression = String(decoding: bytes, as: UTF8.self)
        for context in [nil, "/data/m[2]/n"] {
            let first = worth(expression, context, session)
            if case .failure(let error) = first, let broken = brokenPromise(error, expression) {
                return broken
            }
            if first != worth(expression, context, session) {
                return "An expression is worth something else the second time: \(expression)"
            }
        }
        return nil
    }

    private static func worth(
        _ expression: String, _ context: String?, _ session: FormSession
    ) -> Result<String, XPathError> {
        do throws(XPathError) {
            let value = try session.evaluate(expression, context: context)
            return .success("\(value.string) \(value.number) \(value.boolean)")
        } catch {
            return .failure(error)
        }
    }

    /// An error names a place in the expression, or just behind it.
    private static func brokenPromise(_ error: XPathError, _ expression: String) -> String? {
        if error.message.isEmpty { return "An error says nothing: \(expression)" }
        guard (1...(expression.unicodeScalars.count + 1)).contains(error.column) else {
            return "An error names column \(error.column), which is not in: \(expression)"
        }
        return nil
    }
}
