"""Writes boxes.ttf, a font for tests in which each character is a box: python3 -m fontTools is needed."""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
NARROW = [chr(c) for c in range(0x20, 0x7F)] + list("·…“”’éשלוםبئر")
WIDE = list("井归谁？，。、是的也不谁访谈第年月日柳渡巷屋邵玉芬任拓信一口十户人家")


def box(width):
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (width - 50, 700), (width - 50, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


names = {ord(c): f"u{ord(c):04x}" for c in dict.fromkeys(NARROW + WIDE)}
width = {name: EM if chr(code) in WIDE else EM // 2 for code, name in names.items()}
order = [".notdef", *names.values()]
font = FontBuilder(EM, isTTF=True)
font.setupGlyphOrder(order)
font.setupCharacterMap(names)
font.setupGlyf({name: box(width.get(name, EM // 2)) if name != "u0020" else TTGlyphPen(None).glyph() for name in order})
font.setupHorizontalMetrics({name: (width.get(name, EM // 2), 50) for name in order})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Test Boxes", "styleName": "Regular", "psName": "TestBoxes-Regular"})
font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
font.setupPost(keepGlyphNames=False)
font.updateHead(created=0, modified=0)
font.save("boxes.ttf")
