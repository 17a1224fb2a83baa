import Foundation
import Testing
import WorkerProtocol

@testable import InputMethod

/// librime itself, with the booth's schemas; serialized, since a process has room for one engine.
@Suite("Chinese input", .serialized, .compiledSchemas)
struct RimeEngineTests {
    @Test(
        "Words of the villages are among the first candidates",
        arguments: [
            ("qin", "覃"), ("longzhou", "龙州"), ("yanglaojin", "养老金"), ("dibao", "低保"), ("wei", "韦"),
            ("nong", "农"), ("gaolingjintie", "高龄津贴"), ("cunweihui", "村委会"), ("canjizheng", "残疾证"),
            ("zhaijidi", "宅基地"), ("shuikouzhen", "水口镇"), ("zhuangzu", "壮族"),
        ])
    func words(pinyin: String, word: String) throws {
        let shown = try RimeEngine.speaking().type(pinyin)
        #expect(shown.candidates.contains(word), "\(shown.candidates)")
        #expect(shown.candidates.count <= 9)
    }

    @Test(
        "Every city, county and district of Guangxi is one of the first five candidates for its full pinyin")
    func divisions() throws {
        let dictionary = try String(
            contentsOfFile: InputMethodRig.schemas + "/guangxi.dict.yaml", encoding: .utf8)
        let entries = dictionary.split(separator: "\n").map { $0.split(separator: "\t") }
            .filter { $0.count == 3 && $0[0].count > 1 && "市区县".contains($0[0].suffix(1)) }
        let engine = try RimeEngine.speaking()
        #expect(Set(entries.map { $0[0] }).count >= 14 + 111)
        for entry in entries {
            let shown = try engine.type(entry[1].filter { $0 != " " })
            #expect(shown.candidates.prefix(5).contains(String(entry[0])), "\(entry[1]): \(shown.candidates)")
            _ = engine.clear()
        }
    }

    @Test(
        "A word is found by a spelling that is only near",
        arguments: [
            ("longzou", "龙州"), ("nongzhou", "龙州"), ("dipao", "低保"), ("yanlaojing", "养老金"),
            ("fuzhao", "护照"), ("suikouzen", "水口镇"), ("zongzuo", "崇左"),
        ])
    func nearSpellings(pinyin: String, word: String) throws {
        let shown = try RimeEngine.speaking().type(pinyin)
        #expect(shown.candidates.contains(word), "\(shown.candidates)")
    }

    @Test("What is spelt as written comes before what is only near")
    func exactFirst() throws {
        let engine = try RimeEngine.speaking()
        for (pinyin, near) in [("nan", "兰蓝拦篮栏懒浪郎"), ("tan", "但当单党汤"), ("si", "是时事十使")] {
            let shown = try engine.type(pinyin)
            #expect(shown.candidates.allSatisfy { !near.contains($0) }, "\(shown.candidates)")
            _ = engine.clear()
        }
    }

    @Test("Choosing changes no order, neither for the same person nor for the next")
    func nothingLearned() throws {
        let before: [String]
        do {
            let engine = try RimeEngine.speaking()
            before = try engine.type("qin").candidates
            for _ in 0..<5 {
                let chosen = try engine.select(index: before.count - 1)
                #expect(chosen.committed == before.last)
                #expect(try engine.type("qin").candidates == before)
            }
            for _ in 0..<5 {
                _ = engine.clear()
                _ = try engine.type("longzhou")
                _ = try engine.select(index: 1)
            }
            _ = engine.clear()
            #expect(try engine.type("longzhou").candidates.first == "龙州")
        }
        #expect(try RimeEngine.speaking().type("qin").candidates == before)
    }

    @Test("Clearing forgets what was being composed")
    func clear() throws {
        let engine = try RimeEngine.speaking()
        #expect(try engine.type("longzh").preedit == "long zh")
        #expect(engine.clear() == Composition())
        #expect(try engine.deleteBackward() == Composition())
        #expect(try engine.type("a").preedit == "a")
    }

    @Test("Starting forgets what was being composed")
    func start() throws {
        let engine = try RimeEngine.speaking()
        _ = try engine.type("longzh")
        #expect(try engine.start(schema: "booth_pinyin") == Composition())
        #expect(try engine.type("a").preedit == "a")
    }

    @Test("No key opens a menu or changes a mode")
    func keysWithoutEffect() throws {
        let engine = try RimeEngine.speaking()
        // F4, Control+`, Control+Shift+`, Shift, Caps Lock; Control+Shift+2 and Shift+space with nothing to choose.
        let keys: [(Int32, Int32)] = [
            (0xFFC1, 0), (0x60, 4), (0x60, 5), (0xFFE1, 0), (0xFFE5, 0), (0x32, 5), (0x20, 1),
        ]
        for (symbol, mask) in keys {
            let shown = try engine.press(keySymbol: symbol, mask: mask).composition
            #expect(shown == Composition(), "key \(symbol) with \(mask)")
        }
        let composing = try engine.type("long")
        for (symbol, mask) in keys.prefix(5) {
            let shown = try engine.press(keySymbol: symbol, mask: mask).composition
            #expect(shown == composing, "key \(symbol) with \(mask)")
        }
        #expect(try engine.type("zhou").candidates.first == "龙州")
    }

    @Test("Letters are taken back one by one")
    func deleteBackward() throws {
        let engine = try RimeEngine.speaking()
        _ = try engine.type("lon")
        #expect(try engine.deleteBackward().preedit == "lo")
        _ = try engine.deleteBackward()
        #expect(try engine.deleteBackward() == Composition())
    }

    @Test("Pages turn forwards and backwards, and stay where there is no more")
    func pages() throws {
        let engine = try RimeEngine.speaking()
        let first = try engine.type("shi")
        #expect(first.hasNextPage && !first.hasPreviousPage)
        #expect(try engine.page(forward: false) == first)
        let second = try engine.page(forward: true)
        #expect(second.hasPreviousPage && second.candidates != first.candidates)
        #expect(try engine.page(forward: false) == first)
        var last = second
        for _ in 0..<500 where last.hasNextPage || last == second { last = try engine.page(forward: true) }
        #expect(!last.hasNextPage && last.hasPreviousPage)
        #expect(try engine.page(forward: true) == last)
    }

    @Test("A candidate that is not there is not chosen")
    func outOfRange() throws {
        let engine = try RimeEngine.speaking()
        let shown = try engine.type("longzhou")
        for index in [-1, 9, 1_000, Int.max] { #expect(try engine.select(index: index) == shown) }
        #expect(try engine.select(index: 0).committed == "龙州")
    }

    @Test("Digits and the space bar choose; with nothing to choose, keys type themselves")
    func plainKeys() throws {
        let engine = try RimeEngine.speaking()
        #expect(try engine.type("dibao1").committed == "低保")
        #expect(try engine.type("dibao ").committed == "低保")
        for key in "1 Az".dropLast() { #expect(try engine.press(key) == Composition(committed: String(key))) }
        #expect(try engine.press(",").committed == "，")
        for key: Character in ["\0", "\u{1B}", "é", "龙", "\r\n"] {
            #expect(try engine.press(key) == Composition())
        }
    }

    @Test(
        "In a name the surname comes first, read as surnames are, and then characters of given names",
        arguments: [
            ("wei", "韦"), ("qin", "覃"), ("tan", "谭"), ("shan", "单"), ("qiu", "邱"), ("nong", "农"),
            ("lan", "蓝"), ("huang", "黄"), ("zeng", "曾"), ("mei", "梅"), ("guo", "郭"), ("meng", "蒙"),
        ])
    func surnames(pinyin: String, surname: String) throws {
        let shown = try RimeEngine.speaking("booth_name").type(pinyin)
        #expect(shown.candidates.first == surname, "\(shown.candidates)")
    }

    @Test(
        "A whole name is one character after the other, each on the first page",
        arguments: [
            ("weixiaomei", ["韦", "小", "美"]), ("liguoqing", ["李", "国", "庆"]),
            ("nongxiuxiang", ["农", "秀", "香"]),
            ("qinguilan", ["覃", "桂", "兰"]),
        ])
    func names(pinyin: String, name: [String]) throws {
        let engine = try RimeEngine.speaking("booth_name")
        var shown = try engine.type(pinyin)
        var written = ""
        for character in name {
            #expect(shown.candidates.allSatisfy { $0.count == 1 }, "\(shown.candidates)")
            let place = try #require(
                shown.candidates.firstIndex(of: character), "\(character): \(shown.candidates)")
            shown = try engine.select(index: place)
            written += shown.committed
        }
        #expect(written == name.joined())
    }

    @Test("Any character of the general table is found in a name, page by page and back")
    func rareNames() throws {
        let engine = try RimeEngine.speaking("booth_name")
        var shown = try engine.type("ba")
        var seen = shown.candidates
        while shown.hasNextPage {
            shown = try engine.page(forward: true)
            seen += shown.candidates
        }
        #expect(seen.contains("岜"))
        #expect(Set(seen).count == seen.count)
        while shown.hasPreviousPage { shown = try engine.page(forward: false) }
        #expect(shown.candidates == Array(seen.prefix(9)))
        #expect(try engine.press("2").committed == seen[1])
    }

    @Test("Strokes by the keypad's 1 to 5 find a character, and 6 chooses the first")
    func strokes() throws {
        let engine = try RimeEngine.speaking("booth_stroke")
        #expect(try engine.type("1").candidates.first == "一")
        #expect(try engine.type("2").candidates.contains("十"))
        #expect(try engine.press("6").committed == "十")
        let shown = try engine.type("13534")
        #expect(shown.preedit == "一丿乛丿丶")
        #expect(shown.candidates.contains("龙"))
        #expect(shown.candidates.count <= 5)
    }

    @Test("Strokes give simplified characters")
    func simplified() throws {
        // 國, as it is written in the traditional way.
        let shown = try RimeEngine.speaking("booth_stroke").type("szhszhhznph")
        #expect(shown.candidates.first == "国", "\(shown.candidates)")
    }

    @Test("An unknown schema is an error by name")
    func unknownSchema() throws {
        let engine = try RimeEngine.speaking()
        for name in ["luna_pinyin", "", "../default", "Booth"] {
            #expect(throws: InputMethodFailure.schemaUnknown(name: name)) { try engine.start(schema: name) }
        }
    }

    @Test("A second engine in one process is refused, and a new one after the first is not")
    func oneEngine() throws {
        do {
            let engine = try RimeEngine.speaking()
            #expect(throws: InputMethodFailure.engineBusy) {
                _ = try RimeEngine(data: InputMethodRig.compiled)
            }
            #expect(try engine.type("dibao").candidates.first == "低保")
        }
        #expect(try RimeEngine.speaking().type("dibao").candidates.first == "低保")
    }

    @Test("A malformed line is answered with a failure, and the worker goes on")
    func malformedLines() throws {
        let worker = InputMethodWorker(engine: try RimeEngine(data: InputMethodRig.compiled))
        for (line, id) in [("", 0), ("garbage", 0), (#"{"id":7,"body":{"unheard":{}}}"#, 7)] {
            let answer = try Self.read(worker.answer(toLine: line))
            #expect(answer.id == id && answer.failure?.code == "request-malformed")
        }
        let requests: [InputMethodRequest] =
            [.start(schema: "booth_pinyin")] + "dibao".map { .key(String($0)) } + [.select(index: 0)]
        let answers = try requests.enumerated().map { number, request in
            let line = try JSONEncoder().encode(WorkerRequest(id: number, body: request))
            return try Self.read(worker.answer(toLine: String(decoding: line, as: UTF8.self)))
        }
        #expect(answers.last?.body?.committed == "低保")
        #expect(answers.map(\.id) == Array(0..<requests.count))
    }

    private static func read(_ line: String) throws -> WorkerAnswer<Composition> {
        #expect(!line.contains("\n"))
        return try JSONDecoder().decode(WorkerAnswer<Composition>.self, from: Data(line.utf8))
    }
}
