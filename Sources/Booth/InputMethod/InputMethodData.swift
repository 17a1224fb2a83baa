internal import FoundationEssentials

/// Where the engine finds its schemas and dictionaries.
public struct InputMethodData: Sendable, Hashable {
    /// The folder of the booth's own schemas (`kiosk-config/input-method`): `default.yaml`, `booth_*.yaml`,
    /// `guangxi.dict.yaml`.
    public var schemas: String
    /// The folder of Debian's Rime data, whose dictionaries the booth's schemas import.
    public var rimeData: String
    /// A folder that `kiosk-ime --deploy` filled; nil compiles the schemas at each start, which takes seconds.
    public var prebuilt: String?

    /// The data in these folders.
    public init(
        schemas: String = "/usr/share/ting/input-method", rimeData: String = "/usr/share/rime-data",
        prebuilt: String? = nil
    ) {
        self.schemas = schemas
        self.rimeData = rimeData
        self.prebuilt = prebuilt
    }

    /// The schemas that the booth offers.
    public static let schemaNames = ["booth_pinyin", nameSchema, "booth_stroke"]

    /// The schema for names, which offers single characters only.
    static let nameSchema = "booth_name"

    /// What has to be in the folders for the schemas to be compiled.
    private var sources: [String] {
        [
            "default.yaml", "booth_pinyin.dict.yaml", "booth_pinyin_fuzzy.schema.yaml", "guangxi.dict.yaml",
            "booth_surname.schema.yaml", "booth_surname.dict.yaml", "booth_given.schema.yaml",
            "booth_given.dict.yaml",
        ].map { "\(schemas)/\($0)" }
            + Self.schemaNames.map { "\(schemas)/\($0).schema.yaml" }
            + ["pinyin_simp.dict.yaml", "stroke.dict.yaml"].map { "\(rimeData)/\($0)" }
    }

    /// What compiling leaves in a folder.
    static let products = [
        "default.yaml", "booth_pinyin.schema.yaml", "booth_pinyin.table.bin", "booth_pinyin.prism.bin",
        "booth_pinyin_fuzzy.prism.bin", "booth_name.schema.yaml",
        "booth_surname.table.bin", "booth_surname.prism.bin", "booth_given.table.bin",
        "booth_given.prism.bin",
        "booth_stroke.schema.yaml", "stroke.table.bin", "stroke.prism.bin",
    ]

    /// Throws ``InputMethodFailure/dataMissing(path:)`` with the first file that is not there.
    func requireSources() throws(InputMethodFailure) {
        for path in sources where !FileManager.default.fileExists(atPath: path) {
            throw .dataMissing(path: path)
        }
    }

    /// The first file that compiling should have left in the folder and did not.
    static func missingProduct(in folder: String) -> String? {
        products.map { "\(folder)/\($0)" }.first { !FileManager.default.fileExists(atPath: $0) }
    }
}
