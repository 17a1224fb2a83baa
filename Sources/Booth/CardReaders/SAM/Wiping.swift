import Glibc

extension [UInt8] {
    /// Overwrites all bytes with zeros in a way that the compiler does not optimise away.
    mutating func wipe() { wipe(indices) }

    /// Overwrites these bytes with zeros in a way that the compiler does not optimise away.
    mutating func wipe(_ range: Range<Int>) {
        withUnsafeMutableBytes { bytes in
            let part = UnsafeMutableRawBufferPointer(rebasing: bytes[range])
            guard let address = part.baseAddress else { return }
            explicit_bzero(address, part.count)
        }
    }
}
