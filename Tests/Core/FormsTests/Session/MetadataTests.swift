import Forms
import Testing

@Suite("What fills itself: preloads, the booth's place, revisions")
struct MetadataTests {
    @Test("Each preload that a booth has is filled; the others stay empty and the writer is told")
    func preloads() throws {
        let form = try FormFixture.form(
            "<uid/><start/><day/><device/><phone/><end/>",
            binds: """
                <bind nodeset="/data/uid" jr:preload="uid"/>
                <bind nodeset="/data/start" jr:preload="timestamp" jr:preloadParams="start" type="dateTime"/>
                <bind nodeset="/data/end" jr:preload="timestamp" jr:preloadParams="end" type="dateTime"/>
                <bind nodeset="/data/day" jr:preload="date" jr:preloadParams="today" type="date"/>
                <bind nodeset="/data/device" jr:preload="property" jr:preloadParams="deviceid"/>
                <bind nodeset="/data/phone" jr:preload="property" jr:preloadParams="phonenumber"/>
                """)
        var context = try FormFixture.context()
        context.deviceID = "booth-1"
        let session = try FormSession(form: form, context: context)
        #expect(session.value(at: "/data/uid") == "uuid:00000000-0000-4000-8000-000000000001")
        #expect(session.value(at: "/data/start")?.hasPrefix("2026-11-23T09:30:00.000+08:00") == true)
        #expect(session.value(at: "/data/day") == "2026-11-23")
        #expect(session.value(at: "/data/device") == "booth-1")
        #expect(session.value(at: "/data/phone") == "")
        #expect(session.submissionXML().contains("<end>2026-11-23T09:30:00.000+08:00</end>"))
        #expect(form.warnings.map(\.code) == ["preload-empty"])
    }

    @Test("setgeopoint puts in where the booth stands; without a place the field stays empty")
    func location() throws {
        let form = try FormFixture.form(
            "<a/>",
            binds: """
                <bind nodeset="/data/a" type="geopoint"/>
                <odk:setgeopoint event="odk-instance-first-load" ref="/data/a"/>
                """)
        var context = try FormFixture.context()
        #expect(try FormSession(form: form, context: context).value(at: "/data/a") == "")
        context.location = "22.34 106.85 120 5"
        #expect(try FormSession(form: form, context: context).value(at: "/data/a") == "22.34 106.85 120 5")
    }

    @Test("A revision gets an instance ID of its own and names the one it takes the place of")
    func revision() throws {
        let form = try FormFixture.form(
            "<a/><meta><instanceID/><deprecatedID/></meta>",
            binds: "<bind nodeset=\"/data/meta/instanceID\" jr:preload=\"uid\"/>",
            body: "<input ref='/data/a'/>")
        var first = try FormSession(form: form, context: try FormFixture.context())
        try first.answer("/data/a", "x")
        let context = FormContext(
            today: try Require.value(FormDate("2026-12-01")), nowMilliseconds: FormFixture.nowMilliseconds,
            uuid: { "00000000-0000-4000-8000-000000000002" })
        let second = try FormSession(form: form, revising: first.submissionXML(), context: context)
        #expect(second.value(at: "/data/a") == "x")
        #expect(second.value(at: "/data/meta/instanceID") == "uuid:00000000-0000-4000-8000-000000000002")
        #expect(second.value(at: "/data/meta/deprecatedID") == "uuid:00000000-0000-4000-8000-000000000001")
    }

    @Test("A question's action puts a value in when the answer changes, and can follow it")
    func valueChange() throws {
        var session = try FormFixture.session(
            "<a/><note/><copy/>",
            body: """
                <input ref="/data/a">
                <setvalue event="xforms-value-changed" ref="/data/note">changed</setvalue>
                <setvalue event="xforms-value-changed" ref="/data/copy" value="concat(/data/a, '!')"/></input>
                """)
        #expect(session.value(at: "/data/note") == "")
        try session.answer("/data/a", "x")
        #expect(session.value(at: "/data/note") == "changed")
        #expect(session.value(at: "/data/copy") == "x!")
    }
}
