use super::*;

fn withheld(words: &str) -> Withheld {
    let text = format!("{{\"withheld\": [{words}]}}");
    let mut withheld = Withheld::default();
    assert!(withheld.add(&Source { path: "site.json".into(), text, is_json: true }));
    withheld
}

#[test]
fn withheld_words_are_found_behind_every_escape() {
    let withheld = withheld(r#""Café  Öhler & 蒋溪\ud83d\udea3""#);
    for file in [
        "At Cafe\u{301} Öhler &\n蒋溪🚣.",
        r#"{"a": "Caf\u00e9 O\u0308hler & \u848b\u6eaa\ud83d\udea3"}"#,
        "<p>Caf<b>é</b> &Ouml;hler &amp; 蒋&#x6eaa;&#128675;</p>",
        "<p>Café</p><p>Öhler</p> &amp; <i>蒋溪🚣</i>",
        "<img alt='Caf&eacute; Öhler &amp; 蒋溪🚣'>",
        "<script type='application/json'>{\"a\": \"Café Öhler \\u0026 蒋溪🚣\"}</script>",
        "<a href='?q=Caf%C3%A9+%C3%96hler+%26+%E8%92%8B%E6%BA%AA%F0%9F%9A%A3'>",
        "Caf%C3%A9%20Öhler%20%26%20蒋溪🚣",
        "Café Öhler &\u{200b} 蒋\u{ad}溪🚣",
    ] {
        assert_eq!(withheld.in_file("a.txt", file.as_bytes()).len(), 1, "{file}");
    }
    for file in ["CAFÉ ÖHLER & 蒋溪🚣", "Café Öhler & 蒋", "CaféÖhler & 蒋溪🚣"] {
        assert!(withheld.in_file("a.txt", file.as_bytes()).is_empty(), "{file}");
    }
    let utf16: Vec<u8> = "\u{feff}Café Öhler & 蒋溪🚣".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(withheld.in_file("a.txt", &utf16).len(), 1);
    assert_eq!(withheld.in_file("img/Café Öhler & 蒋溪🚣.png", b"\x89PNG").len(), 1);
}

#[test]
fn invisible_characters_do_not_hide_words() {
    // Words, and texts that show the same.
    let cases = [
        ("Orla Venn", "Or\u{200c}la Ve\u{2060}nn"),
        ("Orla Venn", "\u{202b}Orla\u{200f} \u{2069}Venn\u{202c}"),
        ("Orla Venn", "Orla \u{200b} \u{fe0f}Venn"),
        ("Orla Venn", "O\u{34f}r\u{61c}l\u{180e}a\u{3000}V\u{e0100}e\u{e0041}n\u{feff}n"),
        ("Or\u{ad}la Venn", "Orla Venn"),
        ("Zoé", "Zoe\u{200d}\u{301}"),
        ("金小河", "见了金 小河。"),
        ("金小河", "金\u{3000}小\n\u{200b}河"),
        ("金小河", "<b>金</b> <i>小河</i>"),
        ("金 小河", "金小河"),
        ("𠀀〇", "𠀀 〇"),
    ];
    for (words, text) in cases {
        let found = withheld(&format!("\"{words}\"")).in_file("a.txt", text.as_bytes());
        assert_eq!(found.len(), 1, "{words} in {}", text.escape_unicode());
    }
    for (words, text) in [("Orla Venn", "OrlaVenn"), ("金 Venn", "金Venn"), ("金小河", "金，小河")] {
        assert!(withheld(&format!("\"{words}\"")).in_file("a.txt", text.as_bytes()).is_empty(), "{words} in {text}");
    }
}

#[test]
fn a_broken_file_still_withholds() {
    let add = |text: &str| {
        let mut withheld = Withheld::default();
        let is_read = withheld.add(&Source { path: "a.json".into(), text: text.into(), is_json: true });
        (is_read, withheld.all.len())
    };
    assert_eq!(add("{\"withheld\": [\"one\", \"two\"], \"title\": }"), (true, 2));
    assert!(!add("{\"withheld\": [\"one\", two]}").0);
    assert_eq!(add("{\"title\": }"), (true, 0));
}

#[test]
fn the_place_in_the_sources_is_that_of_the_value() {
    let text = "{\n\"$a\": \"boat\",\n\"withheld\": [\"blue boat\"],\n\"turns\": [{\"text\": [\"The *blue*\", \"boat\"]},\n{\"text\": \"a **blue** boat\"}]}";
    let source = Source { path: "a.json".into(), text: text.into(), is_json: true };
    let lines = |source, words| places(source, words).into_iter().map(|(_, line)| line).collect::<Vec<_>>();
    assert_eq!(lines(&source, "blue boat"), [(4, 20), (5, 10)]);
    assert_eq!(lines(&source, "boat"), [(4, 35), (5, 10)]);
    let plain = Source { path: "a.txt".into(), text: "the\nblue boat".into(), is_json: false };
    assert_eq!(lines(&plain, "blue boat"), [(2, 1)]);
}
