/// What has to be computed again, kept in the order in which it must be.
struct DirtySet {
    enum Extent {
        case all
        case nodes(Set<Int32>)
    }

    private var extents: [Int32: Extent] = [:]
    /// A binary heap of unit indices, smallest first.
    private var heap: [Int32] = []
    private var queued: Set<Int32> = []

    /// Notes that a computation must be done again, for all nodes or for some more.
    mutating func add(_ computation: Int32, unit: Int32, nodes: [Int32]?) {
        switch (extents[computation], nodes) {
        case (.all?, _): break
        case (_, nil): extents[computation] = .all
        case (.nodes(let known)?, let more?): extents[computation] = .nodes(known.union(more))
        case (nil, let more?): extents[computation] = .nodes(Set(more))
        }
        guard queued.insert(unit).inserted else { return }
        heap.append(unit)
        var at = heap.count - 1
        while at > 0, heap[at] < heap[(at - 1) / 2] {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    /// The first unit in the order, taken out; nil when nothing is left.
    mutating func popUnit() -> Int32? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            var at = 0
            while true {
                var least = at
                for child in [2 * at + 1, 2 * at + 2] where child < heap.count && heap[child] < heap[least] {
                    least = child
                }
                guard least != at else { break }
                heap.swapAt(at, least)
                at = least
            }
        }
        queued.remove(first)
        return first
    }

    /// What of a computation must be done again, taken out.
    mutating func take(_ computation: Int32) -> Extent? { extents.removeValue(forKey: computation) }
}
