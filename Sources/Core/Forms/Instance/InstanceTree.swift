/// A tree of named nodes with texts, as arrays: a value that is cheap to copy and to change in one place. Nodes
/// have numbers that stay theirs; a removed node's number is not used again.
struct InstanceTree: Sendable {
    /// The document; its child is the root element.
    static let document: Int32 = 0
    /// A tree without a root element: what an external instance that nobody supplied looks like.
    static let empty = InstanceTree()

    private(set) var names: [XMLName] = []
    private(set) var keys: [String] = []
    private var nameIndex: [String: Int32] = [:]

    /// Index into ``names``; −1 for the document.
    private(set) var nameOf: [Int32] = []
    private(set) var parents: [Int32] = []
    private(set) var children: [[Int32]] = []
    private(set) var attributes: [[XMLAttribute]] = []
    /// By element: the nodes of those of its attributes that the form fills. They are not among its children, and
    /// their values stand for those in ``attributes``.
    private(set) var filledAttributes: [Int32: [Int32]] = [:]
    private(set) var values: [String] = []
    /// The form's definition of each node; −1 in secondary instances and for the document.
    private(set) var definitions: [Int32] = []

    /// Children by name, for parents with many.
    private var wide: [Int64: [Int32]] = [:]
    private var isWide: [Bool] = []
    private static let wideFrom = 12

    init() { _ = appendNode(name: nil, parent: -1, definition: -1) }

    /// A secondary instance: all of a document.
    init(_ root: XMLElement) {
        self.init()
        append(root, to: Self.document)
    }

    var count: Int { parents.count }

    /// The root element, if there is one.
    var rootElement: Int32? { children[0].first }

    private mutating func appendNode(name: Int32?, parent: Int32, definition: Int32) -> Int32 {
        nameOf.append(name ?? -1)
        parents.append(parent)
        children.append([])
        attributes.append([])
        values.append("")
        definitions.append(definition)
        isWide.append(false)
        return Int32(parents.count - 1)
    }

    /// The number of a name, made if it is new.
    mutating func intern(_ name: XMLName) -> Int32 {
        if let known = nameIndex[name.key] { return known }
        let index = Int32(names.count)
        nameIndex[name.key] = index
        names.append(name)
        keys.append(name.key)
        return index
    }

    /// The number of a name, or nil if no node has it.
    func nameNumber(_ key: String) -> Int32? { nameIndex[key] }

    /// Adds a node as the last child, or at a place among the children.
    mutating func insert(
        _ name: XMLName, into parent: Int32, at place: Int? = nil, definition: Int32 = -1,
        attributes list: [XMLAttribute] = [], value: String = ""
    ) -> Int32 {
        let number = intern(name)
        let node = appendNode(name: number, parent: parent, definition: definition)
        attributes[Int(node)] = list
        values[Int(node)] = value
        let end = children[Int(parent)].count
        children[Int(parent)].insert(node, at: place ?? end)
        if isWide[Int(parent)] {
            // Nodes of one name are only ever added behind the last of that name.
            wide[Self.key(parent, number), default: []].append(node)
        } else if children[Int(parent)].count > Self.wideFrom {
            widen(parent)
        }
        return node
    }

    /// Adds a node for an attribute that the form fills.
    mutating func insertAttribute(
        _ name: XMLName, of owner: Int32, definition: Int32, value: String
    ) -> Int32 {
        let node = appendNode(name: intern(name), parent: owner, definition: definition)
        values[Int(node)] = value
        filledAttributes[owner, default: []].append(node)
        return node
    }

    /// Takes a node and all below it out of the tree.
    mutating func remove(_ node: Int32) {
        let parent = parents[Int(node)]
        guard parent >= 0 else { return }
        children[Int(parent)].removeAll { $0 == node }
        if isWide[Int(parent)] { wide[Self.key(parent, nameOf[Int(node)])]?.removeAll { $0 == node } }
        parents[Int(node)] = -1
    }

    /// Puts a text into a node.
    mutating func setValue(_ value: String, of node: Int32) { values[Int(node)] = value }

    private static func key(_ parent: Int32, _ name: Int32) -> Int64 { Int64(parent) << 32 | Int64(name) }

    private mutating func widen(_ parent: Int32) {
        isWide[Int(parent)] = true
        for child in children[Int(parent)] {
            wide[Self.key(parent, nameOf[Int(child)]), default: []].append(child)
        }
    }

    /// The children with a name, in order.
    func children(of parent: Int32, named name: Int32) -> [Int32] {
        if isWide[Int(parent)] { return wide[Self.key(parent, name)] ?? [] }
        return children[Int(parent)].filter { nameOf[Int($0)] == name }
    }

    /// The only child with a name; nil if there is none or more than one.
    func onlyChild(of parent: Int32, named name: Int32) -> Int32? {
        if isWide[Int(parent)] {
            guard let found = wide[Self.key(parent, name)], found.count == 1 else { return nil }
            return found[0]
        }
        var only: Int32?
        for child in children[Int(parent)] where nameOf[Int(child)] == name {
            guard only == nil else { return nil }
            only = child
        }
        return only
    }

    /// The node's text and that of all below it (XPath 1.0, section 5.2).
    func stringValue(of node: Int32) -> String {
        let inside = children[Int(node)]
        guard !inside.isEmpty else { return values[Int(node)] }
        return inside.reduce(into: values[Int(node)]) { $0 += stringValue(of: $1) }
    }

    /// The node's place among its siblings of the same name, from 1.
    func position(of node: Int32) -> Int {
        let parent = parents[Int(node)]
        guard parent >= 0 else { return 1 }
        let siblings = children(of: parent, named: nameOf[Int(node)])
        return (siblings.firstIndex(of: node) ?? 0) + 1
    }

    /// The node and all above it below the document, root element first.
    func lineage(of node: Int32) -> [Int32] {
        var lineage: [Int32] = []
        var at = node
        while at > Self.document {
            lineage.append(at)
            at = parents[Int(at)]
        }
        return lineage.reversed()
    }

    private mutating func append(_ element: XMLElement, to parent: Int32) {
        let text = element.text
        // Between elements, white space is layout.
        let isLayout = element.hasElements && text.isXMLSpace
        let node = insert(
            element.name, into: parent, attributes: element.attributes, value: isLayout ? "" : text)
        for case .element(let child) in element.children { append(child, to: node) }
    }
}
