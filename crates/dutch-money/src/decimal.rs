//! Decimal numbers of euros, exact.

/// `digits` divided by ten to the power `places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: i128,
    places: u32,
}

/// A value in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cents {
    /// Rounded half away from zero.
    pub(crate) value: i64,
    /// Whether nothing was rounded away.
    pub(crate) exact: bool,
}

impl Decimal {
    pub(crate) const fn new(digits: i128, places: u32) -> Self {
        Self { digits, places }
    }

    pub(crate) const fn whole(value: i64) -> Self {
        Self::new(value as i128, 0)
    }

    pub(crate) fn times(self, factor: i64) -> Option<Self> {
        Some(Self::new(
            self.digits.checked_mul(i128::from(factor))?,
            self.places,
        ))
    }

    pub(crate) const fn hundredth(self) -> Self {
        Self::new(self.digits, self.places + 2)
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let lift = |one: Self| {
            one.digits
                .checked_mul(10_i128.checked_pow(places - one.places)?)
        };
        Some(Self::new(lift(self)?.checked_add(lift(other)?)?, places))
    }

    pub(crate) const fn negate(self) -> Self {
        Self::new(-self.digits, self.places)
    }

    /// Whether this is less than `limit` whole units.
    pub(crate) fn below(self, limit: i64) -> bool {
        self.minus(Self::whole(limit))
            .is_some_and(|rest| rest.digits < 0)
    }

    fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negate())
    }

    pub(crate) fn less_than(self, other: Self) -> bool {
        self.minus(other).is_some_and(|rest| rest.digits < 0)
    }

    pub(crate) fn cents(self) -> Option<Cents> {
        let whole = self.digits.checked_mul(100)?;
        let unit = 10_i128.checked_pow(self.places)?;
        let rest = whole % unit;
        let up = i128::from(rest.abs() * 2 >= unit && rest != 0) * whole.signum();
        let value = i64::try_from(whole / unit + up).ok()?;
        // The one value without an opposite would make a negated amount overflow.
        (value != i64::MIN).then_some(Cents {
            value,
            exact: rest == 0,
        })
    }

    /// Euros in plain notation with a dot, without needless zeros.
    pub(crate) fn plain(self) -> Option<String> {
        let (mut digits, mut places) = (self.digits, self.places);
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        let unit = 10_i128.checked_pow(places)?;
        let sign = if digits < 0 { "-" } else { "" };
        let (whole, rest) = ((digits / unit).abs(), (digits % unit).abs());
        if places == 0 {
            return Some(format!("{sign}{whole}"));
        }
        let width = usize::try_from(places).ok()?;
        Some(format!("{sign}{whole}.{rest:0width$}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn cents_are_rounded_half_away_from_zero() {
        let cents = |digits, places| {
            Decimal::new(digits, places)
                .cents()
                .map(|c| (c.value, c.exact))
        };
        assert_eq!(cents(1265, 3), Some((127, false)));
        assert_eq!(cents(-1265, 3), Some((-127, false)));
        assert_eq!(cents(1264, 3), Some((126, false)));
        assert_eq!(cents(12, 1), Some((120, true)));
        assert_eq!(cents(i128::from(i64::MAX), 2), Some((i64::MAX, true)));
        assert_eq!(cents(i128::from(i64::MAX) + 1, 2), None);
        assert_eq!(cents(i128::MAX, 0), None);
        assert_eq!(cents(1, 60), None);
    }

    #[test]
    fn plain_notation_has_no_needless_zeros() {
        let plain = |digits, places| Decimal::new(digits, places).plain();
        assert_eq!(plain(1265, 3).as_deref(), Some("1.265"));
        assert_eq!(plain(-5, 3).as_deref(), Some("-0.005"));
        assert_eq!(plain(12_500, 3).as_deref(), Some("12.5"));
        assert_eq!(plain(1000, 3).as_deref(), Some("1"));
    }

    #[test]
    fn sums_that_do_not_fit_are_refused() {
        assert_eq!(Decimal::new(i128::MAX, 0).plus(Decimal::whole(1)), None);
        assert_eq!(Decimal::new(i128::MAX, 0).times(10), None);
    }
}
