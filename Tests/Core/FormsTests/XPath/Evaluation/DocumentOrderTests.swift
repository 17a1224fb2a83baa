import Forms
import Testing

@Suite("Document order")
struct DocumentOrderTests {
    @Test("Sets of many nodes come in the order of the document, whatever order they were found in")
    func manyNodes() throws {
        let count = 3_000
        let items = (1...count).map { "<i><a>\($0)</a><b>-\($0)</b></i>" }.joined()
        let session = try FormFixture.session(
            "<x/>", secondary: "<instance id='wide'><root>\(items)</root></instance>")
        let joined = try session.evaluate(
            "join('', instance('wide')//b | instance('wide')//a | instance('wide')/root/i/b)")
        #expect(joined.string == (1...count).map { "\($0)-\($0)" }.joined())
    }
}
