import Testing

@testable import TerminalUI

@Suite("Editing a line")
struct TextEditorTests {
    private func edit(_ text: String, _ keys: [Key], maxLength: Int = 20) -> TextEditor {
        var editor = TextEditor(text, maxLength: maxLength)
        for key in keys { _ = editor.handle(key) }
        return editor
    }

    @Test(
        "Keys edit at the caret",
        arguments: [
            ("韦例", [.left, .character("样")], "韦样例", 2), ("abc", [.home, .delete], "bc", 0),
            ("abc", [.backspace, .backspace, .backspace, .backspace], "", 0),
            ("abc", [.home, .left, .character("x")], "xabc", 1),
            ("abc", [.home, .end, .right, .character("d")], "abcd", 4), ("abc", [.delete], "abc", 3),
            ("e\u{301}a", [.left, .backspace], "a", 0), ("", [.character(" ")], " ", 1),
        ] as [(String, [Key], String, Int)])
    func keys(text: String, keys: [Key], result: String, caret: Int) {
        let editor = edit(text, keys)
        #expect(editor.text == result)
        #expect(editor.caret == caret)
    }

    @Test("A text is never longer than its limit in Characters, and what does not fit whole is refused")
    func limit() {
        var editor = TextEditor("一二三四五", maxLength: 3)
        #expect(editor.text == "一二三")
        let refused = [editor.insert("四"), editor.backspace(), editor.insert("四五"), editor.insert("四")]
        #expect(refused == [false, true, false, true])
        #expect(editor.text == "一二四")
    }

    @Test("A combining mark joins the character before the caret")
    func combining() {
        var editor = TextEditor("e")
        editor.insert("\u{301}")
        #expect(editor.text == "e\u{301}")
        #expect(editor.caret == 1)
        editor.backspace()
        #expect(editor.text.isEmpty)
    }

    @Test(
        "Controls, line breaks and invisible characters do not get in",
        arguments: ["\n", "\u{1B}", "\t", "\u{200B}", "\u{202E}", ""])
    func controls(text: String) {
        var editor = TextEditor("a")
        let isTaken = editor.insert(text)
        #expect(!isTaken && editor.text == "a")
    }

    @Test(
        "Keys that do not edit are left to others",
        arguments: [Key.enter, .up, .escape, .tab, .function(1), .pageDown])
    func others(key: Key) {
        var editor = TextEditor("a")
        let isTaken = editor.handle(key)
        #expect(!isTaken)
    }
}
