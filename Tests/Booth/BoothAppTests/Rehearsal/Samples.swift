import BoothApp
import CountyAPI
import Domain
import Forms
import Foundation
import TerminalUI
import Yams

/// What the rehearsals have in common: the repository's own catalogue and sentences, and invented people.
enum Samples {
    /// A notice of the county.
    static var notice: PublicNotice {
        get throws {
            guard let until = CivilDate("2026-11-30") else { throw Missing("a day") }
            return PublicNotice(
                title: "样例公告", text: "国庆放假期间,便民服务亭照常使用。",
                translations: [
                    "en": .init(title: "Sample notice", text: "The booths work through the holidays.")
                ],
                from: CivilDate("2026-11-01"), until: until)
        }
    }

    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The sentences of each language, as committed.
    static let texts: Result<[Language: [String: String]], any Error> = Result {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let file = root.appendingPathComponent("kiosk-config/messages/\(language.rawValue).yaml")
            texts[language] = try YAMLDecoder().decode([String: String].self, from: Data(contentsOf: file))
        }
        return texts
    }

    /// The form 高龄津贴申领 and its digest.
    static let form: Result<(definition: FormDefinition, digest: ContentDigest), any Error> = Result {
        let file = root.appendingPathComponent("kiosk-config/catalogue/forms/gaoling-jintie.xml")
        let xml = try Data(contentsOf: file)
        return (try FormDefinition(xml: Array(xml)), ContentDigest(of: xml))
    }

    /// The service item that the form belongs to.
    static let item: Result<ServiceItem, any Error> = Result {
        let file = root.appendingPathComponent("kiosk-config/catalogue/items/gaoling-jintie.yaml")
        return try YAMLDecoder().decode(ServiceItem.self, from: Data(contentsOf: file))
    }

    /// 2026-11-23 09:30 in China.
    static let morning = Moment(wall: Instant(milliseconds: 1_795_397_400_000), monotonic: 5_000_000)

    static let elderName = "农样例"
    static let elderNumber = "450000194103081010"
    static let elderAddress = "广西壮族自治区虚构市样例县样例镇虚构村甲屯7号"

    /// Of age for the allowance.
    static let elder = document(
        name: elderName, number: elderNumber, birth: "1941-03-08", address: elderAddress)
    /// Not of age.
    static let neighbour = document(
        name: "韦样例", number: "450000199001010011", birth: "1990-01-01", address: "广西虚构市样例县测试路1号")

    /// Of an age to have children.
    static let parent = document(
        name: "黄样例", number: "450000199607040020", birth: "1996-07-04", address: "广西虚构市样例县测试路2号")

    static func document(name: String, number: String, birth: String, address: String) -> IdentityDocument {
        IdentityDocument(
            kind: .resident, name: .name(name), sex: .male, nation: Nation(code: "08"),
            birth: CivilDate(birth).map { .birth($0) }, address: .address(address),
            number: .documentNumber(number), issuer: "虚构市公安局样例分局", validFrom: CivilDate("2016-01-01"),
            validUntil: .longTerm)
    }

    /// What is typed on the way, by the question's reference; all else is chosen by its first digit that may stand.
    static let phone = "13812345678"
    static let emergencyPhone = "13900000001"
    static let emergencyName = "韦一二"

    /// The same as it is typed in a language: Vietnamese has letters, the others characters.
    static func emergencyName(in language: Language) -> String {
        language == .vietnamese ? "trinh an" : emergencyName
    }
    static let bankNumber = "6228480402564890018"

    /// What must not be found after a session: everything that the person brought or typed.
    static let planted = [
        elderName, elderNumber, elderAddress, "1941-03-08", phone, emergencyPhone, emergencyName, bankNumber,
    ]
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers, so that a failure can be replayed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
