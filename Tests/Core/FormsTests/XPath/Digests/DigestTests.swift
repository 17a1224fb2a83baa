import Testing

@testable import Forms

@Suite("Digests")
struct DigestTests {
    struct Vector: CustomTestStringConvertible, Sendable {
        let algorithm: DigestAlgorithm
        let message: String
        let digest: String
        var testDescription: String { "\(algorithm.rawValue) of \(message.prefix(20))" }

        init(_ algorithm: DigestAlgorithm, _ message: String, _ digest: String) {
            self.algorithm = algorithm
            self.message = message
            self.digest = digest
        }
    }

    private static let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    private static let twoLongBlocks =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"
    private static let alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(
        "The messages of RFC 1321 and FIPS 180 have the digests that the standards print",
        arguments: [
            Vector(
                .md5, "",
                "d41d8cd98f00b204e9800998ecf8427e"),
            Vector(
                .md5, "a",
                "0cc175b9c0f1b6a831c399e269772661"),
            Vector(
                .md5, "abc",
                "900150983cd24fb0d6963f7d28e17f72"),
            Vector(
                .md5, "message digest",
                "f96b697d7cb7938d525a2f31aaf161d0"),
            Vector(
                .md5, "abcdefghijklmnopqrstuvwxyz",
                "c3fcd3d76192e4007dfb496cca67e13b"),
            Vector(
                .md5, Self.alphanumerics,
                "d174ab98d277d9f5a5611c2c9f419d9f"),
            Vector(
                .md5, String(repeating: "1234567890", count: 8),
                "57edf4a22be3c955ac49da2e2107b67a"),
            Vector(
                .sha1, "",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            Vector(
                .sha1, "abc",
                "a9993e364706816aba3e25717850c26c9cd0d89d"),
            Vector(
                .sha1, Self.twoBlocks,
                "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            Vector(
                .sha256, "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            Vector(
                .sha256, "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            Vector(
                .sha256, Self.twoBlocks,
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
            Vector(
                .sha384, "",
                "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
                    + "274edebfe76f65fbd51ad2f14898b95b"),
            Vector(
                .sha384, "abc",
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                    + "8086072ba1e7cc2358baeca134c825a7"),
            Vector(
                .sha384, Self.twoBlocks,
                "3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6"
                    + "b0455a8520bc4e6f5fe95b1fe3c8452b"),
            Vector(
                .sha384, Self.twoLongBlocks,
                "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712"
                    + "fcc7c71a557e2db966c3e9fa91746039"),
            Vector(
                .sha512, "",
                "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                    + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
            Vector(
                .sha512, "abc",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
            Vector(
                .sha512, Self.twoBlocks,
                "204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c335"
                    + "96fd15c13b1b07f9aa1d3bea57789ca031ad85c7a71dd70354ec631238ca3445"),
            Vector(
                .sha512, Self.twoLongBlocks,
                "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
                    + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"),
            Vector(
                .md5, String(repeating: "a", count: 100_000),
                "1af6d6f2f682f76f80e606aeaaee1680"),
            Vector(
                .sha1, String(repeating: "a", count: 100_000),
                "c4d4b30851182fc4eb8675494d42fd7f17e29c93"),
            Vector(
                .sha256, String(repeating: "a", count: 100_000),
                "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"),
            Vector(
                .sha384, String(repeating: "a", count: 100_000),
                "2e4f5d0c97727dca717971ab1b119efe577a3491d8769bb0d0177265ae903289"
                    + "bf372e23964ff68a70e13aeef8cbbeb0"),
            Vector(
                .sha512, String(repeating: "a", count: 100_000),
                "c7664ff18bbefa5868d1eba38637087ad70e6380013f52f4ce3dd4a98bebd493"
                    + "53ce40be1dfddad2259bacdc7bd10e98d44a6a68d5d1091bcd55b47efb5cd50e"),
        ])
    func vectors(_ vector: Vector) {
        #expect(Self.hexadecimal(vector.algorithm.digest(Array(vector.message.utf8))) == vector.digest)
    }

    // The digest of the digests of messages of 0 to 299 bytes: every length of the padding, over two blocks and more.
    @Test(
        "Every length of a message is padded right",
        arguments: [
            (
                DigestAlgorithm.md5,
                "6df39947d2c08075436d0edf312ed0fb"
            ),
            (
                DigestAlgorithm.sha1,
                "415cea6bc6991763c99ec16eb06ad992a955e73f"
            ),
            (
                DigestAlgorithm.sha256,
                "fa70b867db0a30acb7218d62945db0df52eb393808b30675ea9aac6b058a9a9d"
            ),
            (
                DigestAlgorithm.sha384,
                "960929a702d4459cf68fcaab573d85b98a5d2d8b1026673f1198829cf429a13b"
                    + "0e8bb50b36fb7c0d3b0720605eef2998"
            ),
            (
                DigestAlgorithm.sha512,
                "5876909c163eee9aa8e3e0dbbe23ff09a3b1c1690c50ecab0cf75109b7ea0931"
                    + "80f3b1db84ac4671a35db7394d95e9b645b20209761dc874ec013385e1db7916"
            ),
        ])
    func lengths(algorithm: DigestAlgorithm, digest: String) {
        let all = (0..<300).flatMap { length in algorithm.digest((0..<length).map { UInt8($0 % 251) }) }
        #expect(Self.hexadecimal(algorithm.digest(all)) == digest)
    }

    @Test("Base64 gives back what it was given, whatever the length")
    func base64() {
        for length in 0..<70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 83 &+ 7) }
            #expect(Base64.bytes(of: Base64.text(of: bytes)) == bytes)
        }
        // RFC 4648, section 10.
        let vectors = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy",
        ]
        for (text, encoded) in vectors { #expect(Base64.text(of: Array(text.utf8)) == encoded) }
        for wrong in ["A", "AAAAA", "A=A=", "*", "AA*A"] { #expect(Base64.bytes(of: wrong) == nil) }
    }
}
