import Domain

/// Slips as the front composes them, with invented and masked persons.
enum SampleSlips {
    static let trackingAddress = "https://example.org/t/042326112300076"

    static let all: [SlipDocument] = [chinese, zhuang, english, vietnamese]

    static let chinese = slip(
        [
            .title("便民服务亭"),
            .subtitle("龙州县水口镇示范村(虚构) 0423号"),
            .rule,
            .subtitle("业务回执"),
            .number(label: "回执编号", value: "0423 261123 0007 6"),
            .rule,
            .row(label: "事项", value: "高龄津贴申领"),
            .row(label: "申请人", value: "农*香"),
            .row(label: "代办人", value: "阿*·买*提(受委托,一九四一年起居住于水口镇示范村岜峒屯的家人)"),
            .row(label: "提交时间", value: "2026年11月23日 09:41"),
            .row(label: "承诺办结", value: "2026年12月7日前"),
            .row(label: "材料", value: "户口簿(扫描2页)、社会保障卡(核验)"),
            .rule,
            .paragraph("您的申请已经保存,网络恢复后自动送到龙州县民政局。请保管好本回执,凭回执编号可以随时查询进度。"),
            .code(content: trackingAddress, caption: "扫码查询办理进度"),
            .rule,
            .finePrint("咨询 12345　监督 0771-0000000"),
            .finePrint("此回执不含您的完整证件号码。示例数据,以当地政务服务中心公布为准。"),
        ], in: .chinese)

    static let zhuang = slip(
        [
            .title("Gvangjsih Bouxcuengh Swcigih Yinzminz Cwngfuj"),
            .subtitle("便民服务亭 0423"),
            .rule,
            .number(label: "回执编号", value: "0423 261123 0007 6"),
            .row(
                label: "Yinzminz Cwngfuj Gvangjsih",
                value: "Mbanj Ranz Bouxcuengh Sawcuengh Vahcuengh Gvangjsih"),
            .row(label: "Seizneix", value: "2026-11-23 09:41"),
            .paragraph("Mwngz ndei! Docih mwngz. It, ngeih, sam, seiq, haj, roek, caet, bet, gouj, cib."),
            .code(content: trackingAddress, caption: "Ra"),
            .finePrint("此回执不含您的完整证件号码。"),
        ], in: .zhuang)

    static let english = slip(
        [
            .title("Community Service Booth"),
            .subtitle("Shuikou Town, Longzhou County · No. 0423"),
            .rule,
            .number(label: "Receipt number", value: "0423 261123 0007 6"),
            .rule,
            .row(label: "Service", value: "Old-age allowance"),
            .row(label: "Applicant", value: "N***** T** H***"),
            .row(
                label: "Person who acts for the applicant",
                value: "W************************ V*****************"),
            .row(label: "Due", value: "7 December 2026"),
            .rule,
            .paragraph(
                "Your application is kept safe and goes to the county by itself. Keep this slip: with its number you can ask at any time."
            ),
            .code(content: trackingAddress, caption: "Scan to see the progress"),
            .number(label: "Acceptance number", value: "11451423MB990001354450511901000202611230007"),
            .finePrint("This slip does not hold your full ID number."),
        ], in: .english)

    static let vietnamese = slip(
        [
            .title("Quầy dịch vụ công tự phục vụ"),
            .subtitle("Chào mừng · Tiếng Việt"),
            .rule,
            .number(label: "Số biên nhận", value: "0423 261123 0007 6"),
            .rule,
            .row(label: "Tra cứu tiến độ", value: "Việc này phải làm tại quầy"),
            .row(label: "Hạn giải quyết", value: "07/12/2026"),
            .row(label: "Người nộp", value: "N***** T** H***"),
            .paragraph("Vui lòng lấy lại thẻ. Cần giúp đỡ: 12345. Ẵ ẵ Ỡ ỡ Ữ ữ Ặ ặ đ Đ."),
            .code(content: trackingAddress, caption: "Tra cứu tiến độ"),
            .finePrint("Đánh giá dịch vụ · In biên nhận"),
        ], in: .vietnamese)

    static func slip(
        _ blocks: [SlipDocument.Block], in language: Language = .chinese,
        receipt: String = "042326112300076"
    ) -> SlipDocument {
        SlipDocument(language: language, receiptNumber: receipt, blocks: blocks)
    }
}
