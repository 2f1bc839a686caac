//! What is tried: people, a table of what is wanted of them, and what others do meanwhile.

use std::collections::BTreeMap;

use b24_users::rest::bodies::Fractions;
use b24_users::sync::{Plan, PlanOptions, Planner, Step};
use serde_json::{Value as Json, json};

use crate::chance::Chance;
use crate::portal::{FIELDS, Person};
use crate::support::value;
use crate::world::{News, World};

pub const BY: Fractions =
    Fractions { read: |text| text.parse().unwrap_or(f64::NAN), write: |number| number.to_string() };

/// What a row wants: texts as the portal stores them.
pub struct Wanted {
    pub id: i64,
    pub fields: BTreeMap<&'static str, String>,
}

pub struct Scenario {
    pub csv: String,
    pub rows: Vec<Wanted>,
    pub caps: Json,
    pub clears: bool,
    /// Whether whoever is not named is dismissed, and who that is: with a key, and without.
    pub dismisses: bool,
    pub missing: Vec<i64>,
    pub keyless: Vec<i64>,
    /// How many are active, and named among them.
    pub active: usize,
    pub named: usize,
}

pub fn some_value(chance: &mut Chance, field: &str, id: i64) -> String {
    match field {
        "NAME" => (*chance.pick(&["Anna", "Bert", "Cleo", "Ёлка"])).to_owned(),
        "WORK_POSITION" => (*chance.pick(&["", "Clerk", "Chief; \"north\"", "x & y = 100%+"])).to_owned(),
        "PERSONAL_BIRTHDAY" => (*chance.pick(&["", "1990-12-31", "2000-02-29"])).to_owned(),
        "PERSONAL_COUNTRY" => (*chance.pick(&["", "122", "1"])).to_owned(),
        "UF_DEPARTMENT" => (*chance.pick(&["", "1", "1,2", "3"])).to_owned(),
        "EMAIL" => format!("{}{id}@acme.example", chance.pick(&["p", "q"])),
        "ACTIVE" => (*chance.pick(&["Y", "Y", "Y", "N"])).to_owned(),
        "UF_USR_LEVELS" => (*chance.pick(&["", "5", "5,7"])).to_owned(),
        other => panic!("{other}"),
    }
}

impl Scenario {
    /// People are put into the portal, and a table is made of some of them.
    pub fn new(world: &mut World, most: usize) -> Scenario {
        let chance = &mut world.chance;
        let (people, dismisses) = (2 + chance.below(most), chance.one_in(3));
        let (mut missing, mut keyless, mut active, mut named) = (Vec::new(), Vec::new(), 0, 0);
        for id in 1..=people as i64 {
            let fields = FIELDS.iter().map(|field| (*field, some_value(chance, field, id))).collect();
            let xml_id = if chance.one_in(20) { String::new() } else { format!("E-{id}") };
            world.portal.people.insert(id, Person { fields, xml_id });
        }
        let mut columns: Vec<&'static str> = FIELDS.iter().copied().filter(|_| chance.one_in(2)).collect();
        if columns.is_empty() {
            columns.push("NAME");
        }
        let clears = chance.one_in(2);
        let mut csv = format!("XML_ID;{}\r\n", columns.join(";"));
        let mut rows = Vec::new();
        for id in 1..=people as i64 {
            let person = &world.portal.people[&id];
            let (is_active, is_keyless) = (person.fields["ACTIVE"] == "Y", person.xml_id.is_empty());
            active += usize::from(is_active);
            if is_keyless || chance.one_in(8) {
                match (is_active, is_keyless) {
                    (true, true) => keyless.push(id),
                    (true, false) => missing.push(id),
                    (false, _) => {}
                }
                continue;
            }
            named += usize::from(is_active);
            let mut fields = BTreeMap::new();
            csv.push_str(&format!("E-{id}"));
            for field in &columns {
                let text = some_value(chance, field, id);
                let cell = if field.starts_with("UF_") { text.replace(',', "|") } else { text.clone() };
                csv.push_str(&format!(";\"{}\"", cell.replace('"', "\"\"")));
                if clears || !text.is_empty() {
                    fields.insert(*field, text);
                }
            }
            csv.push_str("\r\n");
            rows.push(Wanted { id, fields });
        }
        let caps = match chance.below(6) {
            0 => json!({}),
            1 => json!({ "dismiss": 2, "email": "20%", "departments": 1, "clear": "50%" }),
            _ => json!({ "dismiss": null, "email": null, "departments": null }),
        };
        Scenario { csv, rows, caps, clears, dismisses, missing, keyless, active, named }
    }

    pub fn options(&self) -> PlanOptions {
        let blank = if self.clears { "clear" } else { "keep" };
        let options = json!({
            "portal": "acme.example", "caps": self.caps, "missing": if self.dismisses { "dismiss" } else { "ignore" }, "table": { "blank": blank } });
        PlanOptions::read(&value(&options)).expect("options")
    }

    /// Makes the plan; nothing befalls what only reads but what is repeated.
    pub fn plan(&self, world: &mut World) -> Plan {
        let planner = Planner::new(self.options(), BY, world.wall());
        make(world, planner, Some(&self.csv))
    }
}

/// Drives a planner to its end.
pub fn make(world: &mut World, mut planner: Planner, csv: Option<&str>) -> Plan {
    let calm = std::mem::replace(&mut world.calm, 10);
    let mut fed = 0;
    loop {
        match planner.next(world.wall()) {
            Step::Submit(number) => world.submit(number, planner.ask(number).expect("an ask")),
            Step::Feed => {
                let csv = csv.expect("a table").as_bytes();
                let end = csv.len().min(fed + 1 + world.chance.below(300));
                planner.feed(csv[fed..end].to_vec());
                fed = end;
                if fed == csv.len() {
                    planner.end();
                }
            }
            Step::Done => break,
            Step::Rest => match world.step() {
                News::Came(ask, came) => planner.came(ask, came, world.wall()),
                News::Recorded => panic!("a planner records nothing"),
                News::Nothing => assert!(world.next_at().is_some(), "a planner waits for nothing"),
            },
            other => panic!("{other:?}"),
        }
    }
    world.calm = calm;
    planner.take().expect("a plan")
}

/// The same of rows in memory.
pub fn make_of(world: &mut World, mut planner: Planner, rows: Vec<b24_users::value::Value<'static>>) -> Plan {
    let mut rows = Some(rows);
    loop {
        match planner.next(world.wall()) {
            Step::Submit(number) => world.submit(number, planner.ask(number).expect("an ask")),
            Step::Feed => match rows.take() {
                Some(rows) => planner.give(rows),
                None => planner.end(),
            },
            Step::Done => return planner.take().expect("a plan"),
            Step::Rest => {
                if let News::Came(ask, came) = world.step() {
                    planner.came(ask, came, world.wall());
                }
            }
            other => panic!("{other:?}"),
        }
    }
}
