import Testing

@testable import CountyJob

@Suite("Unified social credit codes")
struct UnifiedSocialCreditCodeTests {
    @Test(
        "Public codes of real bodies are right",
        arguments: [
            "11370800MB28559184", "11370883MB2857374H", "11440100007482575H", "11100000000013338W",
            "11430000006122244L", "11220000013544541J", "11100000000013661B", "11100000MB03271699",
            "11370900MB28449441", "11370900004341048Y", "11330105002500287C", "11511301008778183N",
            "11451423MB99000135", "13451423MB9900099R",
        ])
    func right(code: String) {
        #expect(UnifiedSocialCreditCode.isValid(code))
    }

    @Test("Any one character changed makes a code wrong")
    func everyChange() {
        let code = Array("11451423MB99000135")
        for place in code.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != code[place] {
                var changed = code
                changed[place] = other
                #expect(!UnifiedSocialCreditCode.isValid(String(changed)))
            }
        }
    }

    @Test(
        "Other lengths and letters are wrong",
        arguments: ["", "1145", "11451423MB9900013I", "11451423mb99000135"])
    func shapes(code: String) {
        #expect(!UnifiedSocialCreditCode.isValid(code))
    }
}
