import FormFuzzing

/// What libFuzzer calls with each input that it has made up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.xform.attack(bytes, count)
}
