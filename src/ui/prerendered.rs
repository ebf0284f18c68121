//! A page that was written beforehand, and the writing of it.
//!
//! The same components draw it natively, once, and in the browser, where they take over what stands there: the first
//! drawing depends on [`Written`] alone, and what the address and the reader's settings say comes after it.

use std::rc::Rc;

use crate::interview::{Interview, Problem};
use crate::site::{PageContext, Site};

/// What a page is about that was written beforehand.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Interview {
        frame: Rc<PageContext>,
        interview: Rc<Interview>,
        problems: Rc<Vec<Problem>>,
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

/// The page as HTML: what stands in `<interview-viewer id="iv-app">`.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(written: Written) -> String {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let props = super::AppProps { root: Default::default(), written: Some(written), frame: None, bare: false };
    let renderer = yew::LocalServerRenderer::<super::App>::with_props(props);
    // Nothing in a page waits for anything, so that there is nothing to wait for here.
    let mut drawn = pin!(renderer.render());
    loop {
        if let Poll::Ready(html) = drawn.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return html;
        }
    }
}
