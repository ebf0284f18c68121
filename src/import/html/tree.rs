//! The tree of a page, as far as its text needs it: elements that a page may leave open are closed, and nothing is
//! dropped.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// How deep elements nest. Deeper ones are read as if their tags were not there.
const DEEPEST: usize = 200;

/// How many elements go on that were closed in the wrong order.
const MISNESTED: usize = 8;

/// Elements of emphasis.
const INLINE: &str = "|b|i|em|strong|a|font|span|u|";

/// Elements without content.
const VOID: &str = "|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|";

/// Elements that end an open paragraph.
const ENDS_PARAGRAPH: &str = "|address|article|aside|blockquote|div|dl|fieldset|figure|footer|form|h1|h2|h3|h4|h5|h6|header|\
    hr|main|nav|ol|p|pre|section|table|ul|";

/// Elements that end an open one of the same group, up to the element that holds them.
const SIBLINGS: [(&str, &str); 5] = [
    ("|li|", "|ul|ol|menu|"),
    ("|dt|dd|", "|dl|"),
    ("|tr|", "|table|tbody|thead|tfoot|"),
    ("|td|th|", "|table|tr|"),
    ("|tbody|thead|tfoot|", "|table|"),
];

#[derive(Debug)]
pub struct Tree {
    /// The first one is the root.
    pub nodes: Vec<Node>,
}

#[derive(Debug)]
pub struct Node {
    pub parent: usize,
    pub children: Vec<usize>,
    pub what: Content,
    /// The line of the file.
    pub line: u32,
}

#[derive(Debug)]
pub enum Content {
    Element(Element),
    Text(String),
    Comment(String),
}

#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    pub fn is(&self, names: &str) -> bool {
        is_among(&self.name, names)
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |value| value)
    }
}

/// Whether a name is the only one, or in a list such as `|a|b|`.
fn is_among(name: &str, names: &str) -> bool {
    name == names
        || !name.is_empty()
            && names
                .match_indices(name)
                .any(|(at, _)| names[..at].ends_with('|') && names[at + name.len()..].starts_with('|'))
}

impl Tree {
    /// Reads a page or a part of one.
    pub fn of(html: &str) -> Tree {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut maker = Maker::new();
        let (mut counted, mut line) = (0, 1);
        let mut line_at = |at: usize| {
            let at = at.min(html.len());
            if at > counted {
                line += html.as_bytes()[counted..at].iter().filter(|b| **b == b'\n').count() as u32;
                counted = at;
            }
            line
        };
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => maker.open(&tag, line_at(tag.span.start)),
                Token::EndTag(tag) => maker.close(&lossy(&tag.name)),
                Token::String(text) => maker.add(Content::Text(lossy(&text)), line_at(text.span.start)),
                Token::Comment(text) => maker.add(Content::Comment(lossy(&text)), line_at(text.span.start)),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Tree { nodes: maker.nodes }
    }

    pub fn element(&self, id: usize) -> Option<&Element> {
        match &self.nodes[id].what {
            Content::Element(element) => Some(element),
            Content::Text(_) | Content::Comment(_) => None,
        }
    }

    /// Every node below one, in the order of the file.
    pub fn below(&self, id: usize) -> impl Iterator<Item = usize> {
        let mut rest: Vec<usize> = self.nodes[id].children.iter().rev().copied().collect();
        std::iter::from_fn(move || {
            let next = rest.pop()?;
            rest.extend(self.nodes[next].children.iter().rev());
            Some(next)
        })
    }

    /// All text below a node.
    pub fn text(&self, id: usize) -> String {
        let mut text = String::new();
        for id in std::iter::once(id).chain(self.below(id)) {
            if let Content::Text(words) = &self.nodes[id].what {
                text.push_str(words);
            }
        }
        text
    }
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

struct Maker {
    nodes: Vec<Node>,
    /// The open elements, from the root.
    open: Vec<usize>,
}

impl Maker {
    fn new() -> Maker {
        let root = Node { parent: 0, children: Vec::new(), what: Content::Element(Element::default()), line: 1 };
        Maker { nodes: vec![root], open: vec![0] }
    }

    fn name(&self, id: usize) -> &str {
        match &self.nodes[id].what {
            Content::Element(element) => &element.name,
            Content::Text(_) | Content::Comment(_) => "",
        }
    }

    fn add(&mut self, what: Content, line: u32) {
        let parent = *self.open.last().expect("the root is open");
        let id = self.nodes.len();
        self.nodes.push(Node { parent, children: Vec::new(), what, line });
        self.nodes[parent].children.push(id);
    }

    fn open(&mut self, tag: &StartTag<usize>, line: u32) {
        let name = lossy(&tag.name);
        if is_among(&name, ENDS_PARAGRAPH) {
            self.close_within("|p|", "|table|td|th|li|div|section|article|blockquote|body|button|");
        }
        for (group, holders) in SIBLINGS.iter().filter(|(group, _)| is_among(&name, group)) {
            self.close_within(group, holders);
        }
        let attributes = tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(&value.value))).collect();
        let is_void = is_among(&name, VOID) || (tag.self_closing && name.contains(':'));
        if self.open.len() >= DEEPEST && !is_void {
            return;
        }
        let id = self.nodes.len();
        self.add(Content::Element(Element { name, attributes }), line);
        if !is_void {
            self.open.push(id);
        }
    }

    /// Closes the innermost open element of a group, unless a holder is open within it.
    fn close_within(&mut self, group: &str, holders: &str) {
        let found = self.open.iter().enumerate().rev().take_while(|(_, id)| !is_among(self.name(**id), holders));
        let found: Vec<usize> =
            found.filter(|(_, id)| is_among(self.name(**id), group)).map(|(n, _)| n).take(1).collect();
        if let [at] = found[..] {
            self.open.truncate(at);
        }
    }

    fn close(&mut self, name: &str) {
        let found = self.open.iter().rposition(|id| self.name(*id) == name).filter(|at| *at > 0);
        let Some(at) = found else { return };
        // An end tag within a cell ends nothing around the table.
        let is_within = self.open[at + 1..].iter().any(|id| is_among(self.name(*id), "|td|th|table|"));
        if !is_within || is_among(name, "|table|tr|tbody|thead|tfoot|body|html|td|th|") {
            // Emphasis that is closed in the wrong order goes on in what was open within it.
            let inner: Vec<usize> = self.open.drain(at..).skip(1).collect();
            if is_among(name, INLINE) {
                let goes_on: Vec<usize> = inner.into_iter().filter(|id| is_among(self.name(*id), INLINE)).collect();
                goes_on.into_iter().take(MISNESTED).for_each(|id| self.reopen(id));
            }
        }
    }

    /// Opens an element like another one again.
    fn reopen(&mut self, id: usize) {
        let line = self.nodes[id].line;
        let copy = match &self.nodes[id].what {
            Content::Element(element) => Element { name: element.name.clone(), attributes: element.attributes.clone() },
            Content::Text(_) | Content::Comment(_) => return,
        };
        let new = self.nodes.len();
        self.add(Content::Element(copy), line);
        self.open.push(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> String {
        fn write(tree: &Tree, id: usize, out: &mut String) {
            for child in &tree.nodes[id].children {
                match &tree.nodes[*child].what {
                    Content::Text(text) => out.push_str(text),
                    Content::Comment(_) => out.push('!'),
                    Content::Element(element) => {
                        out.push_str(&format!("{}(", element.name));
                        write(tree, *child, out);
                        out.push(')');
                    }
                }
            }
        }
        let mut out = String::new();
        write(&Tree::of(html), 0, &mut out);
        out
    }

    #[test]
    fn what_a_page_leaves_open_is_closed() {
        for (html, tree) in [
            ("<p>a<p>b", "p(a)p(b)"),
            ("<ul><li>a<li>b</ul>c", "ul(li(a)li(b))c"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td(a)td(b))tr(td(c)))"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
            ("<b>a<i>b</b>c</i>d", "b(ai(b))i(c)d"),
            ("a<br>b</br>c", "abr()bc"),
            ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(aul(li(b)))li(c))"),
            ("<p>a<table><tr><td><p>b</td></tr></table>c", "p(a)table(tr(td(p(b))))c"),
            ("<div>a</p>b</div>", "div(ab)"),
        ] {
            assert_eq!(shape(html), tree, "{html}");
        }
        let deep = "<div>".repeat(5000) + "a";
        assert!(shape(&deep).contains('a'));
    }
}
