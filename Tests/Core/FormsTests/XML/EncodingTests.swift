import Forms
import Testing

@Suite("The encoding of XML")
struct EncodingTests {
    private func fault(_ bytes: [UInt8]) -> XMLFault? {
        do throws(XMLFault) {
            _ = try XMLReader.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("UTF-8 is read, with or without its mark, whether the document says so or says nothing")
    func utf8() throws {
        for head in [
            "", "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<?xml version='1.0' encoding = 'UTF-8' standalone='yes'?>",
            "<?xml version='1.0' encoding='ASCII'?>",
        ] {
            for mark in ["", "\u{FEFF}"] {
                #expect(try XMLReader.read("\(mark)\(head)<a>韦 encoding='GBK'</a>".utf8).text.hasPrefix("韦"))
            }
        }
    }

    @Test("Another encoding, said or used, is refused with its line and what to do")
    func others() {
        for name in ["GB18030", "gbk", "UTF-16", "UTF-7", "ISO-8859-1", "UCS-4", "EBCDIC", "", "nonsense"] {
            let found = fault(Array("<?xml version=\"1.0\" encoding=\"\(name)\"?><a/>".utf8))
            #expect(found?.code == .encoding, "\(name)")
            #expect(found?.remedy.contains("UTF-8") == true)
        }
        let wide = Array("<a>韦</a>".utf16)
        let little = wide.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big = wide.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(fault([0xFF, 0xFE] + little)?.code == .encoding)
        #expect(fault([0xFE, 0xFF] + big)?.code == .encoding)
        #expect(fault(big)?.code != nil)
    }

    @Test("Bytes that are no UTF-8 are refused with the line that they are on")
    func wrongBytes() {
        for bytes: [UInt8] in [
            [0xCE, 0xA4 + 0x20], [0xFF], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE9], [0x80],
        ] {
            let found = fault(Array("<a>\n韦\n".utf8) + bytes + Array("</a>".utf8))
            #expect(found?.code == .encoding)
            #expect(found?.line == 3)
        }
    }

    @Test("A NUL is refused wherever it stands")
    func nothing() {
        for text in ["\u{0}<a/>", "<a>\u{0}</a>", "<a b='\u{0}'/>", "<\u{0}a/>", "<a/>\u{0}"] {
            #expect(fault(Array(text.utf8))?.code == .malformed, "\(text.debugDescription)")
        }
    }
}
