/// A node that expressions can reach: an element of one of the trees, one of its attributes, or its text.
struct NodeReference: Sendable, Hashable {
    /// 0 the primary instance, from 1 the secondary ones.
    let tree: Int32
    /// The element's number in its tree; 0 is the document above the root element.
    let node: Int32
    /// −1 the element itself, −2 its text, from 0 its attributes.
    let facet: Int32

    static let element: Int32 = -1
    static let text: Int32 = -2

    init(tree: Int32, node: Int32, facet: Int32 = NodeReference.element) {
        self.tree = tree
        self.node = node
        self.facet = facet
    }

    /// An element of the primary instance.
    static func primary(_ node: Int32) -> NodeReference { NodeReference(tree: 0, node: node) }

    /// The document above the primary instance's root element.
    static let root = NodeReference(tree: 0, node: 0)

    var isElement: Bool { facet == Self.element }

    /// A neighbour in the same tree.
    func with(node: Int32) -> NodeReference { NodeReference(tree: tree, node: node) }
}
