//! Moments in ISO 8601, and what is a day among them.

use super::date::{Date, push_part};
use super::reader::Reader;

/// A moment with an offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    date: Date,
    hour: u8,
    minute: u8,
    second: u8,
    has_fraction: bool,
    offset_minutes: i16,
}

impl Moment {
    /// Reads `YYYY-MM-DDThh:mm:ss`, a fraction that may follow, and `Z` or an offset `±hh:mm`.
    pub fn parse(text: &str) -> Option<Moment> {
        let mut reader = Reader(text.as_bytes());
        let date = Date::read(&mut reader)?;
        reader.byte(b'T')?;
        let (hour, minute) = reader.time()?;
        reader.byte(b':')?;
        let second = reader.number(2).filter(|second| *second < 60)? as u8;
        let has_fraction = reader.fraction()?;
        let offset_minutes = reader.offset()?;
        reader.0.is_empty().then_some(Moment { date, hour, minute, second, has_fraction, offset_minutes })
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

    /// Seconds since the beginning of 1970, fractions dropped.
    pub fn seconds(self) -> i64 {
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute) - i64::from(self.offset_minutes);
        self.date.days() * 86_400 + minutes * 60 + i64::from(self.second)
    }

    /// The same instant in UTC, `2024-05-06T04:08:09+00:00`.
    pub fn in_utc(self) -> String {
        let seconds = self.seconds();
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        // Only at the ends of time is there no such day.
        let Some(date) = Date::of_days(days) else { return self.written() };
        let (hour, minute, second) = ((rest / 3600) as u8, (rest / 60 % 60) as u8, (rest % 60) as u8);
        Moment { date, hour, minute, second, has_fraction: false, offset_minutes: 0 }.written()
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
    Date::parse(text).or_else(|| Moment::parse(text)?.utc_day())
}

/// Whether the portal knows what to compare with: a day, `YYYY-MM-DD` or `DD.MM.YYYY`, and perhaps a time and an offset.
pub fn is_comparable(text: &str) -> bool {
    let (mut iso, mut dotted) = (Reader(text.as_bytes()), Reader(text.as_bytes()));
    let mut rest = match (Date::read(&mut iso), Date::read_dotted(&mut dotted)) {
        (Some(_), _) => iso,
        (None, Some(_)) => dotted,
        (None, None) => return false,
    };
    rest.0.is_empty() || (rest.time_of_day().is_some() && rest.0.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_normalised() {
        let text = |text: &str| Moment::parse(text).map(|moment| moment.written());
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
    fn instants_are_counted() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-03-01T00:00:00Z", 951_868_800),
            ("2024-02-29T12:34:56+03:00", 1_709_199_296),
            ("2024-02-29T06:04:56-03:30", 1_709_199_296),
            ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] {
            assert_eq!(Moment::parse(text).map(Moment::seconds), Some(seconds), "{text}");
        }
    }

    #[test]
    fn instants_in_utc() {
        for (text, written) in [
            ("2024-03-01T01:30:00+03:00", "2024-02-29T22:30:00+00:00"),
            ("2023-12-31T23:30:15.5-03:30", "2024-01-01T03:00:15+00:00"),
            ("1900-02-28T23:00:00-01:00", "1900-03-01T00:00:00+00:00"),
            ("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00+01:00"),
            ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09+00:00"),
        ] {
            assert_eq!(Moment::parse(text).map(Moment::in_utc).as_deref(), Some(written), "{text}");
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
        let may_be = |text: &str| Moment::parse(text).is_some_and(Moment::may_be_a_day);
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
