import TerminalUI

/// Screens like those of the booth, for looking at and for snapshots. Zhuang texts are made of words on record, for
/// their length and letters, not for their sense.
public enum SampleScreens {
    /// Every sample with a name that says what it shows and in which language.
    public static let all: [(name: String, screen: Screen)] = [
        ("language-zh", language), ("home-zh", home), ("home-za", homeZhuang), ("home-vi", homeVietnamese),
        ("card-zh", card), ("field-zh", field), ("field-error-zh", fieldError), ("field-za", fieldZhuang),
        ("checklist-zh", checklist), ("cards-zh", cards), ("review-zh", review),
        ("review-vi", reviewVietnamese),
        ("receipt-zh", receipt), ("progress-zh", progress), ("progress-za", progressZhuang),
        ("idle-zh", idle),
        ("keypad-zh", keypad), ("pinyin-zh", pinyin), ("guide-zh", guide), ("waiting-zh", waiting),
        ("toast-zh", toast),
    ]

    private static let header = Header(
        place: "龙州县水口镇便民服务亭", status: [StatusMark("网络正常", .good), StatusMark("打印机正常", .good)],
        clock: "11月23日 星期一 14:05")
    private static let headerZhuang = Header(
        place: "Lungzcouh Yen Gvangjsih Bouxcuengh Swcigih",
        status: [StatusMark("mbouj miz muengx", .warning)],
        clock: "14:05")

    private static func controls(_ labels: [String], keys: [String] = ["0", "7", "8", "9", "*"]) -> [Control]
    {
        zip(keys, labels).map { name, label in
            let key: Key =
                name.count > 1 ? .function(Int(name.dropFirst()) ?? 1) : .character(name.first ?? "0")
            return Control(key: key, keyLabel: name, label: label)
        }
    }
    private static let chinese = controls(["返回", "首页", "再听一遍", "大字/语言", "求助"])
    private static let zhuang = controls([
        "Dauq", "Yiebdaeuz", "Dingq youh baez", "Sawcuengh / 中文", "Bangcoh",
    ])
    private static let vietnamese = controls(["Quay lại", "Trang chủ", "Nghe lại", "Ngôn ngữ", "Cần giúp đỡ"])

    private static func choices(_ labels: [(String, String?)], style: ChoiceList.Style = .list) -> ChoiceList
    {
        ChoiceList(
            items: labels.enumerated().map { index, label in
                let digit = Character(String(index + 1))
                return Choice(
                    key: .character(digit), keyLabel: String(digit), label: label.0, detail: label.1)
            }, style: style)
    }

    private static let language = Screen(
        header: header, title: "请选择语言  Senj vah  Language  Ngôn ngữ",
        blocks: [
            .choices(choices([("中文", nil), ("Vahcuengh", "壮语"), ("English", nil), ("Tiếng Việt", nil)]))
        ],
        controls: controls(["求助"], keys: ["*"]), focus: .block(0, 0))

    private static let home = Screen(
        header: header, title: "您要办什么事?",
        blocks: [
            .text("韦*例,您好。按数字键,或者用手指点一下。", .body),
            .choices(
                choices([
                    ("老人补贴", "高龄津贴申领"), ("看病和医保", "城乡居民基本医疗保险"), ("养老金认证", "待遇领取资格认证"),
                    ("找一件事", "按名称、拼音或部门"), ("我办的事", "2 件在办"),
                ])),
        ], controls: chinese, focus: .block(1, 0))

    private static let homeZhuang = Screen(
        header: headerZhuang, title: "Mwngz ndei, mwngz aeu guh gijmaz?",
        blocks: [
            .text(
                "Gvangjsih Bouxcuengh Swcigih Yinzminz Cwngfuj. Docih mwngz daeuj mbanj raeuz ra bangcoh.",
                .body),
            .choices(
                choices([
                    ("Cienz bouxlaux it bi ngeih baez", "高龄津贴申领"), ("Yw bingh caeuq baujyiemj", "医疗保险"),
                    ("Ra saehcingz youq mbanj, youq ranz, youq yen caeuq youq swcigih seizneix miz", nil),
                    ("Saeh gou guh gvaq", nil),
                ])),
        ], controls: zhuang, focus: .block(1, 2))

    private static let homeVietnamese = Screen(
        header: Header(
            place: "Trạm dịch vụ Thủy Khẩu, huyện Long Châu", status: [StatusMark("Có mạng", .good)],
            clock: "14:05"),
        title: "Bạn muốn làm thủ tục gì?",
        blocks: [
            .text("Bấm phím số hoặc chạm vào màn hình.", .body),
            .choices(
                choices([
                    ("Trợ cấp người cao tuổi", "高龄津贴申领"), ("Bảo hiểm y tế cho cả gia đình", "医疗保险"),
                    ("Đăng ký cư trú và xin cấp thẻ cư trú", "居住证申领"), ("Tra cứu tiến độ", nil),
                ])),
        ], controls: vietnamese, focus: .control(0))

    private static let card = Screen(
        header: header, title: "请把身份证平放在读卡区",
        step: Step(current: 1, total: 6, label: "第1步,共6步"),
        blocks: [
            .picture([
                "+------------------------+", "|  [==]                  |", "|  [==]     身 份 证     |",
                "|                        |",
                "+------------------------+", "          v    v          ",
            ]),
            .text("平放,不要动,等一下就好。", .large),
            .waiting(label: "正在等身份证", limit: "最多等 60 秒"),
            .text("没有带身份证?按 1 输入号码,有些事也能办。", .quiet),
        ], controls: chinese)

    private static let field = Screen(
        header: header, title: "高龄津贴申领", step: Step(current: 3, total: 6, label: "第3步,共6步"),
        blocks: [
            .text("请告诉我们您现在住在哪里。", .body),
            .field(
                Field(
                    label: "村屯名称", text: "水口", preedit: "shifan", candidates: ["示范", "师范", "失范", "十", "石"],
                    hasNextCandidates: true)),
            .text("用拼音打字,按数字选字。", .quiet),
        ], controls: chinese)

    private static let fieldError = Screen(
        header: header, title: "高龄津贴申领", step: Step(current: 4, total: 6, label: "第4步,共6步"),
        blocks: [
            .field(
                Field(
                    label: "领补贴的银行账号", text: "621700123456789", caret: 15,
                    message: FieldMessage("这个账号只有 15 位,少了几位。请照着存折或银行卡,把 16 到 19 位数字打全。"))),
            .field(Field(label: "每月收入", placeholder: "例如 320", unit: "元", isFocused: false)),
        ], controls: chinese, focus: .block(0, 0))

    private static let fieldZhuang = Screen(
        header: headerZhuang, title: "Cienz bouxlaux",
        step: Step(current: 3, total: 6, label: "Bouh 3, gungh 6 bouh"),
        blocks: [
            .field(
                Field(
                    label: "Mwngz youq mbanj lawz, ranz geijlai hauh?", placeholder: "mbanj Sijfan 12 hauh",
                    message: FieldMessage(
                        "Mbouj miz coh mbanj. Coj haeuj coh mbanj sawcuengh roxnaeuz sawgun.")))
        ], controls: zhuang)

    private static let checklist = Screen(
        header: header, title: "您带了哪些材料?", step: Step(current: 2, total: 6, label: "第2步,共6步"),
        blocks: [
            .text("有的就打√,没有的以后再补。", .body),
            .choices(
                ChoiceList(
                    items: [
                        Choice(
                            key: .character("1"), keyLabel: "1", label: "身份证", detail: "已读", isMarked: true),
                        Choice(key: .character("2"), keyLabel: "2", label: "户口簿", isMarked: true),
                        Choice(key: .character("3"), keyLabel: "3", label: "社会保障卡或银行存折"),
                        Choice(
                            key: .character("4"), keyLabel: "4", label: "委托书", detail: "代办才要",
                            isEnabled: false),
                    ], style: .checklist)),
        ], controls: chinese, focus: .block(1, 2))

    private static let cards = Screen(
        header: header, title: "生活中遇到了什么事?",
        blocks: [
            .choices(
                choices(
                    [
                        ("生孩子", "出生一件事"), ("上学", nil), ("看病", "医保报销"), ("养老", "津贴、养老金"), ("盖房", "宅基地审批"),
                        ("丧事", nil),
                    ], style: .cards))
        ], controls: chinese, focus: .block(0, 3))

    private static let facts = [
        Fact(label: "姓名", value: "韦*例", note: "来自身份证"),
        Fact(label: "证件号码", value: "459***********0025", note: "来自身份证"),
        Fact(label: "住址", value: "广西龙州县水口镇示范村***"), Fact(label: "申请事项", value: "高龄津贴(80—89 周岁),每月 100 元"),
        Fact(label: "发放方式", value: "社会保障卡 **** **** **** 1234"),
        Fact(label: "说明", value: "本人承诺以上“内容”真实……如有虚假,愿意退回已领的津贴,并承担相应的责任。"),
    ]

    private static let review = Screen(
        header: header, title: "请看一看,对不对?", step: Step(current: 5, total: 6, label: "第5步,共6步"),
        blocks: [
            .facts(facts), .choices(choices([("对,交上去", nil), ("不对,要改", nil)], style: .cards)),
        ], controls: chinese, focus: .block(1, 0))

    private static let reviewVietnamese = Screen(
        header: header, title: "Xin kiểm tra lại", step: Step(current: 5, total: 6, label: "Bước 5 trên 6"),
        blocks: [
            .facts([
                Fact(label: "Họ và tên", value: "N***** T** H***", note: "đọc từ thẻ"),
                Fact(
                    label: "Nơi cư trú hiện nay",
                    value: "Quảng Tây, huyện Long Châu, trấn Thủy Khẩu, thôn Thị Phạm"),
                Fact(label: "Thời hạn giải quyết", value: "20 ngày làm việc kể từ ngày nhận đủ hồ sơ"),
            ]),
            .choices(choices([("Đúng, nộp hồ sơ", nil), ("Chưa đúng, sửa lại", nil)], style: .cards)),
        ], controls: vietnamese, focus: .block(1, 0))

    /// A picture of the size of a real code; it says nothing.
    private static var code: Block {
        let side = 29
        var generator = SplitMix(state: 7)
        let dark = (0..<side * side).map { place in
            let (row, column) = (place / side, place % side)
            for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
                let (y, x) = (row - top, column - left)
                guard (-1...7).contains(y), (-1...7).contains(x) else { continue }
                let ring = max(abs(y - 3), abs(x - 3))
                return ring == 3 || ring < 2
            }
            return generator.next() & 1 == 1
        }
        let caption = "用手机扫右边的码,可以看办到哪里了。"
        return BitMatrix(side: side, dark: dark).map { .code($0, caption: caption) } ?? .space
    }

    private static let receipt = Screen(
        header: Header(place: header.place, status: [StatusMark("打印机没有纸", .bad)], clock: header.clock),
        title: "收下了,请记住回执号", step: Step(current: 6, total: 6, label: "第6步,共6步"),
        blocks: [
            .number(label: "回执号", value: "0423 261123 0007 6"),
            .text("打印机没有纸。您的事已经交上去了,拍下右边的码,或者抄下号码。", .notice(.warning)),
            .text("20 个工作日内给您回音,就是 12 月 21 日,星期一之前。", .body),
            code,
        ], controls: chinese)

    private static let progress = Screen(
        header: header, title: "办到哪里了",
        blocks: [
            .facts([Fact(label: "高龄津贴申领", value: "还在办(审核中)")]),
            .steps([
                ProgressStep(label: "收下了", detail: "(受理)水口镇便民服务中心,11月23日", state: .done),
                ProgressStep(label: "镇里看过了", detail: "(初审)水口镇人民政府,11月26日", state: .done),
                ProgressStep(label: "县里正在看", detail: "(复审)龙州县民政局,12月10日前", state: .current),
                ProgressStep(label: "办好了", detail: "(办结)津贴打到社会保障卡", state: .todo),
            ]),
            .text("从 11 月 20 日 18:00 起没有网络,以上是那时的情况。", .notice(.normal)),
        ], controls: chinese)

    private static let progressZhuang = Screen(
        header: headerZhuang, title: "Saeh gou guh daengz gizlawz",
        blocks: [
            .steps([
                ProgressStep(label: "Sou roengzdaeuj lo", detail: "Suijgouj Cin (受理)", state: .done),
                ProgressStep(
                    label: "Yen seizneix cingq yawj", detail: "Lungzcouh Yen Minzcwnggiz (复审)",
                    state: .current),
                ProgressStep(label: "Guh baenz lo", detail: "(办结)", state: .todo),
            ]),
            .text(
                "Seizneix mbouj miz muengx, aen saeh neix dwg ngoenz 20 nyied 11 rox daeuj.",
                .notice(.warning)),
        ], controls: zhuang)

    private static let idle: Screen = {
        var screen = review
        screen.overlay = Overlay(
            title: "还在吗?", lines: ["好一会儿没有人按键了。", "为了不让别人看到您的资料,时间到了就退出,没交的内容会清除。"],
            choices: choices([("还在,接着办", nil), ("不办了,退出", nil)]),
            countdown: Countdown(remaining: 18, total: 30, label: "还有 18 秒"))
        screen.focus = .overlay(0)
        return screen
    }()

    private static let keypad = Screen(
        header: header, title: "请输入手机号码", step: Step(current: 3, total: 6, label: "第3步,共6步"),
        blocks: [
            .field(Field(label: "手机号码", text: "1387712")),
            .keyboard(
                Keyboard(
                    rows: ["123", "456", "789"].map { row in
                        row.map { Keyboard.Button(key: .character($0), label: String($0)) }
                    } + [
                        [
                            Keyboard.Button(key: .backspace, label: "删一个"),
                            Keyboard.Button(key: .character("0"), label: "0"),
                            Keyboard.Button(key: .enter, label: "好了"),
                        ]
                    ])),
        ], controls: controls(["返回", "首页", "再听一遍", "大字/语言", "求助"], keys: ["F1", "F2", "F3", "F4", "F5"]))

    private static let pinyin = Screen(
        header: header, title: "请输入姓名",
        blocks: [
            .field(
                Field(
                    label: "姓名", preedit: "wei", candidates: ["韦", "为", "魏", "位", "未", "围", "喂", "胃", "微"],
                    hasNextCandidates: true)),
            .keyboard(
                Keyboard(
                    rows: ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { row in
                        row.map { Keyboard.Button(key: .character($0), label: String($0)) }
                    })),
        ], controls: controls(["返回", "首页", "再听一遍", "大字/语言", "求助"], keys: ["F1", "F2", "F3", "F4", "F5"]))

    private static let guide = Screen(
        header: header, title: "办事指南:高龄津贴申领",
        blocks: [
            .text("80 周岁以上的老人,每个月可以领一份补贴。钱打到社会保障卡上,不收任何费用。", .large),
            .facts([
                Fact(label: "谁可以办", value: "户口在广西、满 80 周岁的老人;可以由家里人或村干部代办"),
                Fact(label: "要带什么", value: "身份证、户口簿、社会保障卡"), Fact(label: "要多久", value: "20 个工作日(法定 30 个)"),
                Fact(label: "要多少钱", value: "不要钱"), Fact(label: "谁来办", value: "水口镇人民政府 → 龙州县民政局"),
                Fact(label: "依据", value: "《中华人民共和国老年人权益保障法》第三十三条;《广西壮族自治区实施〈中华人民共和国老年人权益保障法〉办法》"),
                Fact(label: "不满意", value: "拨打 12345,或者到镇政府“好差评”窗口"),
            ]),
            .choices(choices([("现在就办", nil)])),
        ], controls: chinese, focus: .block(2, 0))

    private static let waiting = Screen(
        header: header, title: "正在交上去",
        blocks: [.waiting(label: "正在把您的申请封好、存好", limit: "一般 2 秒,最多 10 秒"), .text("存好了才会告诉您。停电也不会丢。", .body)],
        controls: chinese.map { control in
            var control = control
            control.isEnabled = control.keyLabel == "*"
            return control
        })

    private static let toast: Screen = {
        var screen = home
        screen.toast = "语言已换成中文"
        return screen
    }()
}
