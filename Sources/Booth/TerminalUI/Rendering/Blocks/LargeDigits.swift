/// A letter form for large numbers: five pixels wide (figures six), seven high, drawn with half blocks in four rows.
enum LargeDigits {
    /// The pixel rows of a value, or nil if a character of it has no form here.
    static func pixels(of value: String) -> [[Bool]]? {
        // Figures are drawn with strokes two pixels wide; letters would run into blots.
        let isBold = !value.contains(where: \.isLetter)
        var rows = Array(repeating: [Bool](), count: height)
        for (index, character) in value.uppercased().enumerated() {
            guard let form = forms[character] else { return nil }
            for row in 0..<height {
                if index > 0 { rows[row].append(false) }
                let pixels = form[row].map { $0 == "#" }
                rows[row] += isBold ? zip(pixels + [false], [false] + pixels).map { $0 || $1 } : pixels
            }
        }
        return rows
    }

    /// The groups of a value on as few lines as `width` pixels allow, the lines about equally long; nil if a
    /// character has no form here or a group is too wide.
    static func lines(of groups: [String], width: Int) -> [[[Bool]]]? {
        for count in 1...max(groups.count, 1) {
            let share = (groups.reduce(0) { $0 + $1.count + 1 } + count - 1) / count
            var lines: [String] = []
            for group in groups {
                if let line = lines.last, line.count + group.count + 1 <= share {
                    lines[lines.count - 1] = line + " " + group
                } else {
                    lines.append(group)
                }
            }
            let pictures = lines.compactMap { pixels(of: $0) }
            guard pictures.count == lines.count else { return nil }
            if pictures.allSatisfy({ ($0.first?.count ?? 0) <= width }) { return pictures }
        }
        return nil
    }

    static let height = 7

    private static let forms: [Character: [String]] = {
        var forms: [Character: [String]] = [:]
        for (names, band) in bands {
            let rows = band.map {
                $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            }
            for (place, name) in names.enumerated() { forms[name] = rows.map { $0[place] } }
        }
        return forms
    }()

    private static let bands: [(String, [String])] = [
        (
            "0123456789",
            [
                " ### |  #  | ### |#### |   # |#####| ### |#####| ### | ### ",
                "#   #| ##  |#   #|    #|  ## |#    |#    |    #|#   #|#   #",
                "#   #|  #  |    #|    #| # # |#    |#    |   # |#   #|#   #",
                "#   #|  #  |  ## | ### |#  # |#### |#### |  #  | ### | ####",
                "#   #|  #  | #   |    #|#####|    #|#   #|  #  |#   #|    #",
                "#   #|  #  |#    |    #|   # |    #|#   #|  #  |#   #|    #",
                " ### | ### |#####|#### |   # |#### | ### |  #  | ### | ### ",
            ]
        ),
        (
            "ABCDEFGHIJKLM",
            [
                " ### |#### | ### |#### |#####|#####| ### |#   #| ### |  ###|#   #|#    |#   #",
                "#   #|#   #|#   #|#   #|#    |#    |#    |#   #|  #  |   # |#  # |#    |## ##",
                "#   #|#   #|#    |#   #|#    |#    |#    |#   #|  #  |   # |# #  |#    |# # #",
                "#####|#### |#    |#   #|#### |#### |#  ##|#####|  #  |   # |##   |#    |# # #",
                "#   #|#   #|#    |#   #|#    |#    |#   #|#   #|  #  |   # |# #  |#    |#   #",
                "#   #|#   #|#   #|#   #|#    |#    |#   #|#   #|  #  |#  # |#  # |#    |#   #",
                "#   #|#### | ### |#### |#####|#    | ### |#   #| ### | ##  |#   #|#####|#   #",
            ]
        ),
        (
            "NOPQRSTUVWXYZ",
            [
                "#   #| ### |#### | ### |#### | ####|#####|#   #|#   #|#   #|#   #|#   #|#####",
                "##  #|#   #|#   #|#   #|#   #|#    |  #  |#   #|#   #|#   #|#   #|#   #|    #",
                "# # #|#   #|#   #|#   #|#   #|#    |  #  |#   #|#   #|#   #| # # | # # |   # ",
                "#  ##|#   #|#### |#   #|#### | ### |  #  |#   #|#   #|# # #|  #  |  #  |  #  ",
                "#   #|#   #|#    |# # #|# #  |    #|  #  |#   #|#   #|# # #| # # |  #  | #   ",
                "#   #|#   #|#    |#  # |#  # |    #|  #  |#   #| # # |## ##|#   #|  #  |#    ",
                "#   #| ### |#    | ## #|#   #|#### |  #  | ### |  #  |#   #|#   #|  #  |#####",
            ]
        ),
        (
            "-: .",
            [
                "   |   |   |  ", "   |   |   |  ", "   | # |   |  ", "###|   |   |  ", "   | # |   |  ",
                "   |   |   |  ", "   |   |   | #",
            ]
        ),
    ]
}
