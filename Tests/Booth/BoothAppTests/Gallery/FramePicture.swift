import TerminalUI

/// A frame as a picture (SVG 1.1): what a terminal with square pixels and a CJK font shows.
enum FramePicture {
    private static let cell = (width: 10, height: 22)

    static func svg(of frame: Frame) -> String {
        let (width, height) = (frame.size.columns * cell.width, frame.size.rows * cell.height)
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" shape-rendering="crispEdges" \
            font-family="'Noto Sans Mono CJK SC','Noto Sans CJK SC','DejaVu Sans Mono',monospace" font-size="17">

            """
        for row in 0..<frame.size.rows {
            var column = 0
            while column < frame.size.columns {
                let start = column
                let ground = frame[row, column].style.background
                while column < frame.size.columns, frame[row, column].style.background == ground {
                    column += 1
                }
                svg += """
                    <rect x="\(start * cell.width)" y="\(row * cell.height)" width="\((column - start) * cell.width)" \
                    height="\(cell.height)" fill="\(color(ground))"/>

                    """
            }
            for column in 0..<frame.size.columns { svg += glyph(frame[row, column], row, column) }
        }
        if let cursor = frame.cursor {
            svg += """
                <rect x="\(cursor.column * cell.width)" y="\(cursor.row * cell.height + 2)" width="2" \
                height="\(cell.height - 4)" fill="#E07000"/>

                """
        }
        return svg + "</svg>\n"
    }

    private static func glyph(_ shown: Cell, _ row: Int, _ column: Int) -> String {
        guard shown.width > 0, shown.text != " " else { return "" }
        let (left, top) = (column * cell.width, row * cell.height)
        // Blocks fill their cell in a terminal, whatever the font.
        let half = cell.height / 2
        let block: (Int, Int)? =
            switch shown.text {
            case "█": (top, cell.height)
            case "▀": (top, half)
            case "▄": (top + half, cell.height - half)
            default: nil
            }
        let ink = color(shown.style.foreground)
        if let block {
            return
                "<rect x=\"\(left)\" y=\"\(block.0)\" width=\"\(cell.width)\" height=\"\(block.1)\" fill=\"\(ink)\"/>\n"
        }
        let text = shown.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let weight = shown.style.isBold ? " font-weight=\"bold\"" : ""
        let line = shown.style.isUnderlined ? " text-decoration=\"underline\"" : ""
        let middle = left + Int(shown.width) * cell.width / 2
        return
            "<text x=\"\(middle)\" y=\"\(top + 17)\" text-anchor=\"middle\" fill=\"\(ink)\"\(weight)\(line)>\(text)</text>\n"
    }

    private static func color(_ color: RGB) -> String {
        let digits = [color.red, color.green, color.blue].map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return "#" + digits.joined()
    }
}

/// One page with all pictures, a row of them for each screen.
struct GalleryPage {
    private var rows: [(screen: String, pictures: [String])] = []

    mutating func add(_ picture: String, of screen: String) {
        if rows.last?.screen != screen { rows.append((screen, [])) }
        rows[rows.count - 1].pictures.append(picture)
    }

    var html: String {
        let body = rows.map { row in
            let pictures = row.pictures.map { name in
                """
                <figure><a href="\(name).svg"><img src="\(name).svg" alt="" loading="lazy"></a>
                <figcaption>\(name) · <a href="\(name).txt">text</a></figcaption></figure>
                """
            }
            return
                "<h2 id=\"\(row.screen)\">\(row.screen)</h2>\n<div>\(pictures.joined(separator: "\n"))</div>"
        }
        return """
            <!doctype html><html lang="zh"><meta charset="utf-8"><title>Ting 便民亭: all screens</title>
            <style>body{font-family:sans-serif;margin:2rem}div{display:grid;gap:1rem;
            grid-template-columns:repeat(auto-fill,minmax(28rem,1fr))}figure{margin:0}img{width:100%}</style>
            <h1>Ting 便民亭: all screens</h1>
            <p>\(rows.map { "<a href=\"#\($0.screen)\">\($0.screen)</a>" }.joined(separator: " · "))</p>
            \(body.joined(separator: "\n"))
            </html>

            """
    }
}
