import Domain

extension ServiceItemRules {
    /// 实施编码 = unified social credit code (18) + level (1) + 基本编码 (12).
    static func numbers(of item: ServiceItem, _ list: inout List) {
        let code = item.implementationCode
        list.require(code.utf8.count == 31, "task_code", "task_code '\(code)' does not have 31 characters")
        guard code.utf8.count == 31 else { return }
        list.require(
            UnifiedSocialCreditCode.isValid(code.prefix(18)), "task_code",
            "task_code begins with '\(code.prefix(18))', whose check character is wrong")
        list.require(
            item.bodyCode == code.prefix(18), "dept_code",
            "dept_code '\(item.bodyCode)' is not the body in task_code")
        let level = String(code.dropFirst(18).prefix(1))
        list.require(
            CodeList.level.meaning(of: level) != nil, "task_code",
            "task_code has the level '\(level)'; it is one of: \(CodeList.level.text)")
        if let levels = item.levels {
            list.require(
                levels.contains(level), "use_level", "use_level lacks '\(level)', the level in task_code")
        }
        let basic = code.suffix(12)
        list.require(
            basic.utf8.allSatisfy { (48...57).contains($0) }, "task_code",
            "task_code ends with '\(basic)', which is not twelve digits")
        list.require(
            item.catalogueCode == basic, "catalog_code",
            "catalog_code '\(item.catalogueCode)' is not the end of task_code")
        list.require(
            basic.dropFirst(2).prefix(2) == item.itemType, "task_type",
            "task_type '\(item.itemType)' is not the one in task_code")
    }

    static func materials(of item: ServiceItem, _ list: inout List) {
        var names: Set<String> = []
        for (index, material) in item.materials.enumerated() {
            let place = "materials[\(index + 1)]"
            list.require(material.name, isNotBlank: "materials", at: place + ".material_name")
            list.require(
                names.insert(material.name).inserted, "materials",
                "\(place): '\(material.name)' is there twice")
            list.require(material.type, .materialType, "materials", at: place + ".material_type")
            list.require(material.format, .materialFormat, "materials", at: place + ".material_format")
            list.require(material.need, .materialNeed, "materials", at: place + ".is_need")
            list.require(material.source, .materialSource, "materials", at: place + ".source_type")
            list.require(material.trust, .trust, "materials", at: place + ".trust")
            if material.need == "2" {
                list.require(
                    material.neededWhen?.contains { !$0.isWhitespace } == true, "materials",
                    "\(place) is not always needed (is_need 2): handle_case must say when it is")
            }
            if let pages = material.maximumPages {
                list.require((1...200).contains(pages), "materials", "\(place).pages_max is not 1 … 200")
            }
        }
    }
}
