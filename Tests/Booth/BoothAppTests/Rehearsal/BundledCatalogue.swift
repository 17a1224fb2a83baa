import BoothApp
import CountyAPI
import Domain
import Forms
import Foundation
import Yams

/// The repository's whole catalogue: the thirteen services with their forms and lists.
enum BundledCatalogue {
    private static let folder = Samples.root.appendingPathComponent("kiosk-config/catalogue")

    /// The service items, by the names of their files.
    static let items: Result<[ServiceItem], any Error> = Result {
        let items = folder.appendingPathComponent("items")
        return try FileManager.default.contentsOfDirectory(atPath: items.path).sorted().map { name in
            try YAMLDecoder().decode(
                ServiceItem.self, from: Data(contentsOf: items.appendingPathComponent(name)))
        }
    }

    /// A form as the store hands it out, without the ids that belong to one filling.
    static func form(_ id: String) throws -> (
        definition: FormDefinition, digest: ContentDigest, lists: [String: OpenedList]
    ) {
        let xml = try Data(contentsOf: folder.appendingPathComponent("forms/\(id).xml"))
        let definition = try FormDefinition(xml: Array(xml))
        var lists: [String: OpenedList] = [:]
        for instance in definition.fileInstances {
            let bytes = try Data(contentsOf: folder.appendingPathComponent("files/" + instance.fileName))
            lists[instance.id] = OpenedList(
                root: try ExternalData.read(Array(bytes), of: instance), digest: ContentDigest(of: bytes))
        }
        return (definition, ContentDigest(of: xml), lists)
    }
}
