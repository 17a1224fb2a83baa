import TerminalRig
import Testing

@testable import TerminalUI

@Suite("The spoken script")
struct SpokenScriptTests {
    @Test("A screen is read in the order of the eye, keys before what they do")
    func order() throws {
        let phrases = SpokenPhrases(
            choice: "按 {key},{label}", marked: "已选", unavailable: "现在不能选", pair: "{label}:{value}")
        let screen = try #require(SampleScreens.all.first { $0.name == "checklist-zh" }).screen
        #expect(
            spokenScript(of: screen, phrases: phrases) == [
                "您带了哪些材料?", "第2步,共6步", "有的就打√,没有的以后再补。", "按 1,身份证, 已读 已选", "按 2,户口簿 已选",
                "按 3,社会保障卡或银行存折", "按 4,委托书, 代办才要 现在不能选", "按 0,返回", "按 7,首页", "按 8,再听一遍", "按 9,大字/语言",
                "按 *,求助",
            ])
    }

    @Test("Of a dialog only the dialog is read")
    func overlay() throws {
        let screen = try #require(SampleScreens.all.first { $0.name == "idle-zh" }).screen
        #expect(
            spokenScript(of: screen) == [
                "还在吗?", "好一会儿没有人按键了。", "为了不让别人看到您的资料,时间到了就退出,没交的内容会清除。", "还有 18 秒", "1: 还在,接着办", "2: 不办了,退出",
            ])
    }

    @Test("A field is read with its value and what is wrong with it, a number digit by digit")
    func field() {
        var screen = Screen(header: Header(place: ""), title: "t")
        screen.blocks = [
            .field(Field(label: "账号", text: "62{key}", message: FieldMessage("少了几位"))),
            .number(label: "回执号", value: "0423"),
        ]
        #expect(spokenScript(of: screen) == ["t", "账号: 62{key}", "少了几位", "回执号: 0 4 2 3"])
    }
}
