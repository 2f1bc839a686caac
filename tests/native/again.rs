//! What is accepted, checked again, is accepted and the same.

use b24_users::check::{Context, Field, check};
use b24_users::schema::{
    Blank, Case, ITEM_CHANGE, Kind, METHODS, Method, NEW_ITEM, Row, Rule, Shape, USER_TYPES, Verb,
};
use b24_users::value::{File, Value};
use proptest::prelude::*;
use proptest::sample::{Selector, select};
use serde_json::{Value as Json, json};

use crate::core::user_fields;
use crate::support::value;

const PNG: &str = "iVBORw0KGgowMTIzNDU2Nw==";

/// Values that some kind takes, most of them in a form that is not sent so.
fn samples(kind: &Kind) -> Vec<Json> {
    let list = |json: Json| json.as_array().cloned().unwrap_or_default();
    list(match kind {
        Kind::Flag | Kind::FilterFlag | Kind::Switch | Kind::Bit | Kind::Multiple => {
            json!([true, false, 1, 0, "y", "N", "TRUE", "false", "1", "0"])
        }
        Kind::On => json!([true, 1, "y", "TRUE"]),
        Kind::Sign => json!([5, -5, 0, true, "n", "1"]),
        Kind::Id => json!([1, "7", "007", 9_007_199_254_740_991_i64]),
        Kind::IdText => json!([1, "007", ""]),
        Kind::Country => json!(["RU", "0", "", 46, "046", "CD"]),
        Kind::Ids(blank) if *blank != Blank::Refused => json!([1, "2", [], ["3", 4]]),
        Kind::Ids(_) => json!([1, "2", ["3", 4]]),
        Kind::Integer { .. } => json!([1, "7", "+7", "-1", "-0", 50, 12]),
        Kind::Number => json!([0.5, "0.5", "+7", "-0", "0.30000000000000004", 1e300, -7]),
        Kind::Text { .. } => {
            json!(["a", " a\u{a0}", "5", "", "é", "UF_USR_X", "$result[a]", "2024-05-05T19:00:00-05:00"])
        }
        Kind::Trimmed { .. } => json!([" a ", "a\u{a0}", "\u{b}a b\0"]),
        Kind::Email { trimmed: true } => json!([" a@b.de\n", "e\u{301}@b-c.de"]),
        Kind::Email { trimmed: false } => json!(["a@b.de", "x{1}/y@a.b.museum"]),
        Kind::Word(words, case) => match case {
            Case::Exact => json!(words),
            Case::Any => words.iter().flat_map(|word| [word.to_uppercase(), word.to_lowercase()]).collect(),
        },
        Kind::Look(look) => look.words.iter().map(|word| word.to_lowercase()).collect(),
        Kind::Day => json!(["1990-12-31", "1990-12-30T19:00:00-05:00", "1990-12-31T14:00:00.0+14:00"]),
        Kind::StoredDay => json!(["1990-12-31", "31.12.1990", "1990-12-31T00:00:00Z"]),
        Kind::PortalDay => json!(["31.12.1990", "1990-12-31", "12/31/1990"]),
        Kind::DateTime => json!(["1990-12-31T10:20:30.4Z", "1990-12-30T19:00:00-05:00"]),
        Kind::DateOrDateTime => json!(["1990-12-31", "1990-12-31T10:20:30.4Z"]),
        Kind::When => json!(["1990-12-31", "31.12.1990 10:20", "", false]),
        Kind::Photo => json!(["", ["a.PNG", PNG], ["a.png", "iVBORw0KGgow\r\nMTIzNDU2Nw"]]),
        Kind::Upload => json!([
            { "fileData": ["a.txt", "Q\nQ"] }, { "id": "7", "remove": true }, { "remove": "y", "id": 7 },
        ]),
        Kind::Money => json!(["100|USD", "-0.50|EUR"]),
        Kind::CrmLink => json!(["5", "CO_3", "T80_6"]),
        Kind::Plain | Kind::Untold => json!([1, 0.5, "a", "", [], [1, ["a"]], {}, { "a": { "b": [1] } }]),
        Kind::Scalar | Kind::Criterion => json!(["a", "%a_", 5, true, false, ""]),
        Kind::AnyOf(kind) | Kind::Clearable(kind) => samples(kind).into(),
        Kind::FieldName => json!(["deals", " UF_deals", "uf_usr_usr_x", "UF_UF_X", "UF_USR_UF_USR_X"]),
        Kind::UserType => USER_TYPES.iter().map(|known| format!(" {}\0", known.name)).collect(),
        Kind::Label => json!(["a", "", " a "]),
        Kind::Labels => json!(["a", "", { "en": "a" }, { "en": "", "de": " b " }]),
        Kind::Language => json!(["en", "la"]),
        Kind::Settings => json!([{}, []]),
        Kind::Select(_) => json!([["*"], ["ID", "UF_*", "UF_USR_X"], []]),
        Kind::Column(_) => json!(["id", "UF_crm_1", "LAST_NAME", "UF_USR_X"]),
        Kind::Items
        | Kind::Object(_)
        | Kind::NewField(_)
        | Kind::FieldChange(_)
        | Kind::Filter(_)
        | Kind::ExactFilter(_)
        | Kind::Moment(_)
        | Kind::Refused(_) => json!([]),
    })
}

/// Draws what comes by chance, all from one seed.
struct Dice<'d> {
    select: &'d mut dyn FnMut(usize) -> usize,
}

impl Dice<'_> {
    fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { list.get((self.select)(list.len())).cloned() }
    }

    fn once_in(&mut self, times: usize) -> bool {
        (self.select)(times) == 0
    }

    fn value(&mut self, kind: &Kind, verb: Verb) -> Option<Json> {
        match kind {
            Kind::Items => {
                let shape = if verb == Verb::Add { &NEW_ITEM } else { &ITEM_CHANGE };
                Some((0..=(self.select)(3)).map(|_| self.object(shape, verb)).collect())
            }
            Kind::AnyOf(_) if self.once_in(2) => Some(samples(kind).into()),
            Kind::Criterion if self.once_in(4) => Some(json!(["a", 5, false])),
            Kind::Clearable(_) if self.once_in(4) => Some(json!("")),
            kind => match kind.shape() {
                Some(shape) => Some(self.object(shape, verb)),
                None => self.of(&samples(kind)),
            },
        }
    }

    fn object(&mut self, shape: &'static Shape, verb: Verb) -> Json {
        let mut members = serde_json::Map::new();
        let rows: Vec<&Row> = shape.rows().collect();
        let many = 1 + (self.select)(4);
        for row in &rows {
            if row.required || self.once_in(rows.len().div_ceil(many)) {
                if let Some(value) = self.value(&row.kind, verb) {
                    members.insert(row.name.to_owned(), value);
                }
            }
        }
        if shape.has_custom_fields() && self.once_in(2) {
            let known: Vec<_> = USER_TYPES.iter().map(|known| known.value).chain([Kind::Plain]).collect();
            let kind = self.of(&known).unwrap_or(Kind::Plain);
            let value = self.value(&kind, verb).unwrap_or_default();
            members.insert("uf_usr_x".to_owned(), if self.once_in(2) { json!([value]) } else { value });
        }
        for prefix in [">=", "!", "@", "!=%"] {
            let is_filter = shape.find("LAST_LOGIN").is_some() || shape.find("LANG").is_some();
            if let Some(row) = self.of(&rows).filter(|row| is_filter && !row.bare && self.once_in(4)) {
                members.extend(self.value(&row.kind, verb).map(|value| (format!("{prefix}{}", row.name), value)));
            }
        }
        Json::Object(members)
    }

    /// An input of a method, which keeps what holds between names.
    fn input(&mut self, method: &'static Method) -> Json {
        let mut input = self.object(&method.shape, method.verb);
        if method.rules.contains(&Rule::Belonging) {
            let is_employee = self.once_in(2);
            let (ours, others) = if is_employee {
                (json!({ "UF_DEPARTMENT": 1 }), ["EXTRANET", "SONET_GROUP_ID"])
            } else {
                (json!({ "EXTRANET": "y", "SONET_GROUP_ID": "7" }), ["UF_DEPARTMENT", ""])
            };
            let members = input.as_object_mut().expect("an object");
            others.iter().for_each(|name| drop(members.remove(*name)));
            members.extend(ours.as_object().expect("an object").clone());
        }
        input
    }

    fn context(&mut self) -> Context {
        let types: Vec<_> = USER_TYPES.iter().map(|known| known.name).chain(["rest_1_x", "other"]).collect();
        let row = json!({ "USER_TYPE_ID": self.of(&types), "MULTIPLE": self.of(&["Y", "N"]) });
        let field = Field::read(&value(&row));
        Context {
            user_fields: self.once_in(2).then(|| user_fields([("UF_USR_X", &row)])),
            field: if self.once_in(2) { field } else { Field::default() },
            languages: self.once_in(2).then(|| vec!["en".to_owned()]),
            data_urls: self.once_in(2),
            references: self.once_in(4),
        }
    }
}

/// What becomes of an input; none when it is not taken.
fn sent(method: &'static Method, input: &Value, context: &Context) -> Option<Value<'static>> {
    check(method, input, context).ok().map(|checked| checked.payload.into_params().into_owned())
}

fn same_again(method: &'static Method, input: &Value, context: &Context) -> Result<bool, TestCaseError> {
    let Some(first) = sent(method, input, context) else { return Ok(false) };
    match check(method, &first, context) {
        Ok(again) => prop_assert_eq!(again.payload.params(), &first, "{:?}", input),
        Err(issues) => prop_assert!(false, "{:?} of {:?} of {:?}", issues, first, input),
    }
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once(method in select(METHODS.iter().collect::<Vec<_>>()), chance in any::<Selector>()) {
        let mut select = |many| chance.select(0..many);
        let mut dice = Dice { select: &mut select };
        let context = dice.context();
        let input = dice.input(method);
        same_again(method, &value(&input), &context)?;
    }
}

#[test]
fn most_of_what_is_drawn_is_taken() {
    for method in METHODS {
        let mut taken = 0;
        for seed in 0..500_usize {
            // Numbers of Knuth's.
            let mut state = seed as u64;
            let mut select = |many: usize| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as usize % many
            };
            let mut dice = Dice { select: &mut select };
            let (context, input) = (dice.context(), dice.input(method));
            taken += usize::from(same_again(method, &value(&input), &context).expect("the same"));
        }
        assert!(taken > 50, "{}: {taken} of 500", method.name);
    }
}

#[test]
fn files_become_what_is_taken() {
    let png = b"\x89PNG\r\n\x1a\n01234567".to_vec();
    for name in ["PERSONAL_PHOTO", "UF_USR_X"] {
        for data_urls in [true, false] {
            let file = File { name: "camera".to_owned(), bytes: png.clone() };
            let members = [("ID", Value::Number(1.0)), (name, Value::File(Box::new(file)))];
            let input = Value::Object(members.map(|(name, value)| (name.into(), value)).to_vec());
            let context = Context { data_urls, ..Context::default() };
            let update = METHODS.iter().find(|method| method.name == "user.update").expect("a method");
            assert!(same_again(update, &input, &context).expect("the same"));
        }
    }
}
