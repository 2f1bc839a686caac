//! Dates and instants in ISO 8601.

use super::number::push_digits;

/// A real day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut reader = Reader(text.as_bytes());
        let date = reader.date()?;
        reader.0.is_empty().then_some(date)
    }

    /// Reads exactly `DD.MM.YYYY`, as most portals write a day.
    pub fn parse_dotted(text: &str) -> Option<Date> {
        let mut reader = Reader(text.as_bytes());
        let date = reader.dotted()?;
        reader.0.is_empty().then_some(date)
    }

    fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let date = Date { year, month, day };
        (year >= 1 && (1..=12).contains(&month) && (1..=date.days_of_month()).contains(&day)).then_some(date)
    }

    fn days_of_month(self) -> u8 {
        match self.month {
            2 if self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn next(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day + 1)
            .or_else(|| Date::new(self.year, self.month + 1, 1))
            .or_else(|| Date::new(self.year + 1, 1, 1).filter(|date| date.year <= 9999))
    }

    /// `2024-05-06`
    pub fn written(self) -> String {
        let mut out = String::new();
        push_digits(&mut out, self.year.into(), 4);
        push_part(&mut out, '-', self.month.into());
        push_part(&mut out, '-', self.day.into());
        out
    }
}

fn push_part(out: &mut String, separator: char, number: u64) {
    out.push(separator);
    push_digits(out, number, 2);
}

/// A moment with an offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    date: Date,
    hour: u8,
    minute: u8,
    second: u8,
    has_fraction: bool,
    offset_minutes: i16,
}

impl DateTime {
    /// Reads `YYYY-MM-DDThh:mm:ss`, a fraction that may follow, and `Z` or an offset `±hh:mm`.
    pub fn parse(text: &str) -> Option<DateTime> {
        let mut reader = Reader(text.as_bytes());
        let date = reader.date()?;
        reader.byte(b'T')?;
        let (hour, minute) = reader.time()?;
        reader.byte(b':')?;
        let second = reader.number(2).filter(|second| *second < 60)? as u8;
        let has_fraction = reader.fraction()?;
        let offset_minutes = reader.offset()?;
        reader.0.is_empty().then_some(DateTime { date, hour, minute, second, has_fraction, offset_minutes })
    }

    /// The day in UTC, if this is the very start of it: how the portal returns a plain date.
    pub fn utc_day(self) -> Option<Date> {
        let minutes = i16::from(self.hour) * 60 + i16::from(self.minute) - self.offset_minutes;
        if self.second != 0 || self.has_fraction || minutes.rem_euclid(DAY) != 0 {
            return None;
        }
        // An offset behind UTC can reach the day after; one ahead of it ends at this day's own midnight.
        if minutes == 0 { Some(self.date) } else { self.date.next() }
    }

    /// Whether this could be a plain date of a portal west of UTC as well, which is the day after: nothing in it tells.
    pub fn may_be_a_day(self) -> bool {
        self.offset_minutes < 0 && self.utc_day().is_some()
    }

    /// `2024-05-06T07:08:09+03:00`: `Z` written out, the fraction of a second dropped.
    pub fn written(self) -> String {
        let mut out = self.date.written();
        push_part(&mut out, 'T', self.hour.into());
        push_part(&mut out, ':', self.minute.into());
        push_part(&mut out, ':', self.second.into());
        let offset = u64::from(self.offset_minutes.unsigned_abs());
        push_part(&mut out, if self.offset_minutes < 0 { '-' } else { '+' }, offset / 60);
        push_part(&mut out, ':', offset % 60);
        out
    }
}

const DAY: i16 = 24 * 60;

/// The day of `YYYY-MM-DD`, or of an instant that is exactly midnight UTC.
pub fn day(text: &str) -> Option<Date> {
    Date::parse(text).or_else(|| DateTime::parse(text)?.utc_day())
}

/// Whether the portal knows what to compare with: a day, `YYYY-MM-DD` or `DD.MM.YYYY`, and perhaps a time and an offset.
pub fn is_comparable(text: &str) -> bool {
    let (mut iso, mut dotted) = (Reader(text.as_bytes()), Reader(text.as_bytes()));
    let mut rest = match (iso.date(), dotted.dotted()) {
        (Some(_), _) => iso,
        (None, Some(_)) => dotted,
        (None, None) => return false,
    };
    rest.0.is_empty() || (rest.time_of_day().is_some() && rest.0.is_empty())
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self, digits: usize) -> Option<u16> {
        let (head, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        head.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))
    }

    fn byte(&mut self, wanted: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        (*first == wanted).then(|| self.0 = rest)
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.number(4)?;
        self.byte(b'-')?;
        let month = self.number(2)? as u8;
        self.byte(b'-')?;
        Date::new(year, month, self.number(2)? as u8)
    }

    fn dotted(&mut self) -> Option<Date> {
        let day = self.number(2)? as u8;
        self.byte(b'.')?;
        let month = self.number(2)? as u8;
        self.byte(b'.')?;
        Date::new(self.number(4)?, month, day)
    }

    /// A point and at least one digit, if there is a point; answers whether it amounts to anything.
    fn fraction(&mut self) -> Option<bool> {
        if self.byte(b'.').is_none() {
            return Some(false);
        }
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (head, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        (digits > 0).then(|| head.iter().any(|byte| *byte != b'0'))
    }

    fn offset(&mut self) -> Option<i16> {
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
    fn time(&mut self) -> Option<(u8, u8)> {
        let hour = self.number(2).filter(|hour| *hour < 24)? as u8;
        self.byte(b':')?;
        Some((hour, self.number(2).filter(|minute| *minute < 60)? as u8))
    }

    /// What may follow a day that is compared with.
    fn time_of_day(&mut self) -> Option<()> {
        self.byte(b'T').or_else(|| self.byte(b' '))?;
        self.time()?;
        if self.byte(b':').is_some() {
            self.number(2).filter(|second| *second < 60)?;
            self.fraction()?;
        }
        if self.0.is_empty() { Some(()) } else { self.offset().map(|_| ()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_days_only() {
        for text in ["1990-12-31", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::parse(text).map(|date| date.written()).as_deref(), Some(text));
        }
        for text in [
            "",
            "1990-1-5",
            "2023-02-29",
            "1900-02-29",
            "2023-02-30",
            "2023-13-01",
            "2023-00-10",
            "2023-04-31",
            "0000-01-01",
            "31.12.1990",
            "1990-12-31 ",
            "1990-12-31T00:00:00Z",
            "+990-12-31",
            "19901231",
            "１９９０-12-31",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn instants_are_normalised() {
        let text = |text: &str| DateTime::parse(text).map(|moment| moment.written());
        assert_eq!(text("2024-05-06T07:08:09.000Z").as_deref(), Some("2024-05-06T07:08:09+00:00"));
        assert_eq!(text("2024-05-06T07:08:09.5-03:30").as_deref(), Some("2024-05-06T07:08:09-03:30"));
        for wrong in [
            "2024-05-06",
            "2024-05-06T07:08:09",
            "2024-05-06 07:08:09Z",
            "2024-05-06T24:00:00Z",
            "2024-05-06T07:60:00Z",
            "2024-05-06T07:08:60Z",
            "2024-05-06T07:08Z",
            "2024-05-06T07:08:09.Z",
            "2024-05-06T07:08:09+3",
            "2024-02-30T00:00:00Z",
            "2024-05-06T07:08:09+24:00",
            "2024-05-06T07:08:09+0300",
            "2024-05-06T07:08:09Z ",
        ] {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_of_portals() {
        let written = |text: &str| Date::parse_dotted(text).map(|date| date.written());
        assert_eq!(written("29.02.2024").as_deref(), Some("2024-02-29"));
        for text in ["29.02.2023", "1.2.2024", "2024-02-29", "12/31/2024", "31.12.2024 ", "31.12.24", "31-12-2024"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_compared_with() {
        for text in [
            "1990-05-16",
            "16.05.1990",
            "2024-05-06T07:08:09+03:00",
            "2024-05-06T07:08:09.123Z",
            "2024-05-06T07:08",
            "2024-05-06 07:08:09",
            "06.05.2024 07:08:09",
            "06.05.2024 07:08",
        ] {
            assert!(is_comparable(text), "{text}");
        }
        for text in [
            "",
            "16/05/1990",
            "05/16/1990",
            "1990-05",
            "1990",
            "2023-02-30",
            "30.02.2023",
            "tomorrow",
            "1990-05-16T",
            "1990-05-16 ",
            "1990-05-16T25:00",
            "1990-05-16T10:60",
            "1990-05-16T10:00:60",
            "1990-05-16T10:00:00.",
            "1990-05-16T10:00:00+3",
            "1990-05-16T10:00:00Zz",
            "1990-05-16x10:00",
        ] {
            assert!(!is_comparable(text), "{text}");
        }
    }

    #[test]
    fn west_of_utc_a_day_may_be_a_moment() {
        let may_be = |text: &str| DateTime::parse(text).is_some_and(DateTime::may_be_a_day);
        assert!(may_be("2024-05-05T19:00:00-05:00"));
        assert!(may_be("2024-05-05T20:30:00-03:30"));
        for text in [
            "2024-05-05T19:00:01-05:00",
            "2024-05-05T20:00:00-05:00",
            "2024-05-06T00:00:00Z",
            "2024-05-06T03:00:00+03:00",
        ] {
            assert!(!may_be(text), "{text}");
        }
    }

    #[test]
    fn midnight_utc_is_a_day() {
        let day = |text: &str| day(text).map(|date| date.written());
        assert_eq!(day("2018-07-14T00:00:00+00:00").as_deref(), Some("2018-07-14"));
        assert_eq!(day("1990-12-31T03:00:00+03:00").as_deref(), Some("1990-12-31"));
        assert_eq!(day("1990-12-30T19:00:00-05:00").as_deref(), Some("1990-12-31"));
        assert_eq!(day("1999-12-31T14:00:00-10:00").as_deref(), Some("2000-01-01"));
        assert_eq!(day("2001-01-01T00:00:00+24:00"), None);
        assert_eq!(day("2000-01-01T00:00:00.001Z"), None);
        assert_eq!(day("1990-12-30T21:00:00.000Z"), None);
        assert_eq!(day("1990-12-31T00:00:01Z"), None);
        assert_eq!(day("9999-12-31T14:00:00-10:00"), None);
    }
}
