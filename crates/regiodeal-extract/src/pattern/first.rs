//! Which characters a match can begin with.

/// The characters with which each match of an anchored pattern begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct First {
    /// Those of ASCII, a bit each.
    ascii: u128,
    /// Others are among them.
    others: bool,
}

impl First {
    pub(super) const ANY: Self = Self {
        ascii: u128::MAX,
        others: true,
    };

    /// The same letters in either case, of a pattern in lower case.
    pub(super) fn in_either_case(self) -> Self {
        let lower = (b'a'..=b'z').fold(0_u128, |all, letter| all | 1 << letter);
        Self {
            // A capital letter stands this far before its small one.
            ascii: self.ascii | (self.ascii & lower) >> (b'a' - b'A'),
            ..self
        }
    }

    /// Whether a text begins with one of them.
    pub(super) fn begins(self, text: &str) -> bool {
        match text.as_bytes().first() {
            Some(byte) if byte.is_ascii() => self.ascii >> byte & 1 == 1,
            Some(_) => self.others,
            None => false,
        }
    }

    pub(super) fn char(char: char) -> Self {
        Self::range(char, char)
    }

    pub(super) fn range(from: char, to: char) -> Self {
        // The characters before one, a bit each.
        let before = |char: u32| 1_u128.checked_shl(char).map_or(u128::MAX, |bit| bit - 1);
        Self {
            ascii: before(u32::from(to) + 1) & !before(u32::from(from)),
            others: !to.is_ascii(),
        }
    }

    /// The others; of those beyond ASCII perhaps too many.
    pub(super) fn not(self) -> Self {
        Self {
            ascii: !self.ascii,
            others: true,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            others: self.others || other.others,
        }
    }
}
