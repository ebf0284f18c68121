//! People, addresses and dates over several builds.

use super::*;

/// Writes a site of interviews that have only speakers.
fn invent(site: &Path, build: &Value) {
    fs::remove_dir_all(site.join("interviews")).ok();
    fs::create_dir_all(site.join("interviews")).unwrap();
    for (id, about) in build["interviews"].as_object().unwrap() {
        let speakers = about
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, _)| !["title", "themes", "labels", "category", "date"].contains(&&***key));
        let speakers: Vec<(&String, &Value)> = speakers.collect();
        let people: Vec<Value> = speakers
            .iter()
            .map(|(id, name)| serde_json::json!({"id": id, "name": name, "role": "interviewee"}))
            .collect();
        let labels = about["labels"].as_object().into_iter().flatten();
        let labels: Vec<Value> = labels.map(|(id, label)| serde_json::json!({"id": id, "label": label})).collect();
        let of_labels = Value::from(labels.iter().map(|theme| theme["id"].clone()).collect::<Vec<_>>());
        let themes = if labels.is_empty() { &about["themes"] } else { &of_labels };
        let turns = speakers
            .iter()
            .map(|(id, _)| serde_json::json!({"id": format!("said-by-{id}"), "speaker": id, "text": "是。", "themes": themes}));
        let mut file = serde_json::json!({"title": about["title"].as_str().unwrap_or(id), "languages": ["zh-Hans"], "speakers": people, "turns": turns.collect::<Vec<_>>()});
        if !labels.is_empty() {
            file["themes"] = labels.into();
        }
        for key in ["category", "date"].into_iter().filter(|key| !about[key].is_null()) {
            file[key] = about[key].clone();
        }
        fs::write(site.join(format!("interviews/{id}.json")), file.to_string()).unwrap();
    }
    let mut list = build["site"].as_object().cloned().unwrap_or_default();
    list.entry("interviews").or_insert_with(|| serde_json::json!([]));
    list.entry("languages").or_insert_with(|| serde_json::json!(["zh-Hans"]));
    fs::write(site.join("site.json"), Value::from(list).to_string()).unwrap();
}

#[test]
fn addresses_never_pass_to_another_person() {
    let cases = fs::read_to_string("tests/sites/identity/cases.json").unwrap();
    for (n, case) in serde_json::from_str::<Vec<Value>>(&cases).unwrap().iter().enumerate() {
        let place = Place::new(&format!("identity-{n}"));
        let texts = |value: &Value| -> BTreeSet<String> {
            value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        for (m, build) in case["builds"].as_array().unwrap().iter().enumerate() {
            let which = format!("{}, build {}", case["case"], m + 1);
            invent(&place.0.join("site"), build);
            let lines = |messages: &[Diagnostic]| {
                messages.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect::<String>()
            };
            let checked = lines(&build::check_folder(&place.0.join("site"), Ui::En).0);
            let report = place.build();
            let messages = lines(&report.diagnostics);
            assert!(report.is_good(), "{which}: {messages}");
            for (path, interviews) in build["pages"].as_object().unwrap() {
                let file = place.out().join(path).join("index.html");
                assert_eq!(file.exists(), !interviews.is_null(), "{which}: {path}\n{messages}");
                if !interviews.is_null() {
                    let page = html(&fs::read_to_string(file).unwrap());
                    let links = page.all("a", "href").filter_map(|href| href.strip_prefix("../../interviews/"));
                    let found: BTreeSet<String> =
                        links.map(|href| href.split('/').next().unwrap().to_owned()).collect();
                    assert_eq!(found, texts(interviews), "{which}: {path}\n{messages}");
                }
            }
            for (path, targets) in build["moved"].as_object().into_iter().flatten() {
                let page = html(&place.read(&format!("{path}/index.html")));
                for target in texts(targets) {
                    assert!(page.all("a", "href").any(|href| *href == format!("../../{target}/")), "{which}: {path}");
                }
                let refreshes = page.elements.iter().any(|(_, all)| all.contains_key("http-equiv"));
                assert_eq!(refreshes, texts(targets).len() == 1, "{which}: {path}");
            }
            texts(&build["told"]).iter().for_each(|text| {
                assert!(messages.contains(text) && checked.contains(text), "{which}: {text} in {messages}\n{checked}")
            });
            // The desk leads to the interviews.
            for one in report.diagnostics.iter().filter(|one| one.message.contains("as the name is the same")) {
                let are_named = one.interviews.iter().all(|id| one.message.contains(&**id));
                assert!(one.interviews.len() > 1 && are_named, "{which}: {:?}", one.interviews);
            }
            // The quoted lines of the files, which are indented, may contain any name.
            let told: String = messages.lines().filter(|line| !line.starts_with("    ")).collect();
            texts(&build["silent"]).iter().for_each(|text| assert!(!told.contains(text), "{which}: {messages}"));
            let index = html(&place.read("people/index.html")).text;
            texts(&build["index"]).iter().for_each(|text| assert!(index.contains(text), "{which}: {text} in {index}"));
            assert!(!place.out().join("addresses.json").exists(), "it stays with the editors");
            let (before, after) = (place.files(), place.0.join("site/addresses.json"));
            let kept = fs::read(&after).unwrap();
            place.build();
            assert!(before == place.files() && kept == fs::read(&after).unwrap(), "{which}: again, nothing is written");
        }
    }
}

#[test]
fn an_unreadable_or_unwritable_address_file_is_reported() {
    let place = Place::new("addresses");
    let site = place.site("tests/sites/small");
    for (text, message) in [
        ("{\"format\": \"addresses/1\",\n<<<<<<< ours", "addresses.json:2:1: an unresolved merge conflict"),
        ("[]", "addresses.json:1:1: expected an object with “format”: “addresses/1”"),
    ] {
        fs::write(site.join("addresses.json"), text).unwrap();
        let report = place.build();
        let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(!report.is_good() && messages.contains(message) && !place.out().exists(), "{messages}");
        assert_eq!(fs::read_to_string(site.join("addresses.json")).unwrap(), text);
    }
    fs::remove_file(site.join("addresses.json")).unwrap();
    // If a file cannot be written.
    let mut folder = fs::metadata(&site).unwrap().permissions();
    folder.set_readonly(true);
    fs::set_permissions(&site, folder.clone()).unwrap();
    // Nothing is read-only for root.
    let is_kept = fs::write(site.join("probe"), "").is_ok();
    let report = place.build();
    #[allow(clippy::permissions_set_readonly_false)]
    folder.set_readonly(false);
    fs::set_permissions(&site, folder).unwrap();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    let is_told = messages.contains("addresses.json: could not be written");
    assert!(report.is_good() == is_kept && is_told != is_kept, "{messages}");
}

#[test]
fn archive_dates_are_shown_listed_and_in_metadata() {
    let case: Value = serde_json::from_str(&fs::read_to_string("tests/sites/dates/site.json").unwrap()).unwrap();
    let place = Place::new("dates");
    let site = place.0.join("site");
    let dates: Vec<&Value> = case["dates"].as_array().unwrap().iter().collect();
    let interviews = dates.iter().map(|one| (one["id"].as_str().unwrap().to_owned(), serde_json::json!({"a": "何平", "title": format!("title-{}.", one["id"].as_str().unwrap()), "date": one["date"]})));
    let list: serde_json::Map<String, Value> = interviews.collect();
    invent(
        &site,
        &serde_json::json!({"site": {"url": "https://dates.example/", "languages": ["en", "zh-Hans", "zh-Hant"]}, "interviews": list}),
    );
    let report = place.build();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    for one in &dates {
        let id = one["id"].as_str().unwrap();
        assert_eq!(messages.contains(&format!("{id}.json:1:")), !one["told"].is_null(), "{id}: {messages}");
        for (lang, home) in [("en", ""), ("zh-Hans", "zh-Hans/"), ("zh-Hant", "zh-Hant/")] {
            let home = html(&place.read(&format!("{home}index.html")));
            let (before, entry) = home.text.split_once(&format!("title-{id}.")).expect("an entry");
            let wanted = one[lang].as_str().unwrap();
            // The year is the heading, so a day and month stand without it.
            let year = one["year"].as_str().unwrap_or_default();
            let below = wanted.strip_suffix(&format!(" {year}")).or(wanted.strip_prefix(&format!("{year}年")));
            assert!(
                [below, Some(wanted)].into_iter().flatten().any(|date| entry.starts_with(date))
                    || before.contains(wanted),
                "{id}: {wanted} in {lang}: {}",
                entry.chars().take(40).collect::<String>()
            );
        }
        let page = html(&place.read(&format!("interviews/{id}/index.html")));
        let citation = one["citation"].as_str();
        assert_eq!(page.meta("citation_publication_date"), citation.into_iter().collect::<Vec<_>>(), "{id}");
        let data: Value = serde_json::from_str(&page.data["application/ld+json"]).unwrap();
        assert_eq!(data["datePublished"].as_str().map(|date| date.replace('-', "/")).as_deref(), citation, "{id}");
        if let Some(year) = one["year"].as_str() {
            let year = html(&place.read(&format!("year/{year}/index.html")));
            assert!(year.text.contains(&format!("title-{id}.")), "{id}");
        }
    }
    let home = html(&place.read("index.html")).text;
    let places: Vec<usize> =
        dates.iter().map(|one| home.find(&format!("title-{}.", one["id"].as_str().unwrap())).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html(&place.read("zh-Hans/year/1960s/index.html")).text.contains("20世纪60年代"));
    let (feed, published) = (place.read("feed.xml"), place.read("site.json"));
    let updated = dates.iter().filter(|one| !one["year"].is_null()).count();
    assert_eq!(feed.matches("<entry ").count(), updated);
    fs::write(site.join("site.json"), &published).unwrap();
    place.build();
    assert_eq!(published, place.read("site.json"), "what is published is read again");
}
