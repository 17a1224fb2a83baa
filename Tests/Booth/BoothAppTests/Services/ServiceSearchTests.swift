import Domain
import Testing

@testable import BoothApp

@Suite("Finding a service by typing")
struct ServiceSearchTests {
    /// Names with their readings, what people call them, and English.
    private static let catalogue:
        [(name: String, pinyin: String, aliases: [(String, String)], english: String)] = [
            ("最低生活保障给付", "zui di sheng huo bao zhang ji fu", [("低保", "di bao")], "Minimum living allowance"),
            ("高龄津贴申领", "gao ling jin tie shen ling", [("老人补贴", "lao ren bu tie")], "Old-age allowance"),
            ("残疾人生活补贴", "can ji ren sheng huo bu tie", [("残疾补贴", "can ji bu tie")], "Living allowance"),
            ("居住证申领", "ju zhu zheng shen ling", [("暂住证", "zan zhu zheng")], "Residence permit"),
            (
                "个体工商户设立登记", "ge ti gong shang hu she li deng ji", [("营业执照", "ying ye zhi zhao")],
                "Self-employed trader"
            ),
        ]

    static func items() throws -> [ServiceItem] {
        let sample = try Samples.item.get()
        return catalogue.enumerated().map { number, entry in
            var item = sample
            item.name = entry.name
            item.implementationCode = "1145142300000000X\(number)"
            item.translatedNames = [
                "en": entry.english, "vi": number == 1 ? "Trợ cấp người cao tuổi" : "Dịch vụ",
            ]
            item.aliases = entry.aliases.map(\.0)
            item.syllables = ([entry.pinyin] + entry.aliases.map(\.1)).map {
                $0.split(separator: " ").map(String.init)
            }
            return item
        }
    }

    /// As many as a county has in its first year.
    static func county() throws -> [ServiceItem] {
        let known = try items()
        let topics = ["社会救助", "养老", "残疾", "户籍居住", "创业"]
        let bodies = ["县民政局", "县民政局", "县残疾人联合会", "县公安局", "县市场监督管理局"]
        return try (0..<12).map { number in
            var item = known[number % known.count]
            if number >= known.count {
                item = try Samples.item.get()
                item.name = "样例事项\(number)"
                item.translatedNames = nil
            }
            item.implementationCode = "1145142300000000X\(number)"
            item.topic = topics[number % topics.count]
            item.bodyName = bodies[number % bodies.count]
            return item
        }
    }

    @Test(
        "Characters, pinyin, first letters and all of them mixed find it, the best first",
        arguments: [
            ("低保", [0]), ("dibao", [0]), ("db", [0]), ("dib", [0]), ("di bao", [0]), ("低b", [0]), ("d保", [0]),
            ("最低", [0]), ("zdsh", [0]), ("zuidisheng", [0]), ("gljt", [1]), ("gaoling", [1]), ("老人", [1]),
            ("lrbt", [1]), ("补贴", [2, 1]), ("butie", [2, 1]), ("canji", [2]), ("cjr", [2]),
            ("shengling", [1, 3]),
            ("sl", [1, 3, 4]), ("申领", [1, 3]), ("juzhuzheng", [3]), ("jzz", [3]), ("zanzhu", [3]),
            ("yyzz", [4]),
            ("营业执照", [4]), ("living", [2, 0]), ("allow", [0, 1, 2]), ("Old-age", [1]), ("trocap", [1]),
            ("tro cap nguoi", [1]), ("nguoi cao", [1]), ("trợ cấp", [1]), ("xyz", []), ("", []),
            ("'", []),
        ] as [(String, [Int])])
    func queries(query: String, expected: [Int]) throws {
        let found = ServiceSearch(try Self.items()).find(query)
        #expect(found.sorted() == expected.sorted(), "\(query): \(found)")
        if let first = expected.first, expected.count <= 2, query != "living" {
            #expect(found.first == first)
        }
    }

    @Test(
        "It is found as people of Guangxi type it",
        arguments: ["gaolin", "gaoning", "zhuidi", "cangji", "juzuzen", "ziyang"])
    func fuzzy(query: String) throws {
        let found = ServiceSearch(try Self.items()).find(query)
        #expect(found.isEmpty == (query == "ziyang"))
    }

    @Test("Every service is found by its whole name, its whole pinyin and its first letters")
    func complete() throws {
        let items = try Self.items()
        let search = ServiceSearch(items)
        for (index, item) in items.enumerated() {
            for (name, syllables) in zip([item.name] + (item.aliases ?? []), item.syllables ?? []) {
                for query in [
                    name, syllables.joined(), syllables.compactMap(\.first).map(String.init).joined(),
                ] {
                    #expect(search.find(query).contains(index), "\(query)")
                }
            }
        }
    }

    @Test("More letters never find more")
    func narrowing() throws {
        let search = ServiceSearch(try Self.items())
        for query in ["zuidishenghuobaozhang", "glj贴", "butie", "shenling", "allowance", "zanzhuzheng"] {
            var before = Set(search.find(String(query.prefix(1))))
            for length in 2...query.count {
                let now = Set(search.find(String(query.prefix(length))))
                #expect(now.isSubset(of: before), "\(query.prefix(length))")
                before = now
            }
        }
    }

    @Test("A catalogue without readings is searched by its characters, and nonsense ends soon")
    func older() throws {
        var items = try Self.items()
        for index in items.indices { items[index].syllables = nil }
        let search = ServiceSearch(items)
        #expect(search.find("高龄") == [1])
        #expect(search.find("gaoling").isEmpty)
        #expect(search.find(String(repeating: "sssssssss", count: 1000)).isEmpty)
    }
}
