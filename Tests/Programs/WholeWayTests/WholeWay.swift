import Testing

/// The real programs together: everything here starts them as an installed booth and its county would. One after
/// the other, since each test is a small county.
@Suite("The whole way", .serialized)
enum WholeWay {}
