//! A file that may be HTML, XML or a TextGrid: it is refused, or what is made of it is an interview file.

use interview_viewer::document;
use interview_viewer::import::{Options, import};

use super::Target;

pub const TARGET: Target = Target {
    name: "markup",
    run,
    seeds: |_| SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect(),
    words: WORDS,
};

const SEEDS: &[&str] = &[
    "<html lang=en><head><title>A - B</title><style>.x{font-weight:700}</style></head><body><nav><a>c</a></nav><h1>A</h1>\
     <p><b>Ou:</b> Why?<p class=x>Mai:</p><ul><li>One<li>Two</ul><table><tr><td rowspan=2>Ou<td>Why?<tr><td>So</table></body>",
    "<meta charset=gb2312><dl><dt>Ou<dd>Why?<dt>Mai<dd>So</dl><blockquote><ruby>汉<rt>hàn</rt></ruby></blockquote>",
    "<?xml version='1.0'?><ROOT xmlns='ohms'><record><title>T</title><date value='2019-03-02'/><sync>1:|3(1)</sync>\
     <index><point><time>60</time><title>P</title><synopsis>S</synopsis><keywords>a;b</keywords></point></index>\
     <transcript>OU: Why?\n\nMAI: So.\n\nOU: And?\n\nMAI: No.</transcript><transcript_alt>欧：为什么？\n\n麦：如此。</transcript_alt>\
     </record></ROOT>",
    "<ROOT><record>ohms<vtt_transcript>WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ou>Why?\n</vtt_transcript></record></ROOT>",
    "<TEI><teiHeader><titleStmt><title>T</title></titleStmt><person xml:id='a'><persName>Ou</persName></person></teiHeader>\
     <text><timeline unit='s'><when xml:id='T0' interval='1'/></timeline><body><head>H</head><u who='#a' start='#T0'>Why?\
     <pause dur='PT1S'/><note>n</note></u><sp><speaker>Mai:</speaker><p>So.</p><stage>(laughs)</stage></sp></body></text></TEI>",
    "<TEI><text><body><head>H</head><p><hi rend='bold'>Ou:</hi> Why?</p><p>Mai: So.</p><p>Ou: And?</p></body></text></TEI>",
    "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='t1' TIME_VALUE='5'/><TIME_SLOT TIME_SLOT_ID='t2'/></TIME_ORDER>\
     <TIER TIER_ID='Ou'><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='a' TIME_SLOT_REF1='t1' TIME_SLOT_REF2='t2'>\
     <ANNOTATION_VALUE>Why?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID='x' PARENT_REF='Ou'>\
     <ANNOTATION><REF_ANNOTATION ANNOTATION_REF='a'><ANNOTATION_VALUE>为什么？</ANNOTATION_VALUE></REF_ANNOTATION>\
     </ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
    "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n9\n<exists>\n2\n\"IntervalTier\"\n\"Ou\"\n0\n9\n1\n0\n2\n\"Why \"\"so\"\"?\"\n\"TextTier\"\n\
     \"bell\"\n0\n9\n1\n4\n\"x\"\n",
];

const WORDS: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b></i>",
    "<td>",
    "</table>",
    "<tr>",
    "<table>",
    "<li>",
    "<dt>",
    "<!--",
    "-->",
    "<script>",
    "<h1>",
    "<nav>",
    "<main>",
    "<br>",
    "&nbsp;",
    "&lt;",
    "\"",
    "'",
    " rowspan=9",
    " colspan=999",
    " hidden",
    "<![CDATA[",
    "]]>",
    "<?xml?>",
    "<u who='#a'>",
    "<sp>",
    "<pause/>",
    "<note>",
    "</note>",
    "1:|1(1)|2(2)",
    "4294967295",
    "-1",
    "1e9",
    "\u{a0}",
    "\u{3000}",
    "汉",
    "\n\n",
    ": ",
    "：",
];

fn run(bytes: &[u8]) {
    if let Ok(imported) = import(bytes, &Options::default()) {
        let written = document::write(&imported.document);
        assert!(document::parse(written.as_bytes()).is_ok(), "{written}");
    }
}
