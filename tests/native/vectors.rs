//! Every vector, natively.

use crate::core::outcome;
use crate::support::{FILES, Outcome, cases, text};

#[test]
fn every_vector_holds() {
    let mut wrong = Vec::new();
    for (name, count, file) in FILES {
        let cases = cases(file);
        assert_eq!(cases.len(), *count, "cases of {name}");
        for case in cases {
            let (expected, found) = (Outcome::expected(&case), outcome(&case));
            if expected != found {
                wrong.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", text(&case, "id")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} vectors differ:\n{}", wrong.len(), wrong.join("\n"));
}
