//! Days.

use super::number::push_digits;
use super::reader::Reader;

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
        let date = Date::read(&mut reader)?;
        reader.0.is_empty().then_some(date)
    }

    /// Reads exactly `DD.MM.YYYY`, as most portals write a day.
    pub fn parse_dotted(text: &str) -> Option<Date> {
        let mut reader = Reader(text.as_bytes());
        let date = Date::read_dotted(&mut reader)?;
        reader.0.is_empty().then_some(date)
    }

    pub(super) fn read(reader: &mut Reader) -> Option<Date> {
        let year = reader.number(4)?;
        reader.byte(b'-')?;
        let month = reader.number(2)? as u8;
        reader.byte(b'-')?;
        Date::new(year, month, reader.number(2)? as u8)
    }

    pub(super) fn read_dotted(reader: &mut Reader) -> Option<Date> {
        let day = reader.number(2)? as u8;
        reader.byte(b'.')?;
        let month = reader.number(2)? as u8;
        reader.byte(b'.')?;
        Date::new(reader.number(4)?, month, day)
    }

    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
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

    pub(super) fn next(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day + 1)
            .or_else(|| Date::new(self.year, self.month + 1, 1))
            .or_else(|| Date::new(self.year + 1, 1, 1).filter(|date| date.year <= 9999))
    }

    /// Days since the beginning of 1970.
    pub(super) fn days(self) -> i64 {
        // Years begin in March, so that the day that is sometimes missing is the last.
        let is_early = self.month <= 2;
        let year = i64::from(self.year) - i64::from(is_early);
        let month = i64::from(self.month) + if is_early { 9 } else { -3 };
        let day = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day - 719_468
    }

    /// The day so many days after the beginning of 1970.
    pub(super) fn of_days(days: i64) -> Option<Date> {
        let days = days + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let (day, early) = (day - (153 * month + 2) / 5 + 1, month >= 10);
        let month = if early { month - 9 } else { month + 3 };
        let year = u16::try_from(year + era * 400 + i64::from(early)).ok()?;
        Date::new(year, month as u8, day as u8).filter(|date| date.year <= 9999)
    }

    /// Year, month and day.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// `2024-05-06`
    pub fn written(self) -> String {
        let mut out = String::with_capacity(10);
        push_digits(&mut out, self.year.into(), 4);
        push_part(&mut out, '-', self.month.into());
        push_part(&mut out, '-', self.day.into());
        out
    }
}

pub(super) fn push_part(out: &mut String, separator: char, number: u64) {
    out.push(separator);
    push_digits(out, number, 2);
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
    fn days_are_counted() {
        let mut date = Date::parse("1899-12-31");
        let mut days = date.map(Date::days);
        while let (Some(today), Some(count)) = (date, days) {
            assert_eq!((today.days(), Date::of_days(count)), (count, Some(today)));
            (date, days) = (today.next().filter(|date| date.year < 2105), Some(count + 1));
        }
        assert_eq!(Date::of_days(-719_163), None);
        assert_eq!(Date::of_days(2_932_897), None);
    }

    #[test]
    fn days_of_portals() {
        let written = |text: &str| Date::parse_dotted(text).map(|date| date.written());
        assert_eq!(written("29.02.2024").as_deref(), Some("2024-02-29"));
        for text in ["29.02.2023", "1.2.2024", "2024-02-29", "12/31/2024", "31.12.2024 ", "31.12.24", "31-12-2024"] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
