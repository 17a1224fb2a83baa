/// What a receipt printer says of itself: an 80 mm roll cut at any length, black, 203 dots an inch. It is the file
/// that ippeveprinter takes with -a (ippeveprinter(1)); without it the printer would be an office one with Letter.
enum ReceiptPrinterAttributes {
    /// The file. The width has some play, since CUPS rounds paper to whole points.
    static let file = """
        ATTR keyword ipp-versions-supported "1.1","2.0"
        ATTR mimeMediaType document-format-default "application/pdf"
        ATTR mimeMediaType document-format-supported "application/pdf"
        ATTR boolean color-supported false
        ATTR keyword print-color-mode-default "monochrome"
        ATTR keyword print-color-mode-supported "monochrome"
        ATTR keyword pwg-raster-document-type-supported "sgray_8"
        ATTR resolution pwg-raster-document-resolution-supported 203x203dpi
        ATTR keyword pwg-raster-document-sheet-back "normal"
        ATTR resolution printer-resolution-default 203x203dpi
        ATTR resolution printer-resolution-supported 203x203dpi
        ATTR keyword sides-default "one-sided"
        ATTR keyword sides-supported "one-sided"
        ATTR enum print-quality-default 4
        ATTR enum print-quality-supported 4
        ATTR enum orientation-requested-default 3
        ATTR enum orientation-requested-supported 3
        ATTR keyword output-bin-default "face-up"
        ATTR keyword output-bin-supported "face-up"
        ATTR keyword media-default "om_slip_80x297mm"
        ATTR keyword media-supported "om_slip_80x297mm","custom_min_40x30mm","custom_max_81x2000mm"
        ATTR keyword media-ready "om_slip_80x297mm"
        ATTR keyword media-source-supported "main-roll"
        ATTR keyword media-type-supported "continuous"
        ATTR integer media-bottom-margin-supported 0
        ATTR integer media-left-margin-supported 0
        ATTR integer media-right-margin-supported 0
        ATTR integer media-top-margin-supported 0
        ATTR keyword media-col-supported "media-size","media-source","media-type","media-bottom-margin","media-left-margin","media-right-margin","media-top-margin"
        ATTR collection media-size-supported {
          MEMBER integer x-dimension 8000
          MEMBER integer y-dimension 29700
        },{
          MEMBER rangeOfInteger x-dimension 4000-8100
          MEMBER rangeOfInteger y-dimension 3000-200000
        }
        ATTR collection media-col-default {
          MEMBER collection media-size {
            MEMBER integer x-dimension 8000
            MEMBER integer y-dimension 29700
          }
          MEMBER keyword media-source "main-roll"
          MEMBER keyword media-type "continuous"
          MEMBER integer media-bottom-margin 0
          MEMBER integer media-left-margin 0
          MEMBER integer media-right-margin 0
          MEMBER integer media-top-margin 0
        }
        ATTR collection media-col-database {
          MEMBER collection media-size {
            MEMBER integer x-dimension 8000
            MEMBER integer y-dimension 29700
          }
          MEMBER integer media-bottom-margin 0
          MEMBER integer media-left-margin 0
          MEMBER integer media-right-margin 0
          MEMBER integer media-top-margin 0
        },{
          MEMBER collection media-size {
            MEMBER rangeOfInteger x-dimension 4000-8100
            MEMBER rangeOfInteger y-dimension 3000-200000
          }
          MEMBER integer media-bottom-margin 0
          MEMBER integer media-left-margin 0
          MEMBER integer media-right-margin 0
          MEMBER integer media-top-margin 0
        }
        """
}
