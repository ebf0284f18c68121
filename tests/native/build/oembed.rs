//! oEmbed documents against the specification (<https://oembed.com>, version 1.0, section 2.3.4).

use serde_json::json;

use super::*;

/// What a document breaks of the specification.
fn broken(document: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let Some(all) = document.as_object() else { return vec!["it is not an object".into()] };
    let is_text = |key: &str| all.get(key).is_none_or(|value| value.as_str().is_some_and(|text| !text.is_empty()));
    let is_size = |key: &str| all.get(key).is_none_or(|value| value.as_u64().is_some_and(|size| size > 0));
    let is_address = |key: &str| {
        all.get(key).is_none_or(|value| {
            value.as_str().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://"))
        })
    };
    let mut check = |good: bool, rule: &str| broken.extend((!good).then(|| rule.to_owned()));
    let kind = all.get("type").and_then(Value::as_str).unwrap_or_default();
    check(["photo", "video", "link", "rich"].contains(&kind), "type");
    check(all.get("version").is_some_and(|version| version == "1.0"), "version");
    for key in ["title", "author_name", "provider_name", "html"] {
        check(is_text(key), key);
    }
    for key in ["author_url", "provider_url", "thumbnail_url", "url"] {
        check(is_address(key), key);
    }
    for key in ["width", "height", "thumbnail_width", "thumbnail_height", "cache_age"] {
        check(is_size(key), key);
    }
    let thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"];
    let has = thumbnail.iter().filter(|key| all.contains_key(**key)).count();
    check(has == 0 || has == 3, "all three or none of thumbnail_url, thumbnail_width, thumbnail_height");
    let required: &[&str] = match kind {
        "photo" => &["url", "width", "height"],
        "video" | "rich" => &["html", "width", "height"],
        _ => &[],
    };
    for key in required {
        check(all.contains_key(*key), &format!("{kind} needs {key}"));
    }
    broken
}

#[test]
fn every_document_keeps_to_the_specification() {
    let place = Place::new("oembed-specification");
    let site = place.site("tests/sites/small");
    // With a font only for English, so that some documents have a picture of their own and others have the logo.
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/boxes.ttf"), site.join("boxes.ttf")).unwrap();
    let mut file: Value = serde_json::from_str(&fs::read_to_string(site.join("site.json")).unwrap()).unwrap();
    file["og_font"] = "boxes.ttf".into();
    file["name"]["zh-Hans"] = "龘".into();
    fs::write(site.join("site.json"), file.to_string()).unwrap();
    build::build(&Options { pictures: PictureFonts::Site, ..place.order() });
    let (mut own, mut logo) = (0, 0);
    for path in place.files().into_keys().filter(|path| path.ends_with("oembed.json")) {
        let document: Value = serde_json::from_str(&place.read(&path)).unwrap();
        assert_eq!(broken(&document), Vec::<String>::new(), "{path}");
        let thumbnail = document["thumbnail_url"].as_str().unwrap();
        let thumbnail = thumbnail.strip_prefix("https://lanes.example/talks/").unwrap();
        assert!(place.out().join(thumbnail).is_file(), "{thumbnail}");
        if thumbnail.contains('/') { own += 1 } else { logo += 1 }
    }
    assert!(own > 0 && logo > 0, "{own} {logo}");
}

#[test]
fn a_document_that_breaks_a_rule_is_noticed() {
    let good = json!({"version": "1.0", "type": "rich", "html": "<p>a</p>", "width": 600, "height": 600});
    assert!(broken(&good).is_empty());
    let photo = json!({"version": "1.0", "type": "photo", "url": "https://a.example/a.png", "width": 1, "height": 1});
    assert!(broken(&photo).is_empty());
    for (key, value) in [
        ("version", json!(1.0)),
        ("type", json!("article")),
        ("html", Value::Null),
        ("width", json!("600")),
        ("height", json!(0)),
        ("title", json!("")),
        ("provider_url", json!("/talks/")),
        ("thumbnail_url", json!("https://a.example/a.png")),
        ("type", json!("photo")),
    ] {
        let mut bad = good.clone();
        bad[key] = value.clone();
        assert!(!broken(&bad).is_empty(), "{key}: {value}");
    }
    for key in ["version", "type", "html", "width", "height"] {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!broken(&bad).is_empty(), "{key}");
    }
}
