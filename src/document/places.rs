//! Lines and columns of values, found afterwards: the JSON reader gives none, and a good file needs none.
//!
//! One pass over a file that is known to be JSON, however many values are asked for.

use super::json::Value;
use crate::names::Names;

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

/// A JSON pointer and the place of what it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub pointer: String,
    pub place: Place,
}

impl Place {
    const START: Place = Place { line: 1, column: 1 };

    pub(super) fn of(source: &[u8], offset: usize) -> Place {
        Place::START.after(&source[..offset.min(source.len())])
    }

    /// The place behind some bytes that stand here.
    fn after(self, bytes: &[u8]) -> Place {
        let is_start = |b: &&u8| (**b & 0xc0) != 0x80;
        match bytes.iter().rposition(|b| *b == b'\n') {
            None => Place { line: self.line, column: self.column + bytes.iter().filter(is_start).count() as u32 },
            Some(end) => Place {
                line: self.line + bytes.iter().filter(|b| **b == b'\n').count() as u32,
                column: 1 + bytes[end + 1..].iter().filter(is_start).count() as u32,
            },
        }
    }
}

/// Where targets stand, in their order, and half characters. What is not there stands where the nearest value around
/// it does, with that value's pointer.
pub(super) fn find(source: &[u8], targets: &[Target], halves: &[usize]) -> (Vec<Spot>, Vec<Spot>) {
    let mut finder = Finder {
        source,
        position: 0,
        tree: vec![Node::default()],
        halves,
        path: Vec::new(),
        at: 0,
        place: Place::START,
        found_halves: Vec::new(),
    };
    let nodes: Vec<usize> = targets.iter().map(|target| finder.node(&target.pointer)).collect();
    finder.value(Some(0));
    let Finder { tree, found_halves, .. } = finder;
    let mut times = vec![0; tree.len()];
    let found = targets.iter().zip(nodes).map(|(target, mut node)| {
        let mut pointer = target.pointer.as_str();
        if target.again {
            times[node] += 1;
            if let Some(place) = tree[node].places.get(times[node]) {
                return Spot { pointer: pointer.to_owned(), place: *place };
            }
        }
        while tree[node].places.is_empty() && node != 0 {
            node = tree[node].above;
            pointer = pointer.rsplit_once('/').map_or("", |(above, _)| above);
        }
        let place = tree[node].places.first().copied().unwrap_or(Place::START);
        Spot { pointer: pointer.to_owned(), place }
    });
    (found.collect(), found_halves)
}

/// A tree of the pointers that are looked for.
#[derive(Default)]
struct Node {
    above: usize,
    below: Names,
    has_below: bool,
    /// The place of the first value, then of those whose keys repeat the first's.
    places: Vec<Place>,
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
    /// A place that is known, to count on from, and where it is.
    place: Place,
    at: usize,
    found_halves: Vec<Spot>,
}

impl Finder<'_> {
    fn node(&mut self, pointer: &str) -> usize {
        let mut at = 0;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let (above, new) = (at, self.tree.len());
            at = self.tree[above].below.get(&step).unwrap_or(new);
            if at == new {
                self.tree[above].below.add(&step.into(), new);
                self.tree[above].has_below = true;
                self.tree.push(Node { above, ..Node::default() });
            }
        }
        at
    }

    /// The place of something in the source. Things are asked for in the order of the source.
    fn place(&mut self, offset: usize) -> Place {
        self.place = self.place.after(&self.source[self.at..offset]);
        self.at = offset;
        self.place
    }

    /// Passes over a value. Depth is bounded: deeper files have been refused.
    fn value(&mut self, node: Option<usize>) {
        self.space();
        // Below a repeated key nothing is looked for.
        let node = node.filter(|node| {
            let place = self.place(self.position);
            let places = &mut self.tree[*node].places;
            places.push(place);
            places.len() == 1
        });
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
            let below = node.and_then(|node| self.tree[node].below.get(&key));
            self.space();
            self.position += 1;
            self.step(Step::Key(key), below);
            if self.space() == b',' {
                self.position += 1;
            }
        }
        self.position += 1;
    }

    fn items(&mut self, node: Option<usize>) {
        self.position += 1;
        let wanted = node.filter(|node| self.tree[*node].has_below);
        for i in 0.. {
            if matches!(self.space(), b']' | 0) {
                break;
            }
            let below = wanted.and_then(|node| self.tree[node].below.get(&i.to_string()));
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

    /// Passes over a string; returns what is between its quotation marks.
    fn string(&mut self) -> &str {
        let start = self.position + 1;
        let mut end = start;
        while let Some(b) = self.source.get(end).filter(|b| **b != b'"') {
            end += if *b == b'\\' { 2 } else { 1 };
        }
        while let Some((half, rest)) = self.halves.split_first().filter(|(half, _)| **half < end) {
            let place = self.place(*half);
            self.found_halves.push(Spot { pointer: pointer(&self.path), place });
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
    match Value::read(&format!("\"{raw}\"")) {
        Ok(Value::Text(text)) => text.into_owned(),
        _ => raw.to_owned(),
    }
}

fn pointer(path: &[Step]) -> String {
    path.iter().fold(String::new(), |pointer, step| match step {
        Step::Key(key) => pointer + "/" + &key.replace('~', "~0").replace('/', "~1"),
        Step::Index(index) => format!("{pointer}/{index}"),
    })
}
