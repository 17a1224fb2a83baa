import CountyAPI
import CountyJob
import Domain
import Foundation

/// A county for all runs of the process: keys and a service item.
enum SampleCounty {
    static let booth = Result { try BoothID("shuikou-01").orThrow() }

    static let keys = Result {
        let folder = FileManager.default.temporaryDirectory.path + "/simulated-county-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try CountyKeyFolders.create(
            in: folder, countyName: "样例县", gatewayHost: "127.0.0.1",
            at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        return try CountyKeys(directory: folder + "/county")
    }

    /// An item of the delivered catalogue, with the simulation's form.
    static let item = Result {
        let path = URL(filePath: #filePath)
            .appending(path: "../../../../kiosk-config/catalogue/items/gaoling-jintie.yaml")
            .standardizedFileURL
        var item = try ItemFile.read(Data(contentsOf: path)).item
        item.formID = "simulated"
        return item
    }
}

extension Optional where Wrapped: Sendable {
    /// The value that has to be there.
    func orThrow() throws -> Wrapped {
        guard let self else { throw CocoaError(.coderValueNotFound) }
        return self
    }
}
