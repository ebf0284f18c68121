//! What the desk says of *My site*, in traditional Chinese.

use crate::words::desk::Site;

pub const SITE: Site = Site {};
