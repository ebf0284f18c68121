use proptest::prelude::*;

use super::*;

/// Returns the text with its marks as tags: `<e>…</e>`, `<s>…</s>`, `<a address>…</a>`.
fn shown(source: &str) -> String {
    let Marked { text, marks } = read(source, &mut Vec::new());
    let mut edges: Vec<(usize, bool, usize, String)> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let (open, close) = match &mark.kind {
            MarkKind::Emphasis => ("<e>".to_owned(), "</e>"),
            MarkKind::Strong => ("<s>".to_owned(), "</s>"),
            MarkKind::Link(address) => (format!("<a {address}>"), "</a>"),
        };
        edges.push((mark.range.start, true, i, open));
        edges.push((mark.range.end, false, marks.len() - i, close.to_owned()));
    }
    edges.sort();
    let mut out = String::new();
    let mut from = 0;
    for (at, _, _, words) in edges {
        out += &text[from..at];
        out += &words;
        from = at;
    }
    out + &text[from..]
}

#[test]
fn marks_are_parsed_and_the_rest_is_text() {
    for (source, wanted) in [
        ("plain", "plain"),
        ("*a* b", "<e>a</e> b"),
        ("**a** b", "<s>a</s> b"),
        ("**重点**很", "<s>重点</s>很"),
        ("这*很*重要", "这<e>很</e>重要"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a * b", "a * b"),
        ("*a", "*a"),
        ("a*", "a*"),
        ("**a*", "**a*"),
        ("* a *", "* a *"),
        ("****a****", "****a****"),
        ("***a***", "<s><e>a</e></s>"),
        ("***a** b*", "<e><s>a</s> b</e>"),
        ("***a* b**", "<s><e>a</e> b</s>"),
        ("**a *b* c**", "<s>a <e>b</e> c</s>"),
        ("*a **b** c*", "<e>a <s>b</s> c</e>"),
        ("*a **b* c**", "<e>a **b</e> c**"),
        ("**a*b**", "<s>a*b</s>"),
        ("*a *b* c*", "<e>a b c</e>"),
        ("*a **b *c* d** e* *f*", "<e>a <s>b c d</s> e</e> <e>f</e>"),
        (r"\*a\* \[b\]", "*a* [b]"),
        (r"C:\dir \\", r"C:\dir \"),
        ("[a](https://x.org)", "<a https://x.org>a</a>"),
        ("[a](mailto:x@y.z) b", "<a mailto:x@y.z>a</a> b"),
        ("[*a* b](http://x.org)", "<a http://x.org><e>a</e> b</a>"),
        ("*[a](http://x.org)*", "<a http://x.org><e>a</e></a>"),
        ("*a [b* c](http://x.org)", "*a <a http://x.org>b* c</a>"),
        ("[a](https://x.org/b_(c)) d", "<a https://x.org/b_(c)>a</a> d"),
        (r"[a](https://x.org/b\)c)", "<a https://x.org/b)c>a</a>"),
        ("[a [b] c](https://x.org)", "<a https://x.org>a [b] c</a>"),
        ("[a [b](https://x.org) c](https://y.org)", "[a <a https://x.org>b</a> c](https://y.org)"),
        ("[](https://x.org)", "[](https://x.org)"),
        ("[ ](https://x.org)", "[ ](https://x.org)"),
        ("[a] (https://x.org)", "[a] (https://x.org)"),
        ("[a](https://x.org b)", "[a](https://x.org b)"),
        ("[laughs](quietly)", "[laughs](quietly)"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](*b*)", "[a](<e>b</e>)"),
        ("[a](https://x.org/*b*)", "<a https://x.org/*b*>a</a>"),
        ("看http://x.org/*a*b*c 去*那*边", "看http://x.org/*a*b*c 去<e>那</e>边"),
        ("*www.x.org/a* **b**", "<e>www.x.org/a</e> <s>b</s>"),
        ("<b>a</b> &amp; `c` _d_ https://x.org", "<b>a</b> &amp; `c` _d_ https://x.org"),
    ] {
        assert_eq!(shown(source), wanted, "{source}");
    }
}

#[test]
fn literal_stars_are_text() {
    for text in [
        "Die Nachbar*innen und ihre Gärtner*innen kamen.",
        "*innen und Nachbar*innen, *außen",
        "Nachbar**innen und Gärtner**innen",
        "7*4*2 macht 56, a*b*c auch, 10 * 3 * 2",
        "(a+b)*(c+d)*(e+f), x*(y) und z*(y)",
        "50%*2%*3",
        "What the f**k is this s**t, said M*A*S*H and *** and f***",
        "The f***, the s***, the b**, the d**!",
        "a word* and another*, see *the note",
        "Preis*, Ort* und Zeit*.",
        "“*” means one, “*” means two, '*' and '*', (*) and (*)",
        "*.json, *.txt, *, *",
        "**, **",
        "__name__ and _x_ and snake_case_word",
        "друг*иня и подруг*и пришли",
        "سار*ة ومري*م",
        "た*し*か と カ*タ*カ*ナ",
        "김*수와 박*영, 이*희",
        "e\u{301}*tat*e\u{301}",
        "赵*和孙*都来了，还有张*明。",
        "赵**、孙**、张**三人",
        "赵*（四十二岁）和孙*（三十八岁）",
        "欧*说黎*走了，我见到了陈*和周*。",
        "“赵*”和“钱*”都来了",
        "张*明和刘*华都来了",
        "小*和老*不熟，阿*也不来",
        "他骂了一句“见你**的”，又一句“混**蛋”。",
        "“他**的，你给我**滚开”",
        "真他**的冷，太他**的冷了",
        "他去*他家。后来又去*她家",
    ] {
        let mut findings = Vec::new();
        let read = read(text, &mut findings);
        assert_eq!((&*read.text, read.marks.len(), findings.len()), (text, 0, 0), "{text}");
    }
}

#[test]
fn separate_emphasis_is_mark_up() {
    for (source, wanted) in [
        ("Die Nachbar*innen kamen *wirklich* alle.", "Die Nachbar*innen kamen <e>wirklich</e> alle."),
        ("*Nachbar*innen*", "<e>Nachbar*innen</e>"),
        ("(*leise*) „*nein*“, *„ja“*, »*so*«", "(<e>leise</e>) „<e>nein</e>“, <e>„ja“</e>, »<e>so</e>«"),
        ("*… und dann?* *...so* *’tis*", "<e>… und dann?</e> <e>...so</e> <e>’tis</e>"),
        ("这是**粗体**文字。", "这是<s>粗体</s>文字。"),
        ("**注意：**再说一遍", "<s>注意：</s>再说一遍"),
        ("我们用WeChat**联系**他", "我们用WeChat<s>联系</s>他"),
        ("这*很*重要，那*也*是", "这<e>很</e>重要，那<e>也</e>是"),
        ("我们说*ubuntu*这个词", "我们说<e>ubuntu</e>这个词"),
        ("これは**太字**です", "これは<s>太字</s>です"),
        ("**第一句。第二句。**", "<s>第一句。第二句。</s>"),
        ("他说：“**注意**，”就走了", "他说：“<s>注意</s>，”就走了"),
    ] {
        let mut findings = Vec::new();
        read(source, &mut findings);
        assert_eq!((&*shown(source), &*findings), (wanted, &[][..]), "{source}");
    }
}

#[test]
fn doubtful_emphasis_is_reported() {
    for (source, wanted, told) in [
        ("“你这*混*蛋”", "“你这<e>混</e>蛋”", "这*混*"),
        ("于**重要**时", "于<s>重要</s>时", "于**重要**"),
        ("，桥*很*高", "，桥<e>很</e>高", "桥*很*"),
        ("第一张*赵*", "第一张<e>赵</e>", "张*赵*"),
        ("，*赵和孙*，", "，<e>赵和孙</e>，", "，*赵和孙*"),
        ("小周*笑*了", "小周<e>笑</e>了", "周*笑*"),
        ("你*爹*的", "你<e>爹</e>的", "你*爹*"),
        ("老陈*跟*老林", "老陈<e>跟</e>老林", "陈*跟*"),
        ("看你**个**！", "看你<s>个</s>！", "你**个**"),
        ("（“*注*”）", "（“<e>注</e>”）", "“*注*"),
        ("**先来。后走**的人", "<s>先来。后走</s>的人", "**先来。后走**"),
    ] {
        let mut findings = Vec::new();
        read(source, &mut findings);
        assert_eq!(shown(source), wanted, "{source}");
        assert_eq!(findings, [Finding::Doubtful(told.to_owned())], "{source}");
    }
}

#[test]
fn symlinks_that_must_not_be_followed_are_reported() {
    let mut findings = Vec::new();
    read(
        "[a](javascript:x) [b](data:,x) [c](/d) [e](JaVaScRiPt:f) [ok](HTTPS://x.org) [g](h) [i](https:j)",
        &mut findings,
    );
    let refused = ["javascript:x", "data:,x", "/d", "JaVaScRiPt:f", "https:j"];
    assert_eq!(findings, refused.map(|address| Finding::Refused(address.to_owned())));
}

#[test]
fn hostile_text_is_read_whole() {
    let pieces = [
        "[",
        "*",
        "**",
        "*a",
        "a* ",
        "**a ",
        "](",
        "[](",
        "[a](",
        "[a](http://x",
        "(",
        ")",
        r"\",
        "***a ",
        "*[a](http://b) ",
    ];
    for piece in pieces {
        // Long enough that quadratic work would not finish in reasonable time.
        let source = piece.repeat(1_000_000 / piece.len());
        assert!(read(&source, &mut Vec::new()).text.len() <= source.len(), "{piece:?}");
    }
}

#[test]
fn marks_nest_three_deep_at_most() {
    let around = |source: &str| {
        let marks = read(source, &mut Vec::new()).marks;
        let within = |at: usize| marks.iter().filter(|mark| mark.range.contains(&at)).count();
        marks.iter().map(|mark| within(mark.range.start)).max()
    };
    let nested = |open: &str, close: &str| open.repeat(5000) + "a" + &close.repeat(5000);
    assert_eq!(around(&nested("*b ", " b*")), Some(1));
    assert_eq!(around(&nested("**b *c ", " c* b**")), Some(2));
    assert_eq!(around("***[**a**](http://x) b***"), Some(3));
}

proptest! {
    #[test]
    fn marks_nest_and_start_at_character_boundaries(source in r"[*\[\]()\\ a重]{0,40}(\]\(http://x\))?[*\[\]()\\ a重]{0,10}") {
        let Marked { text, marks } = read(&source, &mut Vec::new());
        for (i, mark) in marks.iter().enumerate() {
            prop_assert!(!mark.range.is_empty() && text.get(mark.range.clone()).is_some());
            for later in &marks[i + 1..] {
                let apart = later.range.start >= mark.range.end;
                let within = mark.range.start <= later.range.start && later.range.end <= mark.range.end;
                prop_assert!(apart || within, "{mark:?} {later:?} in {source:?}");
            }
        }
        // Only mark-up is left out.
        let letters = |text: &str| text.chars().filter(|c| *c == 'a' || *c == '重').count();
        prop_assert_eq!(letters(&text), letters(&source));
    }
}
