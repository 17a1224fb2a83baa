import Testing

@testable import TerminalUI

@Suite("Clusters")
struct ClusterTests {
    @Test(
        "What a cell can hold comes back as it was",
        arguments: ["", " ", "a", "农", "é", "e\u{301}", "ẫ", "👩‍🌾"])
    func same(text: String) {
        let cluster = Cluster(text)
        #expect(cluster.text.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(cluster.count == text.unicodeScalars.count)
        #expect(cluster == Cluster(text))
    }

    @Test("Of a longer one the beginning is kept, and it is known that something is missing")
    func long() {
        let family = "👨‍👩‍👧‍👦"
        let cluster = Cluster(family)
        #expect(cluster.count > Cluster.longest)
        #expect(cluster.scalars == Array(family.unicodeScalars.prefix(Cluster.longest)))
    }
}
