//! Says what the native core makes of inputs, so that tests can hold the compiled one against it: reads lines of
//! `[method, input, context]` in JSON, and writes a line of `[params, warnings]` or `[issues]` for each.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    use std::io::{self, BufWriter, Write};

    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lines() {
        writeln!(
            out,
            "{}",
            verdict(&line?).ok_or_else(|| io::Error::other("a line is not [method, input, context]"))?
        )?;
    }
    out.flush()
}

#[cfg(not(target_family = "wasm"))]
fn verdict(line: &str) -> Option<String> {
    use b24_users::check::{Context, check};
    use b24_users::issue::{Issue, Warning};
    use b24_users::value::Value;
    use b24_users::value::json::{Parser, push_json};

    let given = Parser::new(line, |number| number.parse().unwrap_or(f64::NAN)).value().ok()?;
    let Value::List(parts) = &given else { return None };
    let [method, input, context] = parts.as_slice() else { return None };
    let method = b24_users::schema::method(method.as_text()?)?;
    let verdict = match check(method, input, &Context::read(context)) {
        Ok(checked) => {
            let warnings = Value::List(checked.warnings.iter().map(Warning::to_value).collect());
            vec![checked.payload.params().clone().into_owned(), warnings.into_owned()]
        }
        Err(issues) => vec![Value::List(issues.iter().map(Issue::to_value).collect()).into_owned()],
    };
    let mut text = String::new();
    push_json(&mut text, &Value::List(verdict), |number| number.to_string());
    Some(text)
}

/// Tests for browsers build every program of the crate.
#[cfg(target_family = "wasm")]
fn main() {}
