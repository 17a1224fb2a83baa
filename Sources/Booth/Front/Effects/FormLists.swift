import BoothApp
import BoothStore
import CountyAPI
import Forms

extension Catalogue {
    /// The lists that lie beside a form in this version. A publication without one of them is refused, so one that is
    /// missing here has been lost on the disk.
    func lists(of form: FormDefinition) throws -> [String: OpenedList] {
        var lists: [String: OpenedList] = [:]
        for instance in form.fileInstances {
            guard let bytes = try file("files/" + instance.fileName) else {
                throw StoreError(
                    code: "list-missing",
                    cause: "The list \(instance.fileName) of the form \(form.id) is not in the catalogue.",
                    remedy: "Publish the catalogue again at the county.")
            }
            lists[instance.id] = OpenedList(
                root: try ExternalData.read([UInt8](bytes), of: instance), digest: ContentDigest(of: bytes))
        }
        return lists
    }
}
