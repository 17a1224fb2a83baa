import BoothApp
import CountyAPI
import Domain
import Forms
import Foundation
import Synchronization
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
    struct Form {
        let definition: FormDefinition
        let digest: ContentDigest
        let lists: [String: OpenedList]
    }

    private static let known = Mutex<[String: Form]>([:])

    /// A form by its id; each is read once.
    static func form(_ id: String) throws -> Form {
        if let form = known.withLock({ $0[id] }) { return form }
        let form = try read(id)
        known.withLock { $0[id] = form }
        return form
    }

    private static func read(_ id: String) throws -> Form {
        let xml = try Data(contentsOf: folder.appendingPathComponent("forms/\(id).xml"))
        let definition = try FormDefinition(xml: Array(xml))
        var lists: [String: OpenedList] = [:]
        for instance in definition.fileInstances {
            let bytes = try Data(contentsOf: folder.appendingPathComponent("files/" + instance.fileName))
            lists[instance.id] = OpenedList(
                root: try ExternalData.read(Array(bytes), of: instance), digest: ContentDigest(of: bytes))
        }
        return Form(definition: definition, digest: ContentDigest(of: xml), lists: lists)
    }
}
