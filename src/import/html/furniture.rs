//! Which elements of a page are its furniture: menus, headers, footers, boxes beside the text.

use super::tree::{Content, Element, Tree};

/// Elements that never have words of the text.
const NEVER: &str = "|nav|button|select|svg|object|iframe|noscript|script|style|template|audio|video|canvas|";

/// Elements that are furniture, unless most of the page stands in one.
const ELEMENTS: &str = "|aside|footer|form|dialog|";

/// Roles of furniture.
const ROLES: &str =
    "|navigation|banner|contentinfo|search|complementary|menu|menubar|toolbar|dialog|alertdialog|tablist|";

/// Words that classes and ids of furniture are made of.
const WORDS: &str = "|nav|navbar|navigation|menu|breadcrumbs|sidebar|footer|masthead|share|sharing|sharedaddy|social|\
    related|cookie|cookies|pagination|pager|advert|advertisement|ads|newsletter|subscribe|toolbar|topbar|copyright|skip|\
    comments|respond|editsection|toc|noprint|site-header|site-title|site-branding|sr-only|visually-hidden|screen-reader-text|\
    rich_media_tool|weui-hidden_abs|";

/// A page, with the number of characters below each node.
pub struct Page<'a> {
    pub tree: &'a Tree,
    lengths: Vec<usize>,
    /// The element that holds the text of the page: `main`, an article, the body of a WeChat article. The root if nothing
    /// says so.
    body: usize,
}

impl<'a> Page<'a> {
    pub fn of(tree: &'a Tree) -> Page<'a> {
        let mut lengths = vec![0; tree.nodes.len()];
        // Each node stands behind the one that holds it.
        for (id, node) in tree.nodes.iter().enumerate().rev() {
            match &node.what {
                Content::Text(text) => lengths[id] = text.chars().filter(|c| !c.is_whitespace()).count(),
                Content::Element(element) if element.is(NEVER) || element.is("title") => lengths[id] = 0,
                Content::Element(_) | Content::Comment(_) => {}
            }
            if id != 0 {
                lengths[node.parent] += lengths[id];
            }
        }
        let mut page = Page { tree, lengths, body: 0 };
        page.body = page.find_body();
        page
    }

    /// Finds the element that most of the words stand within.
    fn find_body(&self) -> usize {
        let is_body = |element: &Element| {
            element.is("|main|article|")
                || element.attribute("role") == "main"
                || element.attribute("itemprop") == "articleBody"
                || matches!(element.attribute("id"), "js_content" | "img-content" | "mw-content-text")
        };
        let mut all = (0..self.tree.nodes.len()).filter(|id| self.tree.element(*id).is_some_and(is_body));
        all.find(|id| self.has_most(*id)).unwrap_or(0)
    }

    fn has_most(&self, id: usize) -> bool {
        self.lengths[id] * 2 > self.lengths[0]
    }

    /// Whether an element and all below it are furniture.
    pub fn is_furniture(&self, id: usize, element: &Element) -> bool {
        let (role, kind) = (element.attribute("role"), element.attribute("epub:type"));
        if element.is(NEVER) {
            return true;
        }
        if element.is("|head|title|") {
            return false;
        }
        if role.starts_with("doc-") || kind.contains("note") || self.has_most(id) {
            return false;
        }
        let is_quoted = || element.is("footer") && self.is_within(id, "|blockquote|");
        // The header of an article has its title.
        let is_header = || element.is("header") && !self.is_within(id, "|article|main|section|");
        let has_role = || !role.is_empty() && ROLES.contains(&format!("|{role}|"));
        if (element.is(ELEMENTS) && !is_quoted()) || has_role() || is_header() || self.is_beside(id) {
            return true;
        }
        let is_word = |word: &str| !word.is_empty() && WORDS.contains(&format!("|{}|", word.to_ascii_lowercase()));
        let names = [element.attribute("class"), element.attribute("id")];
        let mut names = names.iter().flat_map(|name| name.split_whitespace());
        let mut has_name = || names.any(|name| is_word(name) || name.split(['-', '_']).any(is_word));
        element.is("|div|section|ul|ol|p|span|table|a|td|")
            && self.lengths[id] * 3 < self.lengths[0]
            && (has_name() || self.is_menu(id))
    }

    /// Whether an element has nothing but several links: old pages have their menus in cells of tables.
    fn is_menu(&self, id: usize) -> bool {
        let is_link = |id: usize| self.tree.element(id).is_some_and(|element| element.is("a"));
        if self.lengths[id] > 400 || self.lengths[id] == 0 {
            return false;
        }
        let links = self.tree.below(id).filter(|id| is_link(*id) && self.lengths[*id] > 0);
        let (count, length) = links.fold((0, 0), |(count, length), id| (count + 1, length + self.lengths[id]));
        count > 1 && length == self.lengths[id]
    }

    /// Whether an element stands outside of the one that holds the text.
    fn is_beside(&self, id: usize) -> bool {
        let holds = |mut inner: usize, outer: usize| {
            while inner != 0 && inner != outer {
                inner = self.tree.nodes[inner].parent;
            }
            inner == outer
        };
        self.body != 0 && !holds(self.body, id) && !holds(id, self.body)
    }

    /// Whether an element stands within furniture.
    pub fn is_in_furniture(&self, id: usize) -> bool {
        let mut id = id;
        while id != 0 {
            if self.tree.element(id).is_some_and(|element| self.is_furniture(id, element)) {
                return true;
            }
            id = self.tree.nodes[id].parent;
        }
        false
    }

    /// Whether an element stands within one of these.
    pub fn is_within(&self, id: usize, names: &str) -> bool {
        let mut id = id;
        while id != 0 {
            id = self.tree.nodes[id].parent;
            if self.tree.element(id).is_some_and(|element| element.is(names)) {
                return true;
            }
        }
        false
    }

    /// Whether an element is the path to the page: *Home > News > 2015*.
    pub fn is_path(&self, id: usize, element: &Element) -> bool {
        let said = [element.attribute("class"), element.attribute("id"), element.attribute("aria-label")];
        let is_path = said.iter().any(|said| said.to_ascii_lowercase().contains("breadcrumb"));
        is_path && self.tree.nodes.len() > id && {
            let text = self.tree.text(id);
            text.contains(['>', '»', '›', '＞']) && text.chars().count() < 400
        }
    }
}
