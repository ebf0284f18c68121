//! Tells interviews of one name apart.

/// An interview by its name, with what else is known of it: what tells most first. An empty mark tells nothing.
pub type Marked = (String, Vec<String>);

/// For each interview that has the name of another, the first of its marks that none of these others has, or else its last.
pub fn apart(all: &[Marked]) -> Vec<Option<String>> {
    let telling = |n: usize| {
        let (name, marks) = &all[n];
        let others = || all.iter().enumerate().filter(move |(at, (other, _))| *at != n && other == name);
        others().next()?;
        let is_own = |k: &usize| others().all(|(_, (_, its))| its.get(*k) != Some(&marks[*k]));
        let said = || (0..marks.len()).filter(|k| !marks[*k].is_empty());
        said().find(is_own).or(said().next_back()).map(|k| marks[k].clone())
    };
    (0..all.len()).map(telling).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interviews_of_one_name_are_told_apart_by_what_differs() {
        let all = [
            ("Tea", ["2019", "English", "tea.docx"]),
            ("Tea", ["2020", "English", "tea.docx"]),
            ("Sea", ["2019", "English", "a.txt"]),
            ("Rain", ["", "English", "one.txt"]),
            ("Rain", ["2020", "English, Chinese", "one.txt"]),
            ("Fog", ["", "", "fog.txt"]),
            ("Fog", ["", "", "fog.txt"]),
        ];
        let all = all.map(|(name, marks)| (name.to_owned(), marks.map(str::to_owned).to_vec()));
        let told = apart(&all);
        let told: Vec<Option<&str>> = told.iter().map(Option::as_deref).collect();
        let expected =
            [Some("2019"), Some("2020"), None, Some("English"), Some("2020"), Some("fog.txt"), Some("fog.txt")];
        assert_eq!(told, expected);
    }
}
