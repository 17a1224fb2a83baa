import Testing

@testable import TerminalUI

@Suite("Vietnamese by Telex")
struct TelexTests {
    private func typed(_ keys: String) -> String {
        var editor = TextEditor()
        for key in keys {
            if key.isLetter { editor.typeTelex(key) } else { editor.insert(String(key)) }
        }
        return editor.text
    }

    @Test(
        "Words as Vietnamese keyboards type them",
        arguments: [
            ("tieengs", "tiếng"), ("Vieejt", "Việt"), ("vieetj", "việt"), ("Nguyeenx", "Nguyễn"),
            ("ddaay", "đây"),
            ("dduwowngf", "đường"), ("dduongwf", "đường"), ("nguwowif", "người"), ("nuwowcs", "nước"),
            ("trowif", "trời"),
            ("hoaf", "hoà"), ("hoanf", "hoàn"), ("thuys", "thuý"), ("khoer", "khoẻ"), ("toans", "toán"),
            ("quys", "quý"),
            ("quoocs", "quốc"), ("giaf", "già"), ("gif", "gì"), ("giuwx", "giữ"), ("quaanj", "quận"),
            ("huyeenj", "huyện"),
            ("xax", "xã"), ("tinhr", "tỉnh"), ("thanhf", "thành"), ("phoos", "phố"), ("hoj", "họ"),
            ("teen", "tên"),
            ("sinh", "sinh"), ("ngayf", "ngày"), ("thangs", "tháng"), ("nawm", "năm"), ("soos", "số"),
            ("ddieenj", "điện"),
            ("thoaij", "thoại"), ("giays", "giáy"), ("giaays", "giấy"), ("chuwngs", "chứng"),
            ("minh", "minh"), ("nhaan", "nhân"),
            ("daan", "dân"), ("vaawn", "văn"), ("muaf", "mùa"), ("cuar", "của"), ("tuaanf", "tuần"),
            ("nghieepj", "nghiệp"),
            ("loongs", "lống"), ("Ddoong", "Đông"), ("DDAIF", "ĐÀI"), ("yeeu", "yêu"), ("ieeus", "iếu"),
            ("ruwowuj", "rượu"), ("truwowngf", "trường"), ("w", "ư"), ("tuw", "tư"), ("thuwowng", "thương"),
            ("ngoaif", "ngoài"),
            ("khuya", "khuya"), ("xoay", "xoay"), ("xoays", "xoáy"), ("bieens", "biến"),
            ("giuwowngf", "giường"), ("DDinhj", "Định"),
            ("dinhjd", "định"), ("hojc", "học"), ("mowis", "mới"), ("laij", "lại"),
        ])
    func words(keys: String, word: String) {
        #expect(typed(keys) == word)
    }

    @Test(
        "The same key once more takes back what it did",
        arguments: [
            ("ass", "as"), ("aaa", "aa"), ("eee", "ee"), ("ooo", "oo"), ("aww", "aw"), ("oww", "ow"),
            ("uww", "uw"), ("ddd", "dd"),
            ("asz", "a"), ("tooij", "tội"), ("tooijj", "tôij"), ("asf", "à"), ("z", "z"), ("s", "s"),
            ("bs", "bs"),
        ])
    func undone(keys: String, word: String) {
        #expect(typed(keys) == word)
    }

    @Test("Only the word at the caret changes, and what has no room stays as it is")
    func words() {
        #expect(typed("xin chaof casc banj") == "xin chào các bạn")
        #expect(typed("2 nguwowif") == "2 người")
        var editor = TextEditor("ab", maxLength: 2)
        #expect(!editor.typeTelex("c") && editor.text == "ab")
        var middle = TextEditor("toi di")
        middle.move(by: -3)
        middle.typeTelex("o")
        #expect(middle.text == "tôi di" && middle.caret == 3)
    }

    @Test("Letters come out whole, one sign each")
    func composed() {
        for letter in typed("Nguyeenx Thij Thuyr Tieen ddaatj") where letter != " " {
            #expect(letter.unicodeScalars.count == 1)
        }
    }
}
