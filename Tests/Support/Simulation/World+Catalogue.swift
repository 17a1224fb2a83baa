import BoothStore
import CountyAPI
import Foundation

extension World {
    /// The text of a version, by which it is told from the others.
    private static func text(_ version: Int) -> Data { Data("version \(version)".utf8) }

    /// The county publishes its next catalogue; if the gateway is out of reach, the day after.
    func publish() async {
        let version = (published.keys.max() ?? 0) + 1
        let files = ["forms/simulated.xml": SampleForm.xml, "texts/version.txt": Self.text(version)]
        let root = CatalogueRoot(
            version: version, publishedAt: clock.county,
            entries: files.map { .init(path: $0, digest: ContentDigest(of: $1), size: $1.count) },
            sealingKey: keys.opening.sealingKey)
        // Once it is signed it may be anywhere.
        published[version] = root
        do {
            for bytes in files.values { try await wire.upload(bytes, digest: ContentDigest(of: bytes)) }
            try await wire.publish(try Signed(root, by: keys.signing))
        } catch {}
    }

    /// The booth's catalogue is one that the county published, whole, and never an older one than before.
    func checkCatalogue() throws {
        guard let store, let catalogue = try store.currentCatalogue() else { return }
        guard let root = published[catalogue.version], root.entries == catalogue.entries else {
            throw broken("the booth has a catalogue that the county never published")
        }
        guard catalogue.version >= newestCatalogue else { throw broken("the catalogue has gone back") }
        newestCatalogue = catalogue.version
        guard try catalogue.file("texts/version.txt") == Self.text(catalogue.version) else {
            throw broken("the catalogue is not whole")
        }
    }
}
