import Forms
import Testing

@Suite("Labels and translations in expressions")
struct ChoiceTextTests {
    private static func session() throws -> FormSession {
        try FormFixture.session(
            "<c>r</c><s>a</s><m><c>g</c><t/></m>",
            body: """
                <select1 ref="/data/c"><item><label ref="jr:itext('r')"/><value>r</value></item>
                <item><label ref="jr:itext('g')"/><value>g</value></item></select1>
                <select1 ref="/data/s"><itemset nodeset="instance('l')/root/item[k = /data/c]"><value ref="name"/>
                <label ref="label"/></itemset></select1>
                <input ref="/data/m/t"><label>T</label></input>
                """,
            secondary: """
                <instance id="l"><root><item><name>a</name><label>Apple</label><k>r</k></item>
                <item><name>b</name><label>Birch</label><k>g</k></item></root></instance>
                """,
            itext: """
                <itext><translation lang="English (en)" default="true()"><text id="r"><value>Red</value></text>
                <text id="g"><value>Green <output value="/data/s"/></value></text></translation>
                <translation lang="中文 (zh)"><text id="r"><value>红</value></text>
                <text id="g"><value>绿</value></text></translation></itext>
                """)
    }

    @Test(
        "jr:choice-name() gives the label in the session's language; a value that is no choice has none",
        arguments: Row.table(
            """
            jr:choice-name('r', '/data/c') ==> Red
            jr:choice-name(/data/c, '/data/c') ==> Red
            jr:choice-name('g', ' /data/c ') ==> Green a
            jr:choice-name(/data/s, '/data/s') ==> Apple
            jr:choice-name('b', '/data/s') ==>
            jr:choice-name('x', '/data/c') ==>
            jr:choice-name('', '/data/c') ==>
            jr:itext('r') ==> Red
            jr:itext(concat('', 'g')) ==> Green a
            """))
    func labels(_ row: Row) throws {
        #expect(try Self.session().evaluate(row.expression).string == row.string)
    }

    @Test("Both follow the language")
    func language() throws {
        var session = try Self.session()
        session.language = "zh"
        #expect(try session.evaluate("jr:choice-name('r', '/data/c')").string == "红")
        #expect(try session.evaluate("jr:itext('g')").string == "绿")
        #expect(try session.evaluate("jr:choice-name('r', '../../c')", context: "/data/m/t").string == "红")
    }
}
