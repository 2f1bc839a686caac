//! Plans, one thing at a time.

use b24_users::sync::{NoPlan, Plan, PlanOptions, PlanReader, Planner, Refused, Run, RunOptions};
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::chance::Chance;
use crate::life::options;
use crate::portal::{FIELDS, Person};
use crate::scenario::{BY, make};
use crate::support::value;
use crate::world::World;

/// So many people, all of them active and in a department; the first is who calls.
pub fn world(people: i64) -> World {
    let mut world = World::new(Chance::new(1));
    for id in 1..=people {
        let text = |field: &&'static str| match *field {
            "ACTIVE" => "Y".to_owned(),
            "UF_DEPARTMENT" => "1".to_owned(),
            "EMAIL" => format!("p{id}@acme.example"),
            "NAME" => format!("Name {id}"),
            _ => String::new(),
        };
        let fields = FIELDS.iter().map(|field| (*field, text(field))).collect();
        world.portal.people.insert(id, Person { fields, xml_id: format!("E-{id}") });
    }
    world
}

pub fn planned(world: &mut World, more: Json, csv: &str) -> Plan {
    let mut options = json!({ "portal": "acme.example" });
    options.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let planner = Planner::new(PlanOptions::read(&value(&options)).expect("options"), BY, world.wall());
    make(world, planner, Some(csv))
}

/// Each row in a line.
fn told(plan: &Plan) -> Vec<String> {
    (0..plan.len()).map(|place| text(&plan.row_value(place))).collect()
}

fn text(value: &Value) -> String {
    let mut out = String::new();
    b24_users::value::json::push_json(&mut out, value, |number| number.to_string());
    out
}

fn obstacles(plan: &Plan) -> Vec<String> {
    plan.obstacles().iter().map(|obstacle| text(&obstacle.to_value())).collect()
}

#[test]
fn each_kind_of_row() {
    let mut world = world(9);
    world.portal.people.get_mut(&8).expect("a person").xml_id = "E-7".to_owned();
    let csv = "XML_ID;NAME;EMAIL\nE-2;Anna;p2@acme.example\nE-3;Name 3;p3@acme.example\nE-4;Cleo;nobody\nE-99;Dora;d@acme.example\n\
        E-7;Emil;e@acme.example\nE-5;Fritz;p5@acme.example\nE-5;Fritz;p5@acme.example\nE-1;Greta;p1@acme.example\ne-6;Hugo;p6@acme.example\n";
    let plan = planned(&mut world, json!({ "protect": [9] }), csv);
    let expected = [
        r#"{"row":1,"line":2,"id":2,"kind":"update","key":"E-2","changes":{"NAME":{"before":"Name 2","after":"Anna"}}}"#,
        r#"{"row":2,"line":3,"id":3,"kind":"unchanged","key":"E-3"}"#,
        r#"{"row":3,"line":4,"id":4,"kind":"refused","key":"E-4","issues":[{"row":3,"line":4,"column":3,"caption":"EMAIL","path":["EMAIL"],"code":"bad_email"}]}"#,
        r#"{"row":4,"line":5,"kind":"unmatched","key":"E-99"}"#,
        r#"{"row":5,"line":6,"kind":"ambiguous","key":"E-7","people":[7,8]}"#,
        r#"{"row":6,"line":7,"id":5,"kind":"duplicate","key":"E-5","rows":[7]}"#,
        r#"{"row":7,"line":8,"id":5,"kind":"duplicate","key":"E-5","rows":[6]}"#,
        r#"{"row":8,"line":9,"id":1,"kind":"protected","key":"E-1","why":"caller","changes":{"NAME":{"before":"Name 1","after":"Greta"}}}"#,
        // The portal finds it in any case; another case is another key.
        r#"{"row":9,"line":10,"kind":"unmatched","key":"e-6"}"#,
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(obstacles(&plan), [] as [&str; 0]);
    let lines = "update line 2 id 2 \"E-2\": NAME \"Name 2\" → \"Anna\"\nrefused line 4 id 4 \"E-4\": EMAIL bad_email\n\
        unmatched line 5 \"E-99\"\nambiguous line 6 \"E-7\" 7 8\nduplicate line 7 id 5 \"E-5\" 7\nduplicate line 8 id 5 \"E-5\" 6\n\
        protected line 9 id 1 \"E-1\": NAME \"Name 1\" → \"Greta\"\nunmatched line 10 \"e-6\"\n";
    assert_eq!(plan.text(0, 100, BY.write), lines);
    let csv = plan.csv(0, 3, ';', BY.write);
    assert_eq!(
        csv,
        "\u{feff}row;line;key;id;kind;consequences;field;before;after;issues\r\n1;2;E-2;2;update;;NAME;Name 2;Anna;\r\n\
            2;3;E-3;3;unchanged;;;;;\r\n3;4;E-4;4;refused;;;;;EMAIL bad_email\r\n"
    );
}

#[test]
fn people_are_found_by_address_in_any_case_and_by_id() {
    let mut world = world(4);
    let plan =
        planned(&mut world, json!({ "match": "EMAIL" }), "EMAIL;NAME\nP2@Acme.Example;Anna\nx@acme.example;Bert\n");
    assert_eq!(plan.rows_of("update"), [2]);
    let filter = world.visits.last().and_then(|visit| visit.calls[0].1.get("FILTER")?.get("=EMAIL")).expect("a filter");
    assert_eq!(crate::query::items(filter), ["p2@acme.example", "P2@Acme.Example", "x@acme.example"]);
    let plan = planned(&mut world, json!({ "match": "ID" }), "ID;NAME\n3;Anna\n44;Bert\n");
    assert_eq!(plan.rows_of("update"), [3]);
}

trait RowsOf {
    fn rows_of(&self, kind: &str) -> Vec<i64>;
}

impl RowsOf for Plan {
    fn rows_of(&self, kind: &str) -> Vec<i64> {
        let rows = (0..self.len()).filter_map(|place| self.row(place));
        rows.filter(|row| row.kind.word() == kind).map(|row| row.id).collect()
    }
}

#[test]
fn what_is_the_same_is_not_sent() {
    let mut world = world(3);
    let person = world.portal.people.get_mut(&2).expect("a person");
    for (field, text) in [("PERSONAL_BIRTHDAY", "1990-12-31"), ("UF_DEPARTMENT", "1,2"), ("PERSONAL_COUNTRY", "")] {
        person.fields.insert(field, text.to_owned());
    }
    let csv =
        "XML_ID;PERSONAL_BIRTHDAY;UF_DEPARTMENT;PERSONAL_COUNTRY;ACTIVE;NAME\nE-2;31.12.1990;2|1;0;yes; Name 2 \n";
    let plan = planned(&mut world, json!({ "table": { "blank": "clear" } }), csv);
    assert_eq!(plan.rows_of("unchanged"), [2]);
}

#[test]
fn what_a_change_entails() {
    let mut world = world(4);
    world.portal.people.get_mut(&3).expect("a person").fields.insert("ACTIVE", "N".to_owned());
    let csv = "XML_ID;ACTIVE;NAME;EMAIL;UF_DEPARTMENT\nE-2;N;;x@acme.example;\nE-3;Y;Name 3;p3@acme.example;1\n";
    let plan = planned(&mut world, json!({ "table": { "blank": "clear" } }), csv);
    let words = |place| plan.consequences(place).into_iter().map(|found| found.word()).collect::<Vec<_>>();
    assert_eq!(words(0), ["dismiss", "email", "clear", "departments"].map(|word| word));
    assert_eq!(words(1), ["reinstate"]);
    assert_eq!(
        obstacles(&plan),
        [
            r#"{"code":"cap","cap":"dismiss","count":1,"limit":0}"#,
            r#"{"code":"cap","cap":"email","count":1,"limit":0}"#,
            r#"{"code":"cap","cap":"departments","count":1,"limit":0}"#,
        ]
    );
    let caps = json!({ "dismiss": "34%", "email": 1, "departments": null, "change": 1, "clear": "49%" });
    let plan = planned(&mut world, json!({ "table": { "blank": "clear" }, "caps": caps }), csv);
    assert_eq!(
        obstacles(&plan),
        [r#"{"code":"cap","cap":"clear","count":1,"limit":0}"#, r#"{"code":"cap","cap":"change","count":2,"limit":1}"#]
    );
}

#[test]
fn whom_the_table_does_not_name() {
    let mut world = world(60);
    world.portal.people.get_mut(&58).expect("a person").xml_id = String::new();
    world.portal.people.get_mut(&57).expect("a person").fields.insert("ACTIVE", "N".to_owned());
    let mut csv = "XML_ID;NAME\n".to_owned();
    // A row that is wrong names somebody all the same.
    csv.push_str(&format!("E-2;{}\n", "long ".repeat(20)));
    (3..=55).for_each(|id| csv.push_str(&format!("E-{id};Name {id}\n")));
    let more = json!({ "missing": "dismiss", "protect": [60], "caps": { "dismiss": 2 } });
    let plan = planned(&mut world, more.clone(), &csv);
    assert_eq!(obstacles(&plan), [] as [&str; 0]);
    assert_eq!((plan.rows_of("update"), plan.rows_of("protected")), (vec![56, 59], vec![1, 58, 60]));
    let why = |place: usize| plan.detail(place).and_then(|detail| detail.why).map(|why| why.word());
    assert_eq!([why(54), why(56), why(58)], [Some("caller"), Some("keyless"), Some("listed")]);
    // Whose key cannot be read could be anybody.
    let plan = planned(&mut world, more.clone(), &format!("{csv};Nobody\n"));
    assert_eq!(obstacles(&plan), [r#"{"code":"unnamed","rows":1}"#]);
    // Of sixty people ten are no list of all.
    let few: String = csv.lines().take(11).map(|line| format!("{line}\n")).collect();
    let plan = planned(&mut world, more.clone(), &few);
    assert!(
        obstacles(&plan).contains(&r#"{"code":"short","named":10,"people":59}"#.to_owned()),
        "{:?}",
        obstacles(&plan)
    );
    for (broken, why) in [("XML_ID;NAME\n", "header_only"), ("XML_ID;NAME\nE-2;\"Anna", "open_quote"), ("", "no_rows")]
    {
        let plan = planned(&mut world, more.clone(), broken);
        assert!(obstacles(&plan)[0].contains(why), "{:?}", obstacles(&plan));
        assert_eq!(plan.rows_of("update"), [] as [i64; 0]);
    }
}

#[test]
fn a_plan_can_be_kept() {
    let mut world = world(5);
    let csv = "XML_ID;NAME;UF_DEPARTMENT;ACTIVE\nE-2;Anna \"x\";2|3;N\nE-9;Bert;1;Y\nE-3;Cleo;1;Y\nE-3;Cleo;1;Y\n";
    let plan = planned(&mut world, json!({ "caps": { "dismiss": "50%" } }), csv);
    let head = parse(&text(&plan.head_value()));
    let rows: Vec<Json> = told(&plan).iter().map(|row| parse(row)).collect();
    let read = |head: &Json, rows: &[Json]| -> Result<Plan, NoPlan> {
        let mut reader = PlanReader::new(&value(head))?;
        for row in rows {
            reader.row(&value(row))?;
        }
        reader.end(BY.write)
    };
    let again = read(&head, &rows).expect("the same plan");
    assert_eq!((told(&again), again.digest()), (told(&plan), plan.digest()));
    assert_eq!(again.csv(0, 99, ',', BY.write), plan.csv(0, 99, ',', BY.write));
    let with = |name: &str, other: Json| {
        let mut head = head.clone();
        head[name] = other;
        read(&head, &rows).err()
    };
    assert_eq!(with("caps", json!({ "dismiss": null })), Some(NoPlan::Edited));
    assert_eq!(with("caller", json!(2)), Some(NoPlan::Edited));
    assert_eq!(with("digest", json!("0")), Some(NoPlan::Edited));
    assert_eq!(with("version", json!(2)), Some(NoPlan::Version));
    assert_eq!(with("format", json!("x")), Some(NoPlan::Broken));
    assert_eq!(with("columns", json!([["NAME", "no", "one"]])), Some(NoPlan::Broken));
    assert_eq!(read(&head, &rows[1..]).err(), Some(NoPlan::Broken));
    let mut other = rows.clone();
    other[0]["changes"]["NAME"]["after"] = json!("Berta");
    assert_eq!(read(&head, &other).err(), Some(NoPlan::Edited));
    other[0]["kind"] = json!("other");
    assert_eq!(read(&head, &other).err(), Some(NoPlan::Broken));
}

fn parse(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn stale_and_foreign_plans_are_refused() {
    let mut world = world(3);
    let csv = "XML_ID;NAME\nE-2;Anna\n";
    let (one, two) = (planned(&mut world, json!({}), csv), planned(&mut world, json!({}), csv));
    let late = Run::new(one.into(), options(1), BY, world.wall() + 90_000_000.0).err();
    assert!(matches!(late, Some(Refused::Stale { .. })));
    let other = RunOptions { portal: "other.example".to_owned(), ..options(1) };
    assert_eq!(Run::new(two.into(), other, BY, world.wall()).err(), Some(Refused::Portal));
}

#[test]
fn nothing_is_compared_that_cannot_be_read() {
    let mut world = world(3);
    world.hidden = vec!["PERSONAL_COUNTRY"];
    let plan = planned(&mut world, json!({}), "XML_ID;NAME;PERSONAL_COUNTRY\nE-2;Anna;DE\n");
    assert_eq!(obstacles(&plan), [r#"{"code":"unreadable","fields":["PERSONAL_COUNTRY"]}"#]);
}

#[test]
fn references_are_refused() {
    let mut world = world(3);
    let plan = planned(&mut world, json!({}), "XML_ID;NAME\nE-2;$result[c1]\n$result[c0];Anna\n");
    assert_eq!(plan.count(b24_users::sync::Kind::Refused), 2);
    assert!(world.portal.writes.is_empty());
}

#[test]
fn options_that_are_not_known() {
    let wrong = |options: Json| {
        let issues = PlanOptions::read(&value(&options)).err().unwrap_or_default();
        issues.iter().map(|issue| format!("{} {}", issue.path, issue.problem.code())).collect::<Vec<_>>()
    };
    assert_eq!(wrong(json!({ "key": "ID" })), ["key unknown_field"]);
    assert_eq!(wrong(json!({ "match": "NAME", "missing": "delete" })), ["match out_of_range", "missing out_of_range"]);
    assert_eq!(wrong(json!({ "protect": [0] })), ["protect type"]);
    assert_eq!(wrong(json!({ "caps": { "dismiss": "5" } })), ["caps.dismiss type"]);
    assert_eq!(wrong(json!({ "caps": { "fire": 5 } })), ["caps.fire unknown_field"]);
    assert_eq!(wrong(json!({ "caps": { "email": -1 } })), ["caps.email type"]);
    assert_eq!(
        wrong(json!({ "table": { "blank": "x", "other": 1 } })),
        ["table.blank out_of_range", "table.other unknown_field"]
    );
    assert_eq!(wrong(json!([])), [" type"]);
}
