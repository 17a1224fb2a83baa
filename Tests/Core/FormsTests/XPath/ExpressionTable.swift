import Forms
import Testing

/// A row of a table of expressions: what it must be worth as a text.
struct Row: CustomTestStringConvertible, Sendable {
    let expression: String
    let string: String

    init(_ expression: String, _ string: String) {
        self.expression = expression
        self.string = string
    }

    var testDescription: String { "\(expression) = \(string)" }

    /// A table written as text: one `expression ==> value` a line; `$name` stands for a longer expression.
    static func table(_ text: String, _ names: [String: String] = [:]) -> [Row] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: "==>", maxSplits: 1, omittingEmptySubsequences: false)
            var expression = parts[0].trimmed
            for (name, meaning) in names.sorted(by: { $0.key > $1.key }) {
                expression = expression.replacing("$" + name, with: meaning)
            }
            return Row(expression, parts.count > 1 ? parts[1].trimmed : "?")
        }
    }
}

extension Substring {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        var body = self
        while body.first == " " { body.removeFirst() }
        while body.last == " " { body.removeLast() }
        return String(body)
    }
}

/// A small record that the tables of expressions read.
enum Sample {
    static let instance = """
        <name>韦样例</name><age>81</age><empty/><list>a c e</list><born>1945-11-23</born>
        <when>2026-11-23T08:00:00.000+08:00</when><one>1</one><neg>-2.5</neg><yes>true</yes><no>false</no>
        <group kind="g"><a>1</a><b>2</b><c>x</c></group>
        <nums><n>3</n><n2>4</n2></nums>
        <member jr:template=""><who/><score/></member>
        <member><who>甲</who><score>10</score></member><member><who>乙</who><score>20</score></member>
        <member><who>丙</who><score>30</score></member>
        <orx:meta><orx:instanceID>uuid:x</orx:instanceID></orx:meta>
        """
    static let body = """
        <group ref="/data/member"><repeat nodeset="/data/member"><input ref="/data/member/who"/></repeat></group>
        """
    static let secondary = """
        <instance id="cities"><root>
        <item><country>nl</country><name>ams</name><label>Amsterdam</label></item>
        <item><country>usa</country><name>den</name><label>Denver</label></item>
        <item><country>usa</country><name>nyc</name><label>New York</label></item>
        </root></instance>
        <instance id="tree"><root xml:lang="en"><a k="1" j="2"><b>b1</b><b>b2</b><c><b>b3</b><d
        xml:lang="zh-Hans">d1</d></c></a><e>e1</e><m>text<k>k1</k></m></root></instance>
        <instance id="sets"><root>
        <low><n>-5</n><n>0</n><n>5</n></low><high><n>6</n><n>10</n></high><mid><n>4</n><n>6</n></mid>
        <none/><words><n>aaa</n><n>999</n><n/></words>
        <ticks><n>1</n><n>0</n><n/><n>3</n></ticks><weights><n>2</n><n>4</n><n>8</n><n>16</n></weights>
        <days><n>2026-11-01</n><n>2026-11-23T12:00:00.000+08:00</n></days>
        </root></instance>
        <instance id="letters"><root><l>A</l><l>B</l><l>C</l><l>D</l><l>E</l><l>F</l></root></instance>
        """

    static let session: Result<FormSession, any Error> = Result {
        try FormFixture.session(instance, body: body, secondary: secondary)
    }

    static func string(_ expression: String, at context: String? = nil) throws -> String {
        try session.get().evaluate(expression, context: context).string
    }
}
