//! The answer to a batch, read from its text: what became of each call, and where its result stands.

use std::ops::Range;

use super::answer::{Answer, read_result};
use crate::value::parse::Parser;
use crate::value::{Member, Value};

/// What is known of an answer while its results are still text.
#[derive(Debug, PartialEq)]
pub struct Parts {
    /// What decides, as it is taken from an answer that is an object; each result that is there is `true`.
    pub facts: Value<'static>,
    /// Where the result of each key stands in the text.
    pub results: Vec<Option<Range<usize>>>,
}

/// What of the time of a call is asked for.
const TIMES: [&str; 5] = ["start", "finish", "duration", "operating", "operating_reset_at"];

/// None where there is anything to be looked at more closely: errors, names that stand there twice, what is no JSON.
pub fn parts(text: &str, keys: &[String], number: fn(&str) -> f64) -> Option<Parts> {
    // Places are counted from the first byte.
    if text.starts_with('\u{feff}') {
        return None;
    }
    // What is passed over needs no numbers, and to read one can take long.
    let mut reading = Reading { text, keys, number, parser: Parser::new(text, |_| 0.0) };
    let mut batch = None;
    reading.members(&mut |reading, name| match name {
        "result" if batch.is_none() => {
            batch = Some(reading.batch()?);
            Some(())
        }
        "result" | "error" => None,
        _ => reading.pass(),
    })?;
    let (members, results) = batch?;
    let facts = Value::Object(vec![("result".into(), Value::Object(members))]);
    reading.parser.is_at_end().then_some(Parts { facts, results })
}

type Results = Vec<Option<Range<usize>>>;
/// Takes the value of a member, if it can be.
type Take<'c, R> = &'c mut dyn FnMut(&mut R, &str) -> Option<()>;

struct Reading<'t, 'k> {
    text: &'t str,
    keys: &'k [String],
    number: fn(&str) -> f64,
    parser: Parser<'t>,
}

impl<'t> Reading<'t, '_> {
    /// Goes through an object.
    fn members(&mut self, take: Take<Self>) -> Option<()> {
        if !self.parser.begins_object() {
            return None;
        }
        for count in 0.. {
            let Some(name) = self.parser.name(count).ok()? else { break };
            take(self, &name)?;
        }
        Some(())
    }

    fn pass(&mut self) -> Option<()> {
        self.parser.passed().ok().map(drop)
    }

    fn batch(&mut self) -> Option<(Vec<Member<'static>>, Results)> {
        let mut results = None;
        let mut members: Vec<Member<'static>> = Vec::new();
        self.members(&mut |reading, name| {
            if name == "result" {
                if results.is_some() {
                    return None;
                }
                results = Some(reading.results()?);
                return Some(());
            }
            let (name, value) = match name {
                "result_error" => return is_empty(&reading.value()?).then_some(()),
                "result_time" => ("result_time", reading.by_key(times)?),
                "result_total" => ("result_total", reading.by_key(Value::into_owned)?),
                "error" => return None,
                _ => return reading.pass(),
            };
            let is_new = members.iter().all(|(known, _)| known != name);
            members.push((name.into(), value));
            is_new.then_some(())
        })?;
        let results = results?;
        let there = self.keys.iter().zip(&results).filter(|(_, result)| result.is_some());
        let there = there.map(|(key, _)| (key.clone().into(), Value::Bool(true))).collect();
        members.push(("result".into(), Value::Object(there)));
        Some((members, results))
    }

    fn results(&mut self) -> Option<Results> {
        let mut results: Results = vec![None; self.keys.len()];
        self.members(&mut |reading, name| {
            let span = reading.parser.passed().ok()?;
            let Some(place) = reading.keys.iter().position(|key| key == name) else { return Some(()) };
            let result = reading.text.get(span.clone())?;
            // An error can hide in an object.
            if result.starts_with('{') {
                let value = Parser::new(result, reading.number).value().ok()?;
                if read_result(&value) != Answer::Success {
                    return None;
                }
            }
            results.get_mut(place)?.replace(span).is_none().then_some(())
        })?;
        Some(results)
    }

    fn value(&mut self) -> Option<Value<'t>> {
        let text = self.text.get(self.parser.passed().ok()?)?;
        Parser::new(text, self.number).value().ok()
    }

    /// A value of each key; PHP writes an empty list for none.
    fn by_key(&mut self, read: fn(Value<'t>) -> Value<'static>) -> Option<Value<'static>> {
        let Value::Object(members) = self.value()? else { return Some(Value::Object(Vec::new())) };
        let asked = members.into_iter().filter(|(name, _)| self.keys.iter().any(|key| key == name));
        Some(Value::Object(asked.map(|(name, value)| (name.into_owned().into(), read(value))).collect()))
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::List(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn times(value: Value) -> Value<'static> {
    let time = |name: &&'static str| Some(((*name).into(), value.get(name)?.clone().into_owned()));
    Value::Object(TIMES.iter().filter_map(time).collect())
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::string_slice)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Parts> {
        let keys = ["c0", "c1", "c2"].map(str::to_owned);
        parts(text, &keys, |text| text.parse().unwrap_or(f64::NAN))
    }

    #[test]
    fn results_stay_where_they_are() {
        let text = r#" {"time":{"start":1.5},"result":{"result_total":{"c1":50,"x":1},"result_error":[],
            "result":{"c1":[{"ID":"1"},{"ID":"\u0032"}],"x":7,"c0": {"error":"x","ID":"1"} },
            "result_time":{"c0":{"finish":2.5,"date_finish":"now"},"c2":5},"result_next":{}}} "#;
        let found = read(text).expect("parts");
        let shown: Vec<_> = found.results.iter().map(|span| span.clone().and_then(|span| text.get(span))).collect();
        let (first, second) = (r#"{"error":"x","ID":"1"}"#, r#"[{"ID":"1"},{"ID":"\u0032"}]"#);
        assert_eq!(shown, [Some(first), Some(second), None]);
        let object = |members: Vec<(&'static str, Value<'static>)>| {
            Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
        };
        let times = vec![("c0", object(vec![("finish", Value::Number(2.5))])), ("c2", object(Vec::new()))];
        let batch = found.facts.get("result").expect("a result");
        assert_eq!(batch.get("result_time"), Some(&object(times)));
        assert_eq!(batch.get("result_total"), Some(&object(vec![("c1", Value::Number(50.0))])));
        let there = object(vec![("c0", Value::Bool(true)), ("c1", Value::Bool(true))]);
        assert_eq!(batch.get("result"), Some(&there));
        assert_eq!(found.facts.get("time"), None);
    }

    #[test]
    fn whatever_is_not_plain_is_left_to_others() {
        for text in [
            "",
            "[]",
            "<html>",
            r#"{"result":{"result":[]}}"#,
            r#"{"result":{}}"#,
            r#"{"result":true}"#,
            r#"{"result":{"result":{}},"error":""}"#,
            r#"{"error":"","result":{"result":{}}}"#,
            r#"{"result":{"result":{},"error":"x"}}"#,
            r#"{"result":{"result":{},"result_error":{"c0":{"error":"x"}}}}"#,
            r#"{"result":{"result":{},"result_error":"x"}}"#,
            r#"{"result":{"result":{"c0":{"error":"insufficient_scope"}}}}"#,
            r#"{"result":{"result":{}},"result":{"result":{}}}"#,
            r#"{"result":{"result":{},"result":{}}}"#,
            r#"{"result":{"result":{},"result_time":{},"result_time":{}}}"#,
            r#"{"result":{"result":{"c0":1,"c0":2}}}"#,
            r#"{"result":{"result":{}}}x"#,
            r#"{"result":{"result":{}},}"#,
            r#"{"result":{"result":{"c0":01}}}"#,
            r#"{"\ud800":1,"result":{"result":{}}}"#,
            "\u{feff}{\"result\":{\"result\":{}}}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let right = r#"{"result":{"result":{"c0":null,"c1":[1.5,-0,1e5],"c2":{"error":{}}},"result_error":null}}"#;
        assert!(read(right).is_some());
        for end in 0..right.len() {
            assert_eq!(read(&right[..end]), None, "{}", &right[..end]);
        }
    }
}
