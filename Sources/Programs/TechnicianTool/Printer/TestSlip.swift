import Domain

/// The slip of `kioskctl printer test`: every kind of block, so that fonts, QR code and cut can be looked at.
enum TestSlip {
    /// The slip for this moment. It names the booth, never a person.
    static func document(boothName: String, at moment: Instant) -> SlipDocument {
        SlipDocument(
            language: .chinese, receiptNumber: "TEST-\(moment.milliseconds)",
            blocks: [
                .title(boothName), .subtitle("打印测试 · Test"), .rule,
                .number(label: "测试号码", value: "0123 456789"),
                .row(label: "时间", value: moment.localText),
                .row(label: "汉字", value: "便民服务亭 龙州县上龙乡弄平村"),
                .row(label: "Vahcuengh", value: "Sawcuengh"),
                .row(label: "Tiếng Việt", value: "Ă ắ Â ậ Đ đ Ê ệ Ô ỗ Ơ ợ Ư ữ"),
                .rule, .paragraph("如果以上文字清楚、没有方框，且二维码可以扫描，则打印机和字体正常。"),
                .code(content: "TING-TEST-\(moment.milliseconds)", caption: "二维码测试"),
                .finePrint("This slip belongs to nobody. 本回执不对应任何办件。"),
            ])
    }
}
