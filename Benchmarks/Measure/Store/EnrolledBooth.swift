import BoothStore
import CountyAPI
import Domain
import Foundation
import Yams

/// A booth as enrolment and the first exchange leave it: an identity, and the repository's catalogue in force.
struct EnrolledBooth {
    let directory: String
    let store: BoothStore
    let identity: BoothIdentity
    let key = SigningKey()
    let form: Data
    let item: ServiceItem
    /// The moment at which everything happens.
    let moment = Instant(milliseconds: 1_795_397_400_000)

    /// Makes a booth below a directory; `configuration` is the repository's `kiosk-config`. With more than one service the
    /// rest are copies of the first under other names.
    init(below directory: String, configuration: String, services: Int = 1) throws {
        self.directory = directory
        guard let id = BoothID("bench-0001") else {
            throw TerminalProgram.Failure(description: "no booth id")
        }
        let county = SigningKey()
        identity = BoothIdentity(
            booth: id, boothCode: 1, boothName: "示范村便民服务亭",
            trust: CountyTrust(
                countyName: "样例县", countyKey: county.verificationKey, sealingKey: OpeningKey().sealingKey))
        try IdentityDirectory(stateDirectory: directory).save(
            identity, key: key, tls: TLSCredentials(certificate: "", privateKey: "", authority: ""))
        let catalogue = URL(fileURLWithPath: configuration).appendingPathComponent("catalogue")
        form = try Data(contentsOf: catalogue.appendingPathComponent("forms/gaoling-jintie.xml"))
        let yaml = try Data(contentsOf: catalogue.appendingPathComponent("items/gaoling-jintie.yaml"))
        item = try YAMLDecoder().decode(ServiceItem.self, from: yaml)
        store = try BoothStore(directory: directory)
        var files = [
            "items/gaoling-jintie.json": try CanonicalJSON.encode(item), "forms/gaoling-jintie.xml": form,
        ]
        let topics = ["社会救助", "养老", "残疾", "户籍居住", "创业", "医疗", "住房", "证照"]
        for number in 1..<max(services, 1) {
            var copy = item
            copy.name = "样例事项\(number)申领"
            copy.topic = topics[number % topics.count]
            copy.implementationCode = String(item.implementationCode.dropLast(4)) + String(1000 + number)
            files["items/copy-\(number).json"] = try CanonicalJSON.encode(copy)
        }
        let entries = files.map {
            CatalogueRoot.Entry(path: $0.key, digest: ContentDigest(of: $0.value), size: $0.value.count)
        }
        for bytes in files.values { try store.stageBlob(bytes) }
        try store.switchCatalogue(
            to: Signed(CatalogueRoot(version: 1, publishedAt: moment, entries: entries), by: county),
            trust: identity.trust, at: moment)
    }
}
