import Forms

/// A list in CSV, as the county publishes it beside a form.
enum ListJourney {
    private static let instance: ExternalInstance? = {
        let xml = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
            <instance><data id="fuzz" version="1"><a/></data></instance>
            <instance id="list" src="jr://file-csv/list.csv"/></model></h:head><h:body/></h:html>
            """
        return (try? FormDefinition(xml: Array(xml.utf8)))?.externalInstances.first
    }()

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        guard let instance else { return "The fixed form does not compile." }
        do throws(ExternalDataFault) {
            let list = try ExternalData.read(bytes, of: instance)
            for row in list.elements where row.elements.isEmpty || row.line < 2 {
                return "A row has no field or no line: \(row.line)"
            }
        } catch {
            if error.line < 1 || error.message.isEmpty || error.remedy.isEmpty {
                return "A refusal lacks its line, its message or its remedy: \(error.code)"
            }
        }
        return nil
    }
}
