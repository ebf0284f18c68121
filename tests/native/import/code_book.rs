//! The code book beside a table.

use interview_viewer::import::{self, Options};

const TALK: &str = "speaker,words,tags\nOu,When did you first cross?,\nMai,In 1979.,FOG\nMai,Two fen.,Fares;FOG\n";

#[test]
fn names_and_describes_the_themes_that_the_table_has() {
    let book = "code,label,description\nfog,Crossings in the fog,What she saw\nferry,The ferry,\n#fares,Fares,\"Prices, 1979\"\n";
    assert!(import::is_code_book("filters.csv", book.as_bytes()) && !import::is_code_book("talk.csv", book.as_bytes()));
    let code_book = Some(("filters.csv".to_owned(), book.as_bytes().to_vec()));
    let options = Options { name: "talk.csv".into(), code_book, ..Options::default() };
    let imported = import::import(TALK.as_bytes(), &options).unwrap();
    let file = imported.document.file.good().unwrap();
    let themes: Vec<String> = file
        .themes
        .values()
        .map(|theme| {
            let id = theme.id.good().map_or("", |id| &id.0);
            let text =
                |text: &interview_viewer::document::Lenient<_>| text.good().map(super::localized).unwrap_or_default();
            format!("{id}: {} ({})", text(&theme.label), text(&theme.about))
        })
        .collect();
    assert_eq!(themes, ["fog: Crossings in the fog (What she saw)", "fares: Fares (Prices, 1979)"]);
    assert_eq!(import::differences(TALK, &imported), []);
}

#[test]
fn is_recognised_by_its_name_and_its_columns() {
    let book = "编码,说明\n雾,过河时的雾\n".as_bytes();
    for name in ["codebook.csv", "talk.codes.csv", "talk-Codebook.tsv", "a/b/编码表.csv", "访谈编码表.csv"] {
        assert!(import::is_code_book(name, book), "{name}");
    }
    for name in ["barcodes.csv", "codebook.txt", "codes", "codes.csv.json"] {
        assert!(!import::is_code_book(name, book), "{name}");
    }
    assert!(!import::is_code_book("codes.csv", TALK.as_bytes()));
}
