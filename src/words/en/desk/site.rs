//! What the desk says of *My site*, in English.

use crate::words::desk::Site;

pub const SITE: Site = Site {};
