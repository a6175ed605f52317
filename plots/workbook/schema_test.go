package workbook

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
)

// sequences are the children of elements in the order that the schemas want
// (ECMA-376, part 1, annex A: sml.xsd and dml-chart.xsd). LibreOffice does not
// mind the order; Excel repairs a workbook that is not in it.
var sequences = map[string]string{
	"worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing legacyDrawing tableParts extLst",
	"sheetView": "pane selection",
	"workbook":  "fileVersion workbookPr workbookProtection bookViews sheets externalReferences definedNames calcPr extLst",
	"table":     "autoFilter sortState tableColumns tableStyleInfo extLst",

	"chartSpace":    "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
	"chart":         "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
	"title":         "tx layout overlay spPr txPr",
	"legend":        "legendPos legendEntry layout overlay spPr txPr",
	"lineChart":     "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
	"barChart":      "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
	"areaChart":     "grouping varyColors ser dLbls dropLines axId",
	"lineChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth",
	"barChart/ser":  "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
	"areaChart/ser": "idx order tx spPr pictureOptions dPt dLbls trendline errBars cat val",
	"dLbls":         "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines",
	"ser/marker":    "symbol size spPr",
	"catAx":         "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
	"valAx":         "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits",
	"scaling":       "logBase orientation max min",
}

// An element is a part of a document as a tree.
type element struct {
	XMLName  xml.Name
	Children []element `xml:",any"`
}

// outOfOrder says where children are not in the order of the schema, or not in it.
func outOfOrder(e element, parent string) (faults []string) {
	name := e.XMLName.Local
	wanted, known := sequences[parent+"/"+name]
	if !known {
		wanted, known = sequences[name]
	}
	last, order := 0, strings.Fields(wanted)
	for _, child := range e.Children {
		if known {
			at := slices.Index(order, child.XMLName.Local)
			if at < last {
				faults = append(faults, name+" has "+child.XMLName.Local+" out of order or out of place")
			}
			last = max(last, at)
		}
		faults = append(faults, outOfOrder(child, name)...)
	}
	return faults
}

func TestEveryPartHasItsElementsInTheOrderOfTheSchema(t *testing.T) {
	_, parts := opened(t, bytesOf(t, sample()))
	for name, text := range parts {
		var root element
		if err := xml.Unmarshal([]byte(text), &root); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, fault := range outOfOrder(root, "") {
			t.Errorf("%s: %s", name, fault)
		}
	}
}
