import Testing

@testable import Printing

@Suite("Paper cut to length")
struct CutPaperTests {
    private static let names = ["om_slip_80x297mm", "custom_min_40x30mm", "custom_max_81x2000mm"]

    @Test("The bounds are read from the names of the media, and a printer of fixed sizes has none")
    func bounds() {
        let cut = CutPaper(mediaNames: Self.names)
        #expect(cut?.widths == 40...81 && cut?.lengths == 30...2_000)
        #expect(CutPaper(mediaNames: ["na_letter_8.5x11in", "iso_a4_210x297mm"]) == nil)
        #expect(CutPaper(mediaNames: ["custom_min_40x30mm"]) == nil)
        #expect(CutPaper(mediaNames: ["custom_min_80x80mm", "custom_max_40x40mm"]) == nil)
    }

    @Test(
        "A slip is cut at its length, or the shortest the printer cuts, and never at one it refuses",
        arguments: [
            (80, 162, 162), (80, 15, 31), (80, 30, 31), (80, 1_999, 1_999), (80, 2_000, nil), (39, 100, nil),
            (82, 100, nil),
        ] as [(Int, Int, Int?)])
    func length(width: Int, height: Int, cut: Int?) {
        #expect(CutPaper(mediaNames: Self.names)?.length(width: width, height: height) == cut)
    }
}
