//! The pictures of previews, drawn with a font of boxes (tests/fonts), whatever fonts the machine has.

use super::*;

const SITE: &str = "https://lanes.example/talks/";
const FONT: &str = "tests/fonts/boxes.ttf";

/// Changes a site's `site.json`.
fn change(site: &Path, change: impl FnOnce(&mut serde_json::Map<String, Value>)) {
    let file = site.join("site.json");
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    change(value.as_object_mut().unwrap());
    fs::write(file, value.to_string()).unwrap();
}

/// A site with the font in its folder.
fn with_font(name: &str) -> (Place, PathBuf) {
    let place = Place::new(name);
    let site = place.site("tests/sites/small");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(FONT), site.join("boxes.ttf")).unwrap();
    change(&site, |site| drop(site.insert("og_font".into(), "boxes.ttf".into())));
    (place, site)
}

fn drawn(place: &Place) -> Report {
    build::build(&Options { pictures: PictureFonts::Site, ..place.order() })
}

/// The path of the picture of a page.
fn picture(place: &Place, page: &str) -> String {
    let page = html(&place.read(page));
    let [image] = page.meta("og:image")[..] else { panic!("one picture") };
    image.strip_prefix(SITE).unwrap().to_owned()
}

/// Width, height, and the pixels as positions in the palette.
fn pixels(place: &Place, path: &str) -> (u32, u32, Vec<u8>) {
    let file = fs::File::open(place.out().join(path)).unwrap();
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, pixels)
}

#[test]
fn each_interview_and_each_question_has_a_picture() {
    let (place, _) = with_font("pictures");
    let report = drawn(&place);
    assert!(report.is_good(), "{:?}", report.diagnostics);
    let mut met = BTreeSet::new();
    for (page, alt) in [
        ("interviews/well/index.html", "Who owns the </script><b>well</b>? | Shao Yufen"),
        ("interviews/well/zh-Hans/index.html", "井归谁？ | 邵玉芬"),
        ("interviews/well/q/q1/index.html", "Whose is it? | Shao Yufen"),
        ("interviews/well/zh-Hans/q/q1/index.html", "是谁的？ | 邵玉芬"),
    ] {
        let path = picture(&place, page);
        assert!(path.starts_with(page.strip_suffix("index.html").unwrap()), "{path} is beside its page");
        let (width, height, pixels) = pixels(&place, &path);
        assert_eq!((width, height), (1200, 630));
        let title = &pixels[144 * 1200..466 * 1200];
        assert!(title.iter().any(|pixel| *pixel != title[0]), "{page}: the title is drawn");
        let edge = pixels.chunks(1200).all(|row| row[..60].iter().chain(&row[1140..]).all(|pixel| *pixel == pixels[0]));
        assert!(edge, "{page}: nothing touches the edge");
        assert!(fs::metadata(place.out().join(&path)).unwrap().len() < 60_000);
        assert!(met.insert(pixels), "{page}: it shows this page");
        let page = html(&place.read(page));
        assert_eq!(page.meta("og:image:width"), ["1200"]);
        assert_eq!(page.meta("og:image:height"), ["630"]);
        assert_eq!(page.meta("og:image:alt"), [alt]);
        assert_eq!(page.meta("twitter:card"), ["summary_large_image"]);
    }
    assert!(!place.out().join("boxes.ttf").exists(), "the font is not published");
    assert!(!place.read("site.json").contains("og_font"));
}

#[test]
fn only_what_has_changed_is_drawn_again() {
    let (place, site) = with_font("pictures-again");
    drawn(&place);
    let (before, path) = (place.files(), picture(&place, "interviews/well/index.html"));
    let (other, _) = with_font("pictures-elsewhere");
    drawn(&other);
    assert_eq!(fs::read(place.out().join(&path)).unwrap(), fs::read(other.out().join(&path)).unwrap());
    let again = drawn(&place);
    assert_eq!((again.written, again.removed), (0, 0));
    assert_eq!(place.files(), before);
    change(&site, |site| drop(site.insert("name".into(), "Lane House 2".into())));
    drawn(&place);
    assert!(!place.out().join(&path).exists());
    assert!(place.out().join(picture(&place, "interviews/well/index.html")).exists());
}

#[test]
fn a_picture_that_somebody_has_changed_is_drawn_again() {
    let (place, _) = with_font("pictures-changed");
    drawn(&place);
    let path = place.out().join(picture(&place, "interviews/well/index.html"));
    let drawn_first = fs::read(&path).unwrap();
    fs::write(&path, "not a picture").unwrap();
    build::build(&Options { pictures: PictureFonts::Site, force: true, ..place.order() });
    assert_eq!(fs::read(&path).unwrap(), drawn_first);
}

#[test]
fn the_logo_takes_the_place_of_a_picture_that_no_font_can_draw() {
    let (place, site) = with_font("pictures-logo");
    change(&site, |site| drop(site.insert("name".into(), serde_json::json!({"en": "Lane House", "zh-Hans": "巷龘"}))));
    let report = drawn(&place);
    let noted = |report: &Report, words: &str| {
        report.diagnostics.iter().any(|one| one.severity == Severity::Note && one.message.contains(words))
    };
    assert!(noted(&report, "no font has 龘") && noted(&report, "the logo"), "{:?}", report.diagnostics);
    let chinese = picture(&place, "interviews/well/zh-Hans/index.html");
    assert!(!chinese.contains('/'), "one for all pages");
    assert_eq!(pixels(&place, &chinese).0, 1200);
    let page = html(&place.read("interviews/well/zh-Hans/index.html"));
    assert_eq!((page.meta("twitter:card"), page.meta("og:image:alt")), (vec!["summary"], vec!["巷龘"]));
    assert!(picture(&place, "interviews/well/index.html").starts_with("interviews/well/"));

    // A logo that is not an SVG stands as it is, with its own size.
    fs::copy(place.out().join(&chinese), site.join("a logo.png")).unwrap();
    change(&site, |site| drop(site.insert("logo".into(), "a logo.png".into())));
    drawn(&place);
    let page = html(&place.read("interviews/well/zh-Hans/index.html"));
    assert_eq!(page.meta("og:image"), [format!("{SITE}a%20logo.png")]);
    assert_eq!(page.meta("og:image:width"), ["1200"]);

    change(&site, |site| drop(site.remove("logo")));
    assert!(noted(&drawn(&place), "no picture"));
    let page = html(&place.read("interviews/well/zh-Hans/index.html"));
    assert_eq!((page.meta("og:image"), page.meta("twitter:card")), (vec![], vec!["summary"]));
}

#[test]
fn a_font_that_cannot_be_used_is_reported() {
    for (font, words) in [("gone.ttf", "there is no file gone.ttf"), ("logo.svg", "logo.svg holds no font")] {
        let (place, site) = with_font("pictures-no-font");
        change(&site, |site| drop(site.insert("og_font".into(), font.into())));
        let report = drawn(&place);
        let found = report.diagnostics.iter().find(|one| one.message.contains(words));
        assert_eq!(found.map(|one| one.line), Some(1), "{font}: {:?}", report.diagnostics);
    }
}

#[test]
fn without_the_address_of_the_site_there_is_no_picture() {
    let (place, site) = with_font("pictures-without-url");
    change(&site, |site| drop(site.remove("url")));
    drawn(&place);
    assert!(place.files().keys().all(|path| !path.contains("picture-")));
}
