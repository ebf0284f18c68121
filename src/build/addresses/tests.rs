use std::collections::BTreeSet;

use super::*;

fn request(slug: &str, id: &str, names: &[&str], speakers: &[&str]) -> AddressRequest {
    let set = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<BTreeSet<_>>();
    let ids = if id.is_empty() { BTreeSet::new() } else { set(&[id]) };
    let owner = Owner { ids, names: set(names), speakers: set(speakers) };
    AddressRequest { id: (!id.is_empty()).then(|| id.to_owned()), owner, slug: slug.to_owned() }
}

/// The addresses of one build after another.
fn built(builds: &[&[AddressRequest]]) -> Vec<Vec<String>> {
    let mut given = Assigned::default();
    builds.iter().map(|requests| assign(&mut given, requests).addresses).collect()
}

#[test]
fn an_address_is_never_given_to_another_person() {
    let lu = || request("lu-min", "", &["陆敏"], &["mill/a"]);
    let other = || request("lu-min", "", &["卢敏"], &["ford/a"]);
    let third = || request("lu-min", "", &["鲁敏"], &["weir/a"]);
    assert_eq!(built(&[&[lu()], &[other(), lu()]])[1], ["lu-min-2", "lu-min"], "who comes later has a number");
    assert_eq!(built(&[&[lu()], &[other()]])[1], ["lu-min-2"], "who is gone keeps the address");
    assert_eq!(
        built(&[&[lu(), other()], &[third(), other()], &[other(), third(), lu()]])[2],
        ["lu-min-2", "lu-min-3", "lu-min"]
    );
    let renamed = request("lu-min-zhi", "", &["陆敏之"], &["mill/a"]);
    assert_eq!(built(&[&[lu()], &[other(), renamed]])[1], ["lu-min-2", "lu-min"], "another name of the same speaker");
    let elsewhere = request("lu-min", "", &["陆敏"], &["weir/a"]);
    let replaced = request("gao-yu", "", &["高玉"], &["mill/a"]);
    assert_eq!(built(&[&[lu()], &[replaced, elsewhere]])[1], ["gao-yu", "lu-min"], "the name goes before the place");
}

#[test]
fn an_id_is_the_address_unless_another_person_has_it() {
    let lu = || request("lu-min", "", &["陆敏"], &["mill/a"]);
    let taken = request("lu-min", "lu-min", &["卢敏"], &["ford/a"]);
    let mut given = Assigned::default();
    assign(&mut given, &[lu()]);
    let outcome = assign(&mut given, &[taken, lu()]);
    assert_eq!((outcome.addresses, outcome.refused), (vec!["lu-min-2".into(), "lu-min".into()], vec![0]));
    let twice = || request("mill", "mill", &["磨坊"], &[]);
    assert_eq!(built(&[&[twice(), twice()]])[0], ["mill", "mill-2"]);
    let own = request("lu-min", "lu-min", &["陆敏"], &["mill/a"]);
    assert_eq!(built(&[&[lu()], &[own]])[1], ["lu-min"]);
}

#[test]
fn an_old_address_redirects_to_the_new_one() {
    let mut given = Assigned::default();
    assign(&mut given, &[request("lu-min", "", &["陆敏"], &["mill/a", "ford/a"])]);
    let (miller, ferryman) =
        (request("", "lu-min-miller", &["陆敏"], &["mill/a"]), request("", "lu-min-ferry", &["陆敏"], &["ford/a"]));
    let outcome = assign(&mut given, &[miller, ferryman]);
    assert_eq!(outcome.addresses, ["lu-min-miller", "lu-min-ferry"]);
    assert_eq!(outcome.moved, [("lu-min".to_owned(), vec![0, 1])]);
}

#[test]
fn a_text_is_read_as_written_by_the_program_or_by_hand() {
    let mut addresses = Addresses::default();
    assign(
        &mut addresses.people,
        &[request("lu-min", "", &["陆敏", "Lu Min"], &["mill/a"]), request("x", "x", &[], &[])],
    );
    let (read, repeated) = Addresses::from_json(&Value::read(&addresses.json()).unwrap());
    assert!(read == addresses && repeated.is_empty(), "{}", addresses.json());
    let merged = r#"{"people": {"a": {"names": "陆敏"}, "a": {"names": ["陆敏"], "speakers": ["mill/a"]}, "b": {"names": ["高玉"]},
        "b": {"names": ["李文"], "note": 1}, "c": []}}"#;
    let (read, repeated) = Addresses::from_json(&Value::read(merged).unwrap());
    assert_eq!(read.people["a"], request("", "", &["陆敏"], &["mill/a"]).owner);
    assert_eq!((read.people["b"].names.len(), repeated), (1, vec!["b".to_owned()]), "the first keeps it");
}
