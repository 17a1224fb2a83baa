import CZlib
import FoundationEssentials

/// Compression with zlib: a pure function of bytes on which both ends must agree, hence in the wire's room.
public enum Deflate {
    /// Why bytes could not be inflated.
    public enum Fault: String, Error, Sendable {
        /// Not a stream of this format, or cut short.
        case damaged
        /// Longer than the caller allows.
        case tooLong
        /// Compressed with another dictionary.
        case otherDictionary
    }

    /// The container around the deflated bytes.
    public enum Container: Sendable {
        /// RFC 1950, with a preset dictionary.
        case zlib(dictionary: Data)
        /// RFC 1952, as HTTP's content coding `gzip`.
        case gzip

        fileprivate var windowBits: Int32 {
            switch self {
            case .zlib: 15
            case .gzip: 31
            }
        }
    }

    /// The bytes compressed at the best level.
    public static func compress(_ bytes: Data, _ container: Container) throws(Fault) -> Data {
        var stream = z_stream()
        guard ting_deflateInit2(&stream, 9, container.windowBits) == Z_OK else { throw .damaged }
        defer { deflateEnd(&stream) }
        if case .zlib(let dictionary) = container, !dictionary.isEmpty {
            _ = window(of: dictionary).withUnsafeBufferPointer {
                deflateSetDictionary(&stream, $0.baseAddress, UInt32($0.count))
            }
        }
        var input = [UInt8](bytes)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
        let status = run(&stream, &input, &output) { deflate(&$0, Z_FINISH) }
        guard status == Z_STREAM_END else { throw .damaged }
        return Data(output.prefix(Int(stream.total_out)))
    }

    /// The bytes inflated, refusing to grow past `limit` bytes.
    public static func inflate(_ bytes: Data, _ container: Container, limit: Int) throws(Fault) -> Data {
        var stream = z_stream()
        guard ting_inflateInit2(&stream, container.windowBits) == Z_OK else { throw .damaged }
        defer { inflateEnd(&stream) }
        var input = [UInt8](bytes)
        var output = [UInt8](repeating: 0, count: limit + 1)
        let status = run(&stream, &input, &output) { stream in
            let status = CZlib.inflate(&stream, Z_FINISH)
            guard status == Z_NEED_DICT, case .zlib(let dictionary) = container else { return status }
            let accepted = window(of: dictionary).withUnsafeBufferPointer {
                inflateSetDictionary(&stream, $0.baseAddress, UInt32($0.count))
            }
            return accepted == Z_OK ? CZlib.inflate(&stream, Z_FINISH) : Z_NEED_DICT
        }
        if status == Z_NEED_DICT { throw .otherDictionary }
        guard stream.total_out <= UInt(limit) else { throw .tooLong }
        guard status == Z_STREAM_END else { throw .damaged }
        return Data(output.prefix(Int(stream.total_out)))
    }

    /// Deflate looks back 32 KiB: of a longer dictionary only the end counts.
    private static func window(of dictionary: Data) -> [UInt8] { Array(dictionary.suffix(32_768)) }

    private static func run(
        _ stream: inout z_stream, _ input: inout [UInt8], _ output: inout [UInt8],
        _ step: (inout z_stream) -> Int32
    ) -> Int32 {
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return step(&stream)
            }
        }
    }
}
