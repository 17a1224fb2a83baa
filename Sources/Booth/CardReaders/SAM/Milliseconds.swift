/// Time of a monotonic clock in milliseconds, from an arbitrary start; the cores are handed it and read no clock.
public typealias Milliseconds = Int64
