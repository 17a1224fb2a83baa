import Testing

@testable import Domain

@Suite("What an onlooker sees of a person's data")
struct MaskingTests {
    @Test(
        "Document numbers keep the share of their kind",
        arguments: [
            ("450000194101010025", "450***********0025"), ("450000410101002", "450*********002"),
            ("VNM123456789123", "VNM*********123"), ("B12345678", "B*****678"), ("12345678", "1****678"),
            ("1234567", "*******"), ("1", "*"), ("", ""),
        ])
    func documentNumbers(number: String, shown: String) {
        #expect(Masking.documentNumber(number) == shown)
    }

    @Test(
        "Names keep what the rule for their script and length keeps",
        arguments: [
            ("覃样", "覃*"), ("农样香", "农*香"), ("欧阳建华", "欧**华"), ("阿依·买买提", "阿*·买*提"),
            ("阿依‧买买提", "阿*‧买*提"), ("Nguyễn Thị Hạnh", "N***** T** H***"), ("韦", "*"), ("", ""), ("A", "*"),
        ])
    func names(name: String, shown: String) {
        #expect(Masking.name(name) == shown)
    }

    @Test(
        "A short name that a card pads with blanks is not shown whole",
        arguments: ["覃　样", "覃 样", "覃\u{200B}样", "覃样　　", " 覃样", "覃\u{A0}样"])
    func paddedNames(name: String) {
        #expect(Masking.name(name) == "覃*")
    }

    @Test(
        "Telephone numbers keep area and end",
        arguments: [
            ("13800135678", "138****5678"), ("0771-1234234", "0771-****234"),
            ("010-12345678", "010-*****678"),
            ("12345", "*****"), ("1234567", "****567"), ("138-0013-5678", "**********678"),
            ("1380013-5678", "*********678"),
        ])
    func phones(number: String, shown: String) {
        #expect(Masking.phone(number) == shown)
    }

    @Test(
        "Bank cards keep their last four digits and not their length",
        arguments: [
            ("6222020000001234", "**** **** **** 1234"), ("6222 0200 0000 0001 234", "**** **** **** 1234"),
            ("1234", "****"),
        ])
    func bankCards(number: String, shown: String) {
        #expect(Masking.bankCard(number) == shown)
    }

    @Test(
        "Addresses are shown down to the village, or to the last division they name",
        arguments: [
            ("广西龙州县水口镇示范村示范屯12号", "广西龙州县水口镇示范村***"),
            ("广西龙州县水口镇示范村", "广西龙州县水口镇示范村***"),
            ("广西龙州县水口镇示范村样例村3号", "广西龙州县水口镇示范村***"),
            ("广西龙州县水口镇示范屯12号", "广西龙州县水口镇***"),
            ("南宁市青秀区样例街道样例社区3栋2单元501室", "南宁市青秀区样例街道样例社区***"),
            ("南宁市西乡塘区大学路100号农村信用社", "南宁市西乡塘区***"),
            ("南宁市青秀区民族大道1号阳光小区3栋", "南宁市青秀区***"), ("南宁市兴宁区朝阳路12号古镇公寓", "南宁市兴宁区***"),
            ("广西壮族自治区虚构市样例县测试路1号", "广西壮族自治区虚构市样例县***"), ("广西三江县样例镇三组", "广西三江县样例镇***"),
            ("测试路１号", "***"), ("No. 5, Test Road", "***"), ("", ""),
        ])
    func addresses(address: String, shown: String) {
        #expect(Masking.address(address) == shown)
    }

    @Test("Of a date of birth the year is shown")
    func birth() throws {
        let day = try #require(CivilDate(year: 1941, month: 3, day: 7))
        #expect(Masking.birth(day) == "1941-**-**")
    }
}
