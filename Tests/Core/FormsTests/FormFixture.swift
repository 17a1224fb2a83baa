import Forms

/// Forms and sessions for the tests: a fixed clock (2026-11-23 09:30 in China) and counted "random" values.
enum FormFixture {
    static let nowMilliseconds: Int64 = 1_795_397_400_000

    static func context(
        today: String = "2026-11-23", nowMilliseconds: Int64 = nowMilliseconds
    ) throws -> FormContext {
        FormContext(
            today: try Require.value(FormDate(today)), nowMilliseconds: nowMilliseconds,
            uuid: { "00000000-0000-4000-8000-000000000001" }, random: { 0.25 })
    }

    /// The XML of a form with the given instance content, binds (and other model content) and body.
    static func xml(
        _ instance: String, binds: String = "", body: String = "", secondary: String = "", itext: String = ""
    ) -> String {
        """
        <?xml version="1.0"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
          xmlns:odk="http://www.opendatakit.org/xforms">
        <h:head><h:title>Test</h:title><model>\(itext)
        <instance><data id="test" version="1">\(instance)</data></instance>\(secondary)
        \(binds)
        </model></h:head>
        <h:body>\(body)</h:body>
        </h:html>
        """
    }

    static func form(
        _ instance: String, binds: String = "", body: String = "", secondary: String = "", itext: String = ""
    ) throws -> FormDefinition {
        let xml = xml(instance, binds: binds, body: body, secondary: secondary, itext: itext)
        return try FormDefinition(xml: Array(xml.utf8))
    }

    static func session(
        _ instance: String, binds: String = "", body: String = "", secondary: String = "", itext: String = "",
        external: [String: XMLElement] = [:]
    ) throws -> FormSession {
        let form = try form(instance, binds: binds, body: body, secondary: secondary, itext: itext)
        return try FormSession(form: form, externalInstances: external, context: try context())
    }

    /// The problems of a form that must not compile.
    static func problems(
        _ instance: String, binds: String = "", body: String = "", secondary: String = "", itext: String = ""
    ) -> [FormProblem] {
        let xml = xml(instance, binds: binds, body: body, secondary: secondary, itext: itext)
        do throws(FormProblems) {
            _ = try FormDefinition(xml: Array(xml.utf8))
            return []
        } catch {
            return error.problems
        }
    }
}

/// What a test cannot go on without.
enum Require {
    struct Missing: Error {}

    static func value<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}
