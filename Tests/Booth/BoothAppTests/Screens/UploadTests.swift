import BoothApp
import Domain
import Forms
import Foundation
import TerminalUI
import Testing

@Suite("Papers and signatures")
struct UploadTests {
    private static let form = """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
         xmlns:jr="http://openrosa.org/javarosa"><h:head><model>
        <instance><data id="gaoling-jintie"><paper/><sign/><end/></data></instance>
        <instance id="booth" src="jr://file/booth.xml"/>
        <bind nodeset="/data/paper" type="binary" required="true()"
         relevant="instance('booth')/booth/scanner = 'yes'"/>
        <bind nodeset="/data/sign" type="binary" relevant="instance('booth')/booth/signature = 'yes'"/>
        </model></h:head><h:body>
        <upload ref="/data/paper" mediatype="application/*" appearance="scan pages-3"><label>Paper</label></upload>
        <upload ref="/data/sign" mediatype="image/*" appearance="signature"><label>Name</label></upload>
        <input ref="/data/end"><label>End</label></input></h:body></h:html>
        """

    private func stage(scanner: Bool = true, pad: Bool = true) throws -> Rehearsal {
        var stage = try Rehearsal { $0.hasSignaturePad = pad }
        stage.world.form = try FormDefinition(xml: Array(Self.form.utf8))
        stage.world.imaging.hasScanner = scanner
        try stage.arrive()
        try stage.openForm()
        return stage
    }

    private func isAtEnd(_ stage: Rehearsal) -> Bool { stage.field?.label == "End" }

    /// A finger's way over the pad.
    private func draw(_ stage: inout Rehearsal) throws {
        try stage.happen(.pad(.down(PadPoint(x: 3.5, y: 5))))
        for step in 0..<10 { try stage.happen(.pad(.move(PadPoint(x: 4.5 + Double(step), y: 5)))) }
    }

    private func submitted(_ stage: inout Rehearsal) throws -> SubmissionOrder {
        #expect(isAtEnd(stage))
        try stage.press(.enter)
        try stage.submit()
        return try #require(stage.world.orders.last)
    }

    @Test("A form asks for papers and signatures where the booth can take them, and only there")
    func devices() throws {
        var bare = try stage(scanner: false, pad: false)
        #expect(isAtEnd(bare))
        #expect(try submitted(&bare).attachments.isEmpty)
        #expect(try stage(scanner: true, pad: false).words.contains("Paper"))
        #expect(try stage(scanner: false, pad: true).words.contains("Name"))
    }

    @Test("Pages are scanned one after the other, up to what the form takes, and go along with the answers")
    func pages() throws {
        var stage = try stage()
        #expect(stage.words.contains(stage.say("scan.prompt")))
        try stage.choose(stage.say("scan.first"))
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "1"])))
        try stage.choose(stage.say("scan.more"))
        try stage.choose(stage.say("scan.more"))
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "3"])))
        #expect(!stage.choices.contains { $0.label == stage.say("scan.more") })
        try stage.choose(stage.say("form.continue"))
        try draw(&stage)
        try stage.choose(stage.say("sign.done"))
        #expect(isAtEnd(stage))
        try stage.press(.enter)
        #expect(stage.words.contains(stage.say("scan.count", ["count": "3"])))
        #expect(stage.words.contains(stage.say("sign.taken")))
        #expect(!stage.words.contains(".pdf"))
        try stage.submit()
        let order = try #require(stage.world.orders.last)
        #expect(order.attachments.map(\.mediaType) == ["application/pdf", "image/png"])
        #expect(order.attachments.map(\.bytes) == ["page 1page 2page 3", "signature"].map { Data($0.utf8) })
        for file in order.attachments { #expect(order.answersXML.contains(">\(file.name)<")) }
    }

    @Test("Scanning again from the start forgets the pages before")
    func anew() throws {
        var stage = try stage()
        try stage.choose(stage.say("scan.first"))
        try stage.choose(stage.say("scan.anew"))
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "1"])))
        try stage.choose(stage.say("form.continue"))
        try stage.choose(stage.say("sign.later"))
        let order = try submitted(&stage)
        #expect(order.attachments.map(\.bytes) == [Data("page 2".utf8)])
    }

    @Test("A paper that must be there is not passed over")
    func required() throws {
        var stage = try stage()
        #expect(!stage.choices.contains { $0.label == stage.say("scan.later") })
        try stage.press(.pageDown, .character("9"))
        #expect(stage.words.contains("Paper"))
    }

    @Test(
        "An empty page is not kept, and a trouble is said with what to do; both leave the pages before",
        arguments: [
            (nil, "scan.blank"), (.absent, "scan.absent"), (.busy, "scan.busy"), (.empty, "scan.empty"),
            (.jammed, "scan.jammed"), (.coverOpen, "scan.cover-open"), (.failed, "scan.failed"),
        ] as [(ImagingTrouble?, String)])
    func troubles(trouble: ImagingTrouble?, message: String) throws {
        var stage = try stage()
        try stage.choose(stage.say("scan.first"))
        stage.world.imaging.trouble = trouble
        stage.world.imaging.isBlank = trouble == nil
        try stage.choose(stage.say("scan.more"))
        #expect(stage.words.contains(stage.say(message)))
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "1"])))
        try stage.choose(stage.say("scan.more"))
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "2"])))
    }

    @Test("While a page is scanned nothing else happens to the form, and who leaves gets none of it")
    func underway() throws {
        var stage = try stage()
        stage.world.imaging.isSlow = true
        try stage.choose(stage.say("scan.first"))
        #expect(stage.words.contains(stage.say("scan.underway")))
        try stage.press(.backspace, .escape, .enter, .character("1"))
        #expect(stage.words.contains(stage.say("scan.underway")))
        let late = try #require(stage.world.imaging.waiting.first)
        try stage.press(.character("/"))
        try stage.choose(stage.say("leave.yes"))
        try stage.happen(.reader(.removed))
        stage.world.imaging.isSlow = false
        try stage.arrive()
        try stage.openForm()
        try stage.happen(.imaging(late))
        #expect(stage.choices.contains { $0.label == stage.say("scan.first") })
    }

    @Test("A signature is drawn, wiped, drawn again, and taken with all its strokes")
    func signature() throws {
        var stage = try stage(scanner: false)
        #expect(stage.choices.first { $0.label == stage.say("sign.done") }?.isEnabled == false)
        try draw(&stage)
        try stage.choose(stage.say("sign.clear"))
        #expect(stage.choices.first { $0.label == stage.say("sign.done") }?.isEnabled == false)
        try draw(&stage)
        try draw(&stage)
        try stage.choose(stage.say("sign.done"))
        let strokes = try #require(stage.world.imaging.signatures.first)
        #expect(strokes.strokes.map(\.count) == [11, 11])
        #expect(!"\(strokes)".contains("3.5"))
        #expect(isAtEnd(stage))
        try stage.press(.backspace)
        try stage.choose(stage.say("sign.done"))
        #expect(stage.world.imaging.signatures.count == 1 || stage.world.imaging.signatures.count == 2)
        #expect(try submitted(&stage).attachments.count == 1)
    }

    @Test("A hand that plays on the pad fills no memory")
    func playing() throws {
        var stage = try stage(scanner: false)
        for step in 0..<20_000 {
            try stage.happen(
                .pad(
                    step % 7 == 0 ? .down(PadPoint(x: 1, y: 1)) : .move(PadPoint(x: Double(step % 60), y: 3)))
            )
        }
        try stage.choose(stage.say("sign.done"))
        let strokes = try #require(stage.world.imaging.signatures.first)
        #expect(strokes.strokes.reduce(0) { $0 + $1.count } <= 4000)
    }

    @Test("A language chosen in the middle keeps pages and strokes")
    func languages() throws {
        var stage = try stage()
        try stage.choose(stage.say("scan.first"))
        try stage.press(.character("*"), .character("3"))
        stage.language = .english
        #expect(stage.words.contains(stage.say("scan.pages", ["count": "1"])))
    }

    @Test("Nothing of a paper or a signature is in what the application prints of itself")
    func masked() throws {
        var file = AttachedFile(
            name: "material-1.pdf", mediaType: "application/pdf", bytes: Data("韦样例".utf8), pageCount: 1)
        file.bytes += Data("450000".utf8)
        var dumped = ""
        dump(file, to: &dumped)
        #expect(!dumped.contains("material") && !"\(file)".contains("material"))
    }
}
