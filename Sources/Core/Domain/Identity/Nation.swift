/// A nationality of China (民族), by its two-digit code of GB/T 3304.
public struct Nation: Sendable, Hashable, Codable {
    /// The two digits on the card, kept also where the table does not know them.
    public let code: String

    /// The nation with this code.
    public init(code: String) { self.code = code }

    /// The name in Chinese, such as 壮; the bare code where GB/T 3304 has none.
    public var chineseName: String { Self.names[code] ?? code }

    /// Whether GB/T 3304 knows the code.
    public var isKnown: Bool { Self.names[code] != nil }

    private static let names: [String: String] = {
        let inOrder =
            "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
            + "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
        var names = ["97": "其他", "98": "外国血统中国籍人士"]
        for (index, name) in inOrder.split(separator: " ").enumerated() {
            names[(index < 9 ? "0" : "") + String(index + 1)] = String(name)
        }
        return names
    }()
}
