//! The operations on page elements that a patch needs, so that patches do not depend on a browser: `shell::parts`
//! implements them for the browser's document, and a test for a document in memory.

use super::Markup;

/// An element of a document that can be changed.
pub trait Element: Sized {
    type Found: Found<Self>;

    /// The first descendant that matches a CSS selector.
    fn within(&self, selector: &str) -> Option<Self>;
    /// All descendants that match a CSS selector, in document order. Later changes do not affect the list.
    fn all(&self, selector: &str) -> Self::Found;
    fn parent(&self) -> Option<Self>;
    /// The first child element.
    fn first(&self) -> Option<Self>;
    /// The element directly before this one, if it matches a CSS selector. Looks past and into elements that other
    /// programs have inserted.
    fn before(&self, selector: &str) -> Option<Self>;

    fn has(&self, name: &str) -> bool;
    /// Sets an attribute, or removes it.
    fn put(&self, name: &str, value: Option<&str>);
    /// Sets the `class` attribute.
    fn set_class(&self, classes: &str) {
        self.put("class", Some(classes));
    }
    fn hide(&self, hidden: bool) {
        self.put("hidden", hidden.then_some(""));
    }
    /// Hides the element in one of two ways, or shows it.
    fn fold(&self, fold: Option<Fold>) {
        match fold {
            Some(Fold::Findable) => self.put("hidden", Some("until-found")),
            fold => self.hide(fold.is_some()),
        }
    }

    /// The text content.
    fn text(&self) -> String;
    /// Replaces the content with text.
    fn say(&self, words: &str);
    /// Replaces the content with markup.
    fn refill(&self, markup: &Markup);
    /// Replaces the element with markup.
    fn replace(&self, markup: &Markup);
    /// Inserts markup directly before the element.
    fn precede(&self, markup: &Markup);
    /// Appends markup to the content.
    fn append(&self, markup: &Markup);
    fn remove(&self);

    /// Makes a change and then restores the focus within the element, if something is still at the same position.
    fn with_focus_kept(&self, change: impl FnOnce());
    /// Replaces the content with markup, and restores the focus in it if something is still at the same position.
    fn fill(&self, markup: &Markup) {
        self.with_focus_kept(|| self.refill(markup));
    }
}

/// A list of elements, accessed by index.
pub trait Found<E> {
    fn count(&self) -> usize;
    fn get(&self, n: usize) -> Option<E>;
}

/// How an element is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    Hasty,
    /// Hidden until the browser's find-in-page reveals it.
    Findable,
}
