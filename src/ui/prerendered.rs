//! Prerendered pages, and their rendering.
//!
//! The same components draw a page natively, once, and in the browser, where they take over its elements: the first
//! drawing depends on [`Written`] alone, and the address and the reader's settings apply after it.

use std::rc::Rc;

use crate::interview::Interview;
use crate::site::{PageContext, Site};

/// What a prerendered page shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Interview {
        frame: Rc<PageContext>,
        interview: Rc<Interview>,
    },
    /// The first page of the site.
    List {
        frame: Rc<PageContext>,
        site: Rc<Site>,
    },
}

impl Written {
    pub fn site(&self) -> Option<Rc<Site>> {
        match self {
            Written::List { site, .. } => Some(site.clone()),
            Written::Interview { .. } => None,
        }
    }

    pub fn frame(&self) -> &Rc<PageContext> {
        match self {
            Written::Interview { frame, .. } | Written::List { frame, .. } => frame,
        }
    }
}

/// Renders the page as HTML: the content of `<interview-viewer id="iv-app">`.
#[cfg(builds_sites)]
pub fn write(written: Written) -> String {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let props = super::AppProps { root: Default::default(), written: Some(written), frame: None, bare: false };
    let renderer = yew::LocalServerRenderer::<super::App>::with_props(props);
    // Nothing in a page waits for anything, so this loop ends at once.
    let mut drawn = pin!(renderer.render());
    loop {
        if let Poll::Ready(html) = drawn.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return html;
        }
    }
}
