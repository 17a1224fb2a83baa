import Forms
import Testing

@Suite("Digests, base64 and places in expressions")
struct EncodingFunctionTests {
    static let digests: [Row] = Row.table(
        """
        digest('abc', 'MD5', 'hex') ==> 900150983cd24fb0d6963f7d28e17f72
        digest('abc', 'SHA-1', 'hex') ==> a9993e364706816aba3e25717850c26c9cd0d89d
        digest('abc', 'SHA-256', 'hex') ==> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
        digest('abc', 'SHA-256') ==> ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
        digest('abc', 'SHA-256', 'base64') ==> ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
        digest('some text', 'MD5') ==> VS4hzUzZkYZ448Gg30kbww==
        digest('some text', 'MD5', 'hex') ==> 552e21cd4cd9918678e3c1a0df491bc3
        digest('some text', 'SHA-1', 'base64') ==> N6pjx3OY2VRHMmLhoAV8HmMu2nc=
        digest('some text', 'SHA-256', 'base64') ==> uU9vElx546X/qoJvWEwQ1SraZp5nYgUbgmtVd20FrtI=
        digest('some text', 'SHA-384') ==> zJTsPphzwLmnJIZEKVj2cQZ833e5QnQW0DFEDMYgQeLuE0RJhEfsDO2fcENGG9Hz
        substr(digest('some text', 'SHA-512', 'hex'), 0, 16) ==> e2732baedca3eac1
        string-length(digest('some text', 'SHA-512', 'hex')) ==> 128
        digest('abc', 'sha-1', 'HEX') ==> a9993e364706816aba3e25717850c26c9cd0d89d
        digest(/data/name, 'MD5', 'hex') ==> 90b135614b0401a79217a165f3da9399
        digest(/data/name, 'SHA-256') ==> vb/dU5hUXsHphkauq9fIL3wjaerxRjitY/KLW02xoCA=
        digest('', 'MD5', 'hex') ==> d41d8cd98f00b204e9800998ecf8427e
        base64-decode('SGVsbG8=') ==> Hello
        base64-decode('RGFzc2Vs') ==> Dassel
        base64-decode('w6nDqMOx') ==> éèñ
        base64-decode('8J+lsA==') ==> 🥰
        string-length(base64-decode('AGEAYgBj')) ==> 6
        base64-decode('6Z+m') ==> 韦
        base64-decode('YQ==') ==> a
        base64-decode('YQ') ==> a
        base64-decode('-_-_') ==> \u{FFFD}\u{FFFD}\u{FFFD}
        base64-decode('a') ==>
        base64-decode('*') ==>
        base64-decode('') ==>
        base64-decode(/data/nothing) ==>
        """)

    // A polygon and three traces that ODK's engines measure in their own tests.
    static let places: [String: String] = [
        "shape": "7.9377 -11.5845 0 0;7.9324 -11.5902 0 0;7.927 -11.5857 0 0;7.925 -11.578 0 0;"
            + "7.9267 -11.5722 0 0;7.9325 -11.5708 0 0;7.9372 -11.5737 0 0;7.9393 -11.579 0 0;7.9377 -11.5845 0 0",
        "trace1": "38.253094215699576 21.756382658677467;38.25021274773806 21.756382658677467;"
            + "38.25007793942195 21.763892843919166;38.25290886154963 21.763935759263404;"
            + "38.25146813817506 21.758421137528785",
        "trace2": "38.25304740874071 21.75644703234866;38.25308110946615 21.763377860443143;"
            + "38.25078942453431 21.763399318115262;38.25090738066984 21.756640151397733;"
            + "38.25197740258244 21.75892539347842",
        "trace3": "38.252845204059824 21.763313487426785;38.25303055837213 21.755867675201443;"
            + "38.25072202094234 21.755803302185086;38.25062091543717 21.76294870700076;"
            + "38.25183417221606 21.75692982997134",
        "square": "0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0",
    ]

    static let measures: [Row] = Row.table(
        """
        area('$shape') ==> 2333220.77
        distance('$shape') ==> 5724.36
        area('$trace1') ==> 151451.76
        distance('$trace1') ==> 1800.69
        area('$trace2') ==> 122754.94
        distance('$trace2') ==> 1684.62
        area('$trace3') ==> 93911.49
        distance('$trace3') ==> 2076.24
        area('$shape ; ;') ==> 2333220.77
        area('7.9377 -11.5845 0 0;7.9324 -11.5902 0 0') ==> 0
        distance('7.9377 -11.5845 0 0;7.9324 -11.5902 0 0') ==> 861.99
        distance('7.9377 -11.5845 0 0', '7.9324 -11.5902 0 0') ==> 861.99
        distance('0 0;0 1') ==> 111318.85
        distance('0 0;0 90') ==> 10018696.05
        distance('0 0', '0 90', '0 0') ==> 20037392.1
        distance('90 0;90 1') ==> 0
        distance('7.9377 -11.5845 0 0;7.9377 -11.5845 0 0') ==> 0
        distance('1 1') ==> 0
        area('1 1') ==> 0
        area('5000 5000; 5000 5000') ==> NaN
        distance('a') ==> NaN
        area('') ==> NaN
        distance(/data/empty) ==> NaN
        area(/data/nothing) ==> NaN
        distance('1 1;;2 2') ==> NaN
        distance('1 1 0 -3;2 2') ==> NaN
        geofence('0.5 0.5 0 0', '$square') ==> true
        geofence('-1 0.5 0 0', '$square') ==> false
        geofence('2 0.5 0 0', '$square') ==> false
        geofence('0.5 2 0 0', '$square') ==> false
        geofence('0.5 -1 0 0', '$square') ==> false
        geofence('-1 0 0 0', '$square') ==> false
        geofence('-1 1 0 0', '$square') ==> false
        geofence('0 -1 0 0', '$square') ==> false
        geofence('38.25081280703969 21.760299116099116', '$trace1;38.253094215699576 21.756382658677467') ==> true
        geofence('38.252062644683356 21.758894013612437', '$trace1;38.253094215699576 21.756382658677467') ==> false
        geofence('', '$square') ==> false
        geofence('0 0', '') ==> false
        geofence('0.5 0.5', '0 0;0 1;1 1;1 0;2 0') ==> false
        intersects('$square') ==> false
        intersects('$shape') ==> false
        intersects('0 0;1 1;0 1;1 0') ==> true
        intersects('0 0;1 1;0 1;1 0;0 0') ==> true
        intersects('0 0;0 1;1 1') ==> false
        intersects('0 0;0 2;0 1') ==> true
        intersects('0 0;0 2;1 2;1 1;0 1') ==> true
        intersects('0 0;0 0;1 1') ==> false
        intersects('0 0;1 1') ==> false
        intersects('') ==> false
        intersects('no place') ==> false
        """, places)

    @Test("digest() and base64-decode() give what ODK's engines give", arguments: digests)
    func encodings(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }

    @Test("Lengths and areas are those of ODK's engines, to the centimetre", arguments: measures)
    func geography(_ row: Row) throws { #expect(try Sample.string(row.expression) == row.string) }
}
