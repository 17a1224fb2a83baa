import Testing

@testable import TerminalUI

@Suite("What a screen says aloud")
struct AloudLinesTests {
    private let phrases = AloudPhrases(
        press: "按 {key}", unavailable: "现在不能选", hidden: "请看屏幕", keyNames: ["#": "井号"])

    private func lines(_ screen: Screen) -> [[String]] {
        linesToSayAloud(of: screen, phrases: phrases).map(\.parts)
    }

    @Test("Title, step, sentences, choices by their keys, controls, in the order of the eye")
    func order() {
        var screen = Screen(
            header: Header(place: "示范村"), title: "您要办什么?",
            step: Step(current: 1, total: 3, label: "第 1 步,共 3 步"))
        screen.blocks = [
            .text("选一项"),
            .choices(
                ChoiceList(items: [
                    Choice(key: .character("1"), keyLabel: "1", label: "我要办事", detail: "补贴"),
                    Choice(key: .character("2"), keyLabel: "2", label: "查进度", isEnabled: false),
                ])),
            .picture(["██"]),
        ]
        screen.controls = [
            Control(key: .character("#"), keyLabel: "#", label: "求助"),
            Control(key: .escape, keyLabel: "0", label: "返回", isEnabled: false),
        ]
        #expect(
            lines(screen) == [
                ["您要办什么?"], ["第 1 步,共 3 步"], ["选一项"], ["按 1", "我要办事", "补贴"],
                ["按 2", "查进度", "现在不能选"], ["按 井号", "求助"],
            ])
    }

    @Test("Nothing that a field holds or proposes, no answer, no number, no mark beside an answer")
    func personal() {
        var screen = Screen(header: Header(place: "b"), title: "联系方式")
        screen.blocks = [
            .field(
                Field(
                    label: "手机号码", text: "13800000000", caret: 3, placeholder: "11位", preedit: "wei",
                    candidates: ["韦"], message: FieldMessage("少了一位", .bad), isFocused: true)),
            .facts([
                Fact(label: "姓名", value: "农*例", note: "来自身份证", isPersonal: true),
                Fact(label: "收费", value: "不收费"),
            ]),
            .number(label: "回执号", value: "0423 261123"),
            .choices(
                ChoiceList(items: [
                    Choice(
                        key: .character("1"), keyLabel: "1", label: "低保", isMarked: true),
                    Choice(
                        key: .character("2"), keyLabel: "2", label: "接着填", detail: "残疾人补贴",
                        hasPersonalDetail: true),
                ])),
        ]
        #expect(
            lines(screen) == [
                ["联系方式"], ["手机号码"], ["少了一位"], ["姓名", "请看屏幕"], ["收费", "不收费"], ["回执号", "请看屏幕"],
                ["按 1", "低保"], ["按 2", "接着填"],
            ])
    }

    @Test("Of a dialog only the dialog, and not the seconds that run")
    func dialog() {
        var screen = Screen(header: Header(place: "b"), title: "t")
        screen.overlay = Overlay(
            title: "您还在吗?", lines: ["没有人按键。"],
            choices: ChoiceList(items: [Choice(key: .enter, keyLabel: "确认", label: "我还在")]),
            countdown: Countdown(remaining: 25, total: 30, label: "还有 25 秒"))
        #expect(lines(screen) == [["您还在吗?"], ["没有人按键。"], ["按 确认", "我还在"]])
        screen.focus = .overlay(0)
        #expect(lineToSayAloud(ofFocusIn: screen, phrases: phrases)?.parts == ["按 确认", "我还在"])
    }

    @Test("Long numbers are read figure by figure, short ones as numbers")
    func numbers() {
        let screen = Screen(header: Header(place: "b"), title: "请打 12345,紧急 110,补贴 1000 元")
        #expect(lines(screen) == [["请打 1 2 3 4 5,紧急 110,补贴 1000 元"]])
    }
}
