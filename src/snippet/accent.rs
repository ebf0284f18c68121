//! An [`Accent`]: a colour for links and buttons, with a readable text colour on it.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(u8, u8, u8);

impl Accent {
    /// Parses `#9c2b1f`, the format of a colour input.
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

    /// The value for a `style` attribute.
    pub(super) fn style(self) -> String {
        let on = if self.is_light() { "#000000" } else { "#ffffff" };
        format!("--iv-accent: {}; --iv-on-accent: {on}", self.tag())
    }

    /// Returns whether black on the colour has more contrast than white (WCAG 2.2, *contrast ratio*): both are equal at
    /// the relative luminance √(1.05 × 0.05) − 0.05 = 0.17913.
    fn is_light(self) -> bool {
        let linear = |part: u8| u32::from(LINEAR[usize::from(part)]);
        let luminance = 2126 * linear(self.0) + 7152 * linear(self.1) + 722 * linear(self.2);
        luminance > 117_392_049
    }
}

/// The linear value of each value of an sRGB channel, scaled to 65,535 (WCAG 2.2, *relative luminance*).
#[rustfmt::skip]
const LINEAR: [u16; 256] = [
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313,
    340, 367, 396, 427, 458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898,
    947, 997, 1048, 1101, 1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863,
    1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258,
    3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124,
    5257, 5392, 5530, 5669, 5810, 5953, 6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500,
    7666, 7834, 8004, 8177, 8352, 8528, 8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417,
    10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909,
    14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
    18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721,
    23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094,
    28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
    34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891,
    41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359,
    48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
    57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_are_parsed() {
        assert_eq!(Accent::parse("#9c2B1f").map(Accent::tag).as_deref(), Some("#9c2b1f"));
        for written in ["", "#", "9c2b1f", "#9c2b1", "#9c2b1f0", "#9c2b1g", "#+c2b1f", "red", "#日本", "#é2b1f"] {
            assert_eq!(Accent::parse(written).map(Accent::tag), None, "{written}");
        }
    }

    /// Returns the contrast of a colour with black and with white, by the formulas of WCAG 2.2.
    fn contrasts(Accent(red, green, blue): Accent) -> (f64, f64) {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        ((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05))
    }

    #[test]
    fn text_on_a_colour_is_readable() {
        let steps = || (0..=255).step_by(5);
        for (red, green, blue) in steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b)))) {
            let accent = Accent(red, green, blue);
            let (black, white) = contrasts(accent);
            let chosen = if accent.style().ends_with("#000000") { black } else { white };
            assert!(
                chosen >= 4.5 && chosen > black.max(white) - 0.001,
                "{accent:?}: {black} with black, {white} with white"
            );
        }
    }
}
