import Testing

@testable import ProgramFoundation

@Suite("Configuration files")
struct ConfigurationFileTests {
    private func entries(_ yaml: String) throws -> [ConfigurationFile.Entry] {
        try ConfigurationFile(path: "sample.yaml", text: yaml).entries
    }

    private func fault(_ yaml: String) -> ProgramFault? {
        do {
            _ = try ConfigurationFile(path: "sample.yaml", text: yaml)
            return nil
        } catch {
            return error
        }
    }

    @Test("Sections become parts of the key, and each value knows its line")
    func flattening() throws {
        #expect(
            try entries("# comment\na: 1\nb:\n  c: 'two words'\n  d:\n    e: 3\nf.g: 4\n") == [
                .init(key: "a", value: "1", line: 2), .init(key: "b.c", value: "two words", line: 4),
                .init(key: "b.d.e", value: "3", line: 6), .init(key: "f.g", value: "4", line: 7),
            ])
    }

    @Test(
        "A file without settings, or a key without a value, is the same as none",
        arguments: ["", "\n# only comments\n", "---\n", "a:\n", "a: ~\n", "a: ''\n", "null\n"])
    func empty(yaml: String) throws {
        #expect(try entries(yaml).isEmpty)
    }

    @Test("A quoted word null is a text")
    func quotedNull() throws {
        #expect(try entries("a: 'null'\n").map(\.value) == ["null"])
    }

    @Test(
        "What is not YAML is refused with its line",
        arguments: [
            ("a: 1\nb: [1, 2\nc: 3\n", 3), ("a: 1\n\tb: 2\n", 2), ("a: 'open\n", 2), ("a: b: c\n", 1),
        ])
    func notYAML(yaml: String, line: Int) {
        let fault = fault(yaml)
        #expect(fault?.code == "configuration-unreadable")
        #expect(fault?.status == .configuration)
        #expect(fault?.cause.contains("sample.yaml, line \(line)") == true, "\(fault?.cause ?? "")")
    }

    @Test("A key that stands twice in a section is refused with the section's first line")
    func duplicate() {
        let fault = fault("x: 1\na:\n  b: 1\n  b: 2\n")
        #expect(fault?.code == "configuration-unreadable")
        #expect(fault?.cause.contains("sample.yaml, line 3") == true, "\(fault?.cause ?? "")")
        #expect(fault?.cause.contains("b stands twice") == true, "\(fault?.cause ?? "")")
    }

    @Test("A file that is a list or a text is refused", arguments: ["- a\n- b\n", "just words\n"])
    func notSettings(yaml: String) {
        #expect(fault(yaml)?.code == "configuration-shape")
    }

    @Test("A setting that stands both alone and in its section is refused")
    func twice() throws {
        let file = try ConfigurationFile(path: "sample.yaml", text: "a.b: 1\na:\n  b: 2\n")
        #expect(file.problems == ["sample.yaml, line 3: a.b stands on line 1 already"])
    }
}
