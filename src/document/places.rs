//! Lines and columns of values, found afterwards: the JSON reader gives none, and a good file needs none.
//!
//! One pass over a file that is known to be JSON, however many values are asked for.

use std::collections::HashMap;

use memchr::memchr2;

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// A value that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// A JSON pointer. Of a repeated key it means the first.
    pub pointer: String,
    /// Not this value, but the next one with the same key: each such target takes one.
    pub again: bool,
}

impl Place {
    const START: Place = Place { line: 1, column: 1 };

    pub(super) fn of(source: &[u8], offset: usize) -> Place {
        Place::START.after(&source[..offset.min(source.len())])
    }

    /// The place behind some bytes that stand here.
    fn after(self, bytes: &[u8]) -> Place {
        let is_start = |b: &&u8| (**b & 0xc0) != 0x80;
        match memchr::memrchr(b'\n', bytes) {
            None => Place { line: self.line, column: self.column + bytes.iter().filter(is_start).count() as u32 },
            Some(end) => Place {
                line: self.line + memchr::memchr_iter(b'\n', bytes).count() as u32,
                column: 1 + bytes[end + 1..].iter().filter(is_start).count() as u32,
            },
        }
    }
}

/// The places of targets, in their order (the file's start for what is not there), and of half characters.
pub(super) fn find(source: &[u8], targets: &[Target], halves: &[usize]) -> (Vec<Place>, Vec<(String, Place)>) {
    let mut finder = Finder {
        source,
        position: 0,
        tree: vec![Node::default()],
        halves,
        path: Vec::new(),
        met: Met { at: 0, place: Place::START, places: vec![Place::START; targets.len()], halves: Vec::new() },
    };
    for (i, target) in targets.iter().enumerate() {
        let node = finder.node(&target.pointer);
        if target.again { node.later.push(i) } else { node.first.push(i) }
    }
    finder.value(Some(0));
    (finder.met.places, finder.met.halves)
}

/// A tree of the pointers that are looked for.
#[derive(Default)]
struct Node {
    below: HashMap<Box<str>, usize>,
    first: Vec<usize>,
    /// Taken from the front, one for each time the key comes again.
    later: Vec<usize>,
    times: usize,
}

/// What has been found, on the way through the file.
struct Met {
    at: usize,
    place: Place,
    places: Vec<Place>,
    halves: Vec<(String, Place)>,
}

impl Met {
    fn place(&mut self, source: &[u8], offset: usize) -> Place {
        self.place = self.place.after(&source[self.at..offset]);
        self.at = offset;
        self.place
    }
}

enum Step {
    Key(String),
    Index(usize),
}

struct Finder<'a> {
    source: &'a [u8],
    position: usize,
    tree: Vec<Node>,
    /// The half characters that are still to come.
    halves: &'a [usize],
    /// Where the position is; kept only while there are half characters to come.
    path: Vec<Step>,
    met: Met,
}

impl Finder<'_> {
    fn node(&mut self, pointer: &str) -> &mut Node {
        let mut at = 0;
        for step in pointer.split('/').skip(1) {
            let step: Box<str> = step.replace("~1", "/").replace("~0", "~").into();
            let new = self.tree.len();
            at = *self.tree[at].below.entry(step).or_insert(new);
            if at == new {
                self.tree.push(Node::default());
            }
        }
        &mut self.tree[at]
    }

    /// Passes over a value. Depth is bounded: deeper files have been refused.
    fn value(&mut self, node: Option<usize>) {
        self.space();
        if let Some(node) = node.map(|node| &self.tree[node]).filter(|node| !node.first.is_empty()) {
            let place = self.met.place(self.source, self.position);
            for target in &node.first {
                self.met.places[*target] = place;
            }
        }
        match self.peek() {
            b'{' => self.members(node),
            b'[' => self.items(node),
            b'"' => {
                self.string();
            }
            _ => {
                let rest = &self.source[self.position..];
                let end = rest.iter().position(|b| b",]} \t\r\n".contains(b));
                self.position += end.unwrap_or(rest.len());
            }
        }
    }

    fn members(&mut self, node: Option<usize>) {
        self.position += 1;
        while self.space() == b'"' {
            let is_wanted = node.is_some() || !self.halves.is_empty();
            let key = self.string();
            let key = if is_wanted { unescaped(key) } else { String::new() };
            let below = node.and_then(|node| self.tree[node].below.get(&*key).copied());
            self.space();
            self.position += 1;
            self.space();
            let below = below.filter(|below| self.is_first(*below));
            self.step(Step::Key(key), below);
            if self.space() == b',' {
                self.position += 1;
            }
        }
        self.position += 1;
    }

    fn items(&mut self, node: Option<usize>) {
        self.position += 1;
        let wanted = node.filter(|node| !self.tree[*node].below.is_empty());
        for i in 0.. {
            if matches!(self.space(), b']' | 0) {
                break;
            }
            let below = wanted.and_then(|node| self.tree[node].below.get(&*i.to_string()).copied());
            self.step(Step::Index(i), below);
            if self.space() == b',' {
                self.position += 1;
            }
        }
        self.position += 1;
    }

    fn step(&mut self, step: Step, below: Option<usize>) {
        if self.halves.is_empty() {
            return self.value(below);
        }
        self.path.push(step);
        self.value(below);
        self.path.pop();
    }

    /// Whether a member is the first of its key; of a later one, the place is noted.
    fn is_first(&mut self, node: usize) -> bool {
        let node = &mut self.tree[node];
        let earlier = node.times;
        node.times += 1;
        if let Some(target) = earlier.checked_sub(1).and_then(|later| node.later.get(later)) {
            self.met.places[*target] = self.met.place(self.source, self.position);
        }
        earlier == 0
    }

    /// Passes over a string; returns what is between its quotation marks.
    fn string(&mut self) -> &str {
        let start = self.position + 1;
        let mut end = start;
        while let Some(found) = memchr2(b'"', b'\\', self.source.get(end..).unwrap_or_default()) {
            end += found;
            if self.source[end] == b'"' {
                break;
            }
            end += 2;
        }
        while let Some((half, rest)) = self.halves.split_first().filter(|(half, _)| **half < end) {
            let place = self.met.place(self.source, *half);
            self.met.halves.push((pointer(&self.path), place));
            self.halves = rest;
        }
        self.position = end + 1;
        str::from_utf8(&self.source[start..end.min(self.source.len())]).expect("a string ends where a character does")
    }

    fn peek(&self) -> u8 {
        self.source.get(self.position).copied().unwrap_or_default()
    }

    fn space(&mut self) -> u8 {
        while self.peek().is_ascii_whitespace() {
            self.position += 1;
        }
        self.peek()
    }
}

fn unescaped(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned())
}

fn pointer(path: &[Step]) -> String {
    path.iter().fold(String::new(), |pointer, step| match step {
        Step::Key(key) => pointer + "/" + &key.replace('~', "~0").replace('/', "~1"),
        Step::Index(index) => format!("{pointer}/{index}"),
    })
}
