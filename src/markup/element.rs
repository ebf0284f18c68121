//! What a patch needs of an element on the page, so that patches know no browser: `shell::parts` has it of the browser's
//! document, and a test of a document in memory.

use super::Markup;

/// An element of a document that can be changed.
pub trait Element: Sized {
    type Found: Found<Self>;

    /// The first element within it that matches a CSS selector.
    fn within(&self, selector: &str) -> Option<Self>;
    /// All elements within it that match a CSS selector, in document order; later changes do not change the list.
    fn all(&self, selector: &str) -> Self::Found;
    fn parent(&self) -> Option<Self>;
    /// The first element in it.
    fn first(&self) -> Option<Self>;
    /// The element right before it, if that matches a CSS selector. Elements of other programs, between them or around it, do
    /// not count.
    fn before(&self, selector: &str) -> Option<Self>;

    fn has(&self, name: &str) -> bool;
    /// Sets an attribute, or takes it away.
    fn put(&self, name: &str, value: Option<&str>);
    /// Sets its classes.
    fn set_class(&self, classes: &str) {
        self.put("class", Some(classes));
    }
    fn hide(&self, hidden: bool) {
        self.put("hidden", hidden.then_some(""));
    }
    /// Hides it in a way, or shows it.
    fn fold(&self, fold: Option<Fold>) {
        match fold {
            Some(Fold::Findable) => self.put("hidden", Some("until-found")),
            fold => self.hide(fold.is_some()),
        }
    }

    /// The words in it.
    fn text(&self) -> String;
    /// All that is in it becomes these words.
    fn say(&self, words: &str);
    /// All that is in it becomes this.
    fn refill(&self, markup: &Markup);
    /// This stands in its place.
    fn replace(&self, markup: &Markup);
    /// Puts this right before it.
    fn precede(&self, markup: &Markup);
    /// Puts this into it, after all else.
    fn append(&self, markup: &Markup);
    fn remove(&self);

    /// Does something, after which what had the focus in it has it again, if there is something in its place.
    fn with_focus_kept(&self, change: impl FnOnce());
    /// All that is in it becomes this. What had the focus in it has it again, if there is something in its place.
    fn fill(&self, markup: &Markup) {
        self.with_focus_kept(|| self.refill(markup));
    }
}

/// Elements that were found, by number.
pub trait Found<E> {
    fn count(&self) -> usize;
    fn get(&self, n: usize) -> Option<E>;
}

/// How something is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    Hasty,
    /// Until the browser's find opens it.
    Findable,
}
