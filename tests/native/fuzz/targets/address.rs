//! Any text is an address with one printed form; and the state that it opens prints the address that opens it again.

use interview_viewer::state::{Address, Filter, ViewState};
use serde_json::{Value, json};

use super::{Target, checked};

pub const TARGET: Target = Target { name: "address", run, seeds, words: WORDS };

const WORDS: &[&str] = &[
    "?i=",
    "?src=",
    "&lang=",
    "&lang=both",
    "&lang=zh-Hans",
    "&theme=",
    "&match=all",
    "&match=any",
    "&speaker=",
    "&q=",
    "&only=questions",
    "#",
    ":",
    ",",
    ":~:text=",
    "%2C",
    "%3A",
    "%E4%BF%A1",
    "%",
    "%00",
    "+",
    "&",
    "=",
    "%FF",
];

fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (search, hash) = text.split_at(text.find('#').unwrap_or(text.len()));
    let address = Address::parse(search, hash);
    let (search, hash) = (address.search(), address.hash());
    let whole = format!("{search}{hash}");
    assert!(whole.chars().all(|c| c.is_ascii_alphanumeric() || "?&=#:,%-._~".contains(c)), "{whole}");
    assert!(!whole.ends_with(['.', '-', '_', '~', ',', ':']), "{whole}");
    let again = Address::parse(&search, &hash);
    assert_eq!((again.search(), again.hash()), (search, hash));
    assert_eq!(again, Address { unread: Vec::new(), ..address.clone() });

    let interview = checked(&file(&address));
    let (state, _) = ViewState::from_address(&interview, &address);
    let printed = state.address(&interview, &address);
    let (opened, unknown) = ViewState::from_address(&interview, &Address::parse(&printed.search(), &printed.hash()));
    assert_eq!((opened, unknown), (state, Vec::new()), "{printed:?}");
}

/// An interview with everything that an address names.
fn file(address: &Address) -> Value {
    let named = |id: &str| json!({ "id": id });
    let target = address.target.as_ref().map_or("q1", |target| &target.id);
    json!({
        "title": "T", "languages": ["en", "zh-Hans"],
        "speakers": address.filters[Filter::Speakers].iter().map(|id| named(id)).collect::<Vec<_>>(),
        "themes": address.filters[Filter::Themes].iter().map(|id| named(id)).collect::<Vec<_>>(),
        "turns": [{ "id": target, "text": { "en": "Who?", "zh-Hans": "谁？" } }],
    })
}

/// Addresses of places in the samples.
fn seeds(samples: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for file in samples.iter().filter_map(|sample| serde_json::from_slice::<Value>(sample).ok()) {
        let ids = |list: &str| -> Vec<String> {
            let items = file[list].as_array().into_iter().flatten();
            items.filter_map(|item| item["id"].as_str()).map(String::from).collect()
        };
        let first = |list: &str, name: &str| ids(list).first().map(|id| format!("&{name}={id}")).unwrap_or_default();
        let (theme, speaker) = (first("themes", "theme"), first("speakers", "speaker"));
        for (n, turn) in ids("turns").iter().take(4).enumerate() {
            let lang = ["", "&lang=both", "&lang=zh-Hans&match=all", "&only=questions"][n];
            seeds.push(format!("?i=seed{theme}{speaker}{lang}&q=a%20词#{turn}.1:first%2C,last").into_bytes());
        }
    }
    seeds.push(b"?src=https%3A%2F%2Fa.example%2Fx.json&utm=1#t1".to_vec());
    seeds
}
