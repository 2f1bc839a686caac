//! Reads days and times, part by part.

/// What is left to read.
pub(super) struct Reader<'a>(pub &'a [u8]);

impl Reader<'_> {
    pub(super) fn number(&mut self, digits: usize) -> Option<u16> {
        let (head, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        head.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))
    }

    pub(super) fn byte(&mut self, wanted: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        (*first == wanted).then(|| self.0 = rest)
    }

    /// A point and at least one digit, if there is a point; answers whether it amounts to anything.
    pub(super) fn fraction(&mut self) -> Option<bool> {
        if self.byte(b'.').is_none() {
            return Some(false);
        }
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (head, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        (digits > 0).then(|| head.iter().any(|byte| *byte != b'0'))
    }

    pub(super) fn offset(&mut self) -> Option<i16> {
        if self.byte(b'Z').is_some() {
            return Some(0);
        }
        let sign = if self.byte(b'-').is_some() {
            -1
        } else {
            self.byte(b'+')?;
            1
        };
        let (hours, minutes) = self.time()?;
        Some(sign * (i16::from(hours) * 60 + i16::from(minutes)))
    }

    /// `hh:mm`
    pub(super) fn time(&mut self) -> Option<(u8, u8)> {
        let hour = self.number(2).filter(|hour| *hour < 24)? as u8;
        self.byte(b':')?;
        Some((hour, self.number(2).filter(|minute| *minute < 60)? as u8))
    }

    /// What may follow a day that is compared with.
    pub(super) fn time_of_day(&mut self) -> Option<()> {
        self.byte(b'T').or_else(|| self.byte(b' '))?;
        self.time()?;
        if self.byte(b':').is_some() {
            self.number(2).filter(|second| *second < 60)?;
            self.fraction()?;
        }
        if self.0.is_empty() { Some(()) } else { self.offset().map(|_| ()) }
    }
}
