import Forms

/// A pattern on the first line and a text behind it, as a form's `regex()` meets them.
enum PatternJourney {
    private static let session = FixedWorld.session(
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
        <instance><data id="fuzz" version="1"><text/><pattern/></data></instance></model></h:head>
        <h:body><input ref="/data/text"/><input ref="/data/pattern"/></h:body></h:html>
        """)

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        guard var session else { return "The fixed form does not compile." }
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        let pattern = String(decoding: parts.first ?? [], as: UTF8.self)
        let text = String(decoding: parts.dropFirst().first ?? [], as: UTF8.self)
        // A field holds no control characters; then there is nothing to match.
        guard (try? session.answer("/data/pattern", pattern)) != nil,
            (try? session.answer("/data/text", text)) != nil
        else { return nil }
        let found = matches("regex(/data/text, /data/pattern)", session)
        // Whatever a pattern matches as a whole it also matches somewhere.
        let whole = matches("regex(/data/text, concat('^(?:', /data/pattern, ')$'))", session)
        if found == false, whole == true {
            return "A pattern matches all of a text but no part of it: \(pattern)"
        }
        return nil
    }

    /// nil where the pattern is refused.
    private static func matches(_ expression: String, _ session: FormSession) -> Bool? {
        (try? session.evaluate(expression))?.boolean
    }
}
