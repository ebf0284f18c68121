//! An [`Accent`]: a colour for links and buttons, with one that can be read on it.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(u8, u8, u8);

impl Accent {
    /// Reads `#9c2b1f`, as a colour field gives it.
    pub fn parse(written: &str) -> Option<Accent> {
        let digits = written
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Accent(part(0)?, part(2)?, part(4)?))
    }

    pub fn tag(self) -> String {
        let Accent(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// For a `style` attribute.
    pub(super) fn style(self) -> String {
        let on = if self.is_light() { "#000000" } else { "#ffffff" };
        format!("--iv-accent: {}; --iv-on-accent: {on}", self.tag())
    }

    /// Whether black on it has more contrast than white: its luminance is above 0.18 (WCAG 2), with 2 for the exponent of
    /// 2.4 there.
    fn is_light(self) -> bool {
        let square = |part: u8| u32::from(part) * u32::from(part);
        let luminance = 2126 * square(self.0) + 7152 * square(self.1) + 722 * square(self.2);
        luminance > 1800 * square(255)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_comes_back_and_anything_else_is_none() {
        assert_eq!(Accent::parse("#9c2B1f").map(Accent::tag).as_deref(), Some("#9c2b1f"));
        for written in ["", "#", "9c2b1f", "#9c2b1", "#9c2b1f0", "#9c2b1g", "#+c2b1f", "red", "#日本", "#é2b1f"] {
            assert_eq!(Accent::parse(written).map(Accent::tag), None, "{written}");
        }
    }

    #[test]
    fn what_stands_on_a_colour_can_be_read() {
        for (colour, on) in
            [("#12584a", "#ffffff"), ("#ffcc00", "#000000"), ("#0000ff", "#ffffff"), ("#ffffff", "#000000")]
        {
            assert!(Accent::parse(colour).expect("a colour").style().ends_with(on), "{colour}");
        }
    }
}
