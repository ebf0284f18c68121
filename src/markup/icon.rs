//! Icons: strokes on a 20 × 20 grid.

use super::Markup;

pub const SEARCH: &str = "M14.25 9a5.25 5.25 0 1 1-10.5 0 5.25 5.25 0 0 1 10.5 0M13 13l4 4";
pub const UP: &str = "m5 12.5 5-5 5 5";
pub const DOWN: &str = "m5 7.5 5 5 5-5";
pub const LINK: &str =
    "M8.5 11.5a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1";
pub const FILTER: &str =
    "M3 6h7M14 6h3M3 14h3M10 14h7M14 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0M10 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0";
pub const LIST: &str = "M7 5.5h10M7 10h10M7 14.5h10M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01";
pub const CLOSE: &str = "m5 5 10 10M15 5 5 15";
pub const CHECK: &str = "m4 10.5 4 4 8-9";
pub const INFO: &str = "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0M10 9.5V14M10 6.5h.01";
pub const ALERT: &str = "M10 3 2.5 16.5h15zM10 8.5V12M10 14.2h.01";
pub const SHARE: &str = "M10 12.5V3M6.5 6 10 2.5 13.5 6M6 9H4v8h12V9h-2";
pub const COPY: &str = "M7 7h9.5v9.5H7zM4.5 13h-1V3.5H13v1";
/// A pair of opening quotation marks.
pub const QUOTE: &str =
    "M8 5.500c-3 1-4.500 3.500-4.500 9h4.500v-4.500h-2.500M16.500 5.500c-3 1-4.500 3.500-4.500 9h4.500v-4.500h-2.500";
pub const CODE: &str = "m6.5 6-4 4 4 4M13.5 6l4 4-4 4";
pub const RIGHT: &str = "m7.5 5 5 5-5 5";
pub const LEFT: &str = "m12.5 5-5 5 5 5";
pub const STAR: &str = "m10 3 2.2 4.5 4.9.7-3.6 3.5.9 4.9-4.4-2.3-4.4 2.3.9-4.9-3.6-3.5 4.9-.7z";
pub const LANGUAGE: &str = "M2.5 4.5h9M7 2.500v2M9.500 4.500c-.8 3-3 5.500-6 7M4.500 7c1 2 3 4 5 4.800M10 17.500l3.750-9 3.750 9M11.250 14.500h5";
pub const SETTINGS: &str = "M2.5 15 6.5 5l4 10M3.9 11.5h5.2M12.5 15l2.5-6.500 2.5 6.500M13.400 12.800h3.200";

/// Writes an icon that screen readers ignore: a control with only an icon has its name beside it.
pub fn icon(out: &mut Markup, path: &'static str) {
    out.open("svg").attr("class", "iv-icon").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true");
    out.open("path").attr("d", path).close().close();
}
