//! Paths to values in JSON: `results.channels[].alternatives[0].words[]`.

use crate::document::Value;

/// Visits the values that a path leads to: `[]` stands for all items of a list, `[0]` for its first. Of several paths
/// that `|` parts, the first one that leads somewhere counts. The empty path leads to the value itself.
pub fn each<'v, 'a>(value: &'v Value<'a>, path: &str) -> Vec<&'v Value<'a>> {
    let mut found = Vec::new();
    for path in path.split('|') {
        follow(value, path, &mut found);
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The first value that a path leads to.
pub fn first<'v, 'a>(value: &'v Value<'a>, path: &str) -> Option<&'v Value<'a>> {
    path.split('|').find_map(|path| {
        // Most paths are a single key.
        if !path.contains(['.', '[']) && !path.is_empty() {
            return value.get(path);
        }
        let mut found = Vec::new();
        follow(value, path, &mut found);
        found.first().copied()
    })
}

fn follow<'v, 'a>(value: &'v Value<'a>, path: &str, found: &mut Vec<&'v Value<'a>>) {
    if path.is_empty() {
        return found.push(value);
    }
    if let Some(rest) = path.strip_prefix("[]") {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        return value.items().iter().for_each(|item| follow(item, rest, found));
    }
    if let Some((index, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) {
        let item = index.parse::<usize>().ok().and_then(|index| value.items().get(index));
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        return item.into_iter().for_each(|item| follow(item, rest, found));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let rest = path[end..].strip_prefix('.').unwrap_or(&path[end..]);
    if let Some(member) = value.get(&path[..end]) {
        follow(member, rest, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_through_lists_and_objects() {
        let text = r#"{"a": [{"b": [1, 2]}, {"b": [3]}, {}], "c": {"d": "x"}, "e": [["w", 0.5]]}"#;
        let value = Value::read(text).unwrap();
        for (path, found) in [
            ("a[].b[]", vec!["1", "2", "3"]),
            ("a[].b[0]", vec!["1", "3"]),
            ("a[0].b[1]", vec!["2"]),
            ("c.d", vec!["\"x\""]),
            ("z|c.d", vec!["\"x\""]),
            ("e[].[1]", vec!["0.5"]),
            ("a.b", vec![]),
        ] {
            let raw: Vec<&str> = each(&value, path).iter().map(|value| value.raw).collect();
            assert_eq!(raw, found, "{path}");
        }
    }
}
