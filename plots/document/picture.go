package document

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"math"
)

// Lengths of pictures are in English metric units, 914,400 to the inch.
const (
	unitsPerTwentieth = 635
	widest            = textWidth * unitsPerTwentieth
	tallest           = 20 * 360_000 // 20 cm: a heading and a sentence still fit on its page
)

// A Picture is as wide as the text, or as tall as leaves room for its heading.
type Picture struct {
	PNG         []byte // the picture itself
	Description string // the picture in words, for those who cannot see it; required
}

func (p Picture) check() error {
	if err := notEmpty("description of a picture", p.Description); err != nil {
		return err
	}
	config, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		return fmt.Errorf("a picture: %w", err)
	}
	if config.Width == 0 || config.Height == 0 {
		return errors.New("a picture has no size")
	}
	return nil
}

// size is how large the picture is drawn.
func (p Picture) size() (width, height int) {
	config, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		panic("document: " + err.Error()) // check has refused it
	}
	scale := math.Min(widest/float64(config.Width), tallest/float64(config.Height))
	return int(float64(config.Width) * scale), int(float64(config.Height) * scale)
}

func (p Picture) write(b *body) {
	n := len(b.pictures) + 1
	b.pictures = append(b.pictures, part{fmt.Sprintf("word/media/picture%d.png", n), p.PNG})
	width, height := p.size()
	b.runs("Picture", fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/>`+
		`<wp:docPr id="%[3]d" name="Picture %[3]d" descr="%[4]s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%[3]d" name="Picture %[3]d" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[5]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, width, height, n, escaped(p.Description), pictureID(n)))
}
