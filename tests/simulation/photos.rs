//! Photos: checked and held by a digest, brought when they are sent, saved before they are replaced, and given back.

use std::rc::Rc;

use b24_users::sync::photo::form;
use b24_users::sync::{Kind, Plan, PlanOptions, PlanReader, Planner, Run, RunOptions};
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::life::{Death, history, live, options};
use crate::plans::world;
use crate::portal::{PHOTO, Who};
use crate::scenario::{BY, make_of};
use crate::support::value;
use crate::world::World;

/// A picture of its own for each number, of so many bytes and some more.
fn picture(number: i64, bytes: usize) -> Value<'static> {
    let content = format!("iVBORw0KGgoA{}{:04}", "A".repeat(bytes / 3 * 4), number);
    Value::List(vec![Value::text(format!("p{number}.png")), Value::text(content)])
}

fn row_of(id: i64, photo: Value<'static>) -> Value<'static> {
    Value::Object(vec![("ID".into(), Value::Number(id as f64)), (PHOTO.into(), photo)])
}

fn planned(world: &mut World, more: Json, rows: Vec<Value<'static>>) -> Plan {
    let mut options = json!({ "portal": "acme.example", "match": "ID" });
    options.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let planner = Planner::new(PlanOptions::read(&value(&options)).expect("options"), BY, world.wall());
    make_of(world, planner, rows)
}

/// Gives each of these people a photo of their own, which whoever drives holds; and says what rows want.
fn rows(world: &mut World, ids: std::ops::RangeInclusive<i64>) -> Vec<Value<'static>> {
    let mut rows = Vec::new();
    for id in ids {
        let photo = picture(id, 30);
        world.shelf.push(photo.clone());
        rows.push(row_of(id, photo));
    }
    rows
}

fn clears() -> Json {
    json!({ "blank": "clear" })
}

fn json_of(value: &Value) -> Json {
    let mut text = String::new();
    b24_users::value::json::push_json(&mut text, value, BY.write);
    serde_json::from_str(&text).expect("JSON")
}

fn report_of(run: &Run, place: usize) -> Json {
    json_of(&run.report().row_value(place))
}

fn saving(lanes: usize) -> RunOptions {
    RunOptions { photos: true, ..options(lanes) }
}

fn applied(world: &mut World, plan: Plan, options: RunOptions) -> (Run, Vec<u8>) {
    let mut journal = Vec::new();
    let mut run = Run::new(plan.into(), options, BY, world.wall()).expect("a run");
    assert!(live(world, &mut run, &mut journal, Death::Never));
    assert_eq!(run.stopped(), None);
    (run, journal)
}

fn undone(world: &mut World, journal: &[u8]) -> Plan {
    let told = history(journal, world).expect("a journal");
    let options = PlanOptions::read(&value(&json!({ "portal": "acme.example" }))).expect("options");
    let planner = Planner::undo(told, options, BY, world.wall());
    make_of(world, planner, Vec::new())
}

fn content(world: &World, id: i64) -> String {
    let address = world.portal.value(id, PHOTO);
    world.portal.pictures.get(&address).cloned().unwrap_or_default()
}

#[test]
fn a_plan_holds_no_bytes() {
    let mut world = world(4);
    world.portal.photograph(2, "iVBORw0KGgoB");
    let mut given = rows(&mut world, 2..=3);
    given.push(row_of(4, Value::List(vec![Value::text("a.png"), Value::text("AAAA")])));
    let plan = planned(&mut world, json!({}), given);
    let kinds: Vec<Kind> = (0..3).filter_map(|place| plan.row(place)).map(|row| row.kind).collect();
    assert_eq!(kinds, [Kind::Update, Kind::Update, Kind::Refused]);
    let row = json_of(&plan.row_value(0));
    let held = json_of(&form(&picture(2, 30)).expect("a form"));
    assert_eq!(held["size"], json!(42));
    assert_eq!(row["changes"][PHOTO], json!({ "before": world.portal.value(2, PHOTO), "after": held }));
    assert_eq!(row["consequences"], json!(["photo"]));
    assert_eq!(json_of(&plan.row_value(2))["issues"][0]["code"], "bad_file");
    assert!(plan.text(0, 9, BY.write).contains("→ p2.png (42 bytes) (photo)"));
    let all = format!("{}{}{}", json_of(&plan.row_value(0)), plan.text(0, 9, BY.write), plan.csv(0, 9, ';', BY.write));
    assert!(!all.contains("AAAAAAAA"));
}

/// Two plans that differ in nothing but the bytes of a photo are two plans.
#[test]
fn a_digest_is_of_the_bytes_as_well() {
    let digest = |number| {
        let mut photo = picture(number, 30);
        if let Value::List(parts) = &mut photo {
            parts[0] = Value::text("a.png");
        }
        planned(&mut world(3), json!({}), vec![row_of(2, photo)]).digest().to_owned()
    };
    assert_eq!(digest(1), digest(1));
    assert_ne!(digest(1), digest(2));
}

#[test]
fn what_is_emptied_is_counted() {
    let mut world = world(4);
    (2..=3).for_each(|id| world.portal.photograph(id, "iVBORw0KGgoB"));
    let given = || (2..=4).map(|id| row_of(id, Value::text(""))).collect();
    // Unless that is said, what is empty keeps what is stored, as in any field.
    let plan = planned(&mut world, json!({}), given());
    assert_eq!(plan.row(0).expect("a row").kind, Kind::Unchanged);
    let plan = planned(&mut world, json!({ "caps": { "clear": 1 }, "table": clears() }), given());
    assert_eq!(json_of(&plan.row_value(0))["consequences"], json!(["photo", "clear"]));
    // There was none.
    assert_eq!(plan.row(2).expect("a row").kind, Kind::Unchanged);
    assert_eq!(json_of(&plan.obstacles()[0].to_value())["count"], 2);
    let plan = planned(&mut world, json!({ "table": clears() }), given());
    let (run, _) = applied(&mut world, plan, options(1));
    assert_eq!(report_of(&run, 0)["state"], "applied");
    assert_eq!((content(&world, 2), content(&world, 3)), (String::new(), String::new()));
}

#[test]
fn cells_hold_no_photos() {
    let mut world = world(4);
    world.portal.photograph(2, "iVBORw0KGgoB");
    world.portal.photograph(3, "iVBORw0KGgoB");
    let csv = "XML_ID;PERSONAL_PHOTO\nE-2;\nE-3;p3.png\n";
    let plan = crate::plans::planned(&mut world, json!({}), csv);
    assert_eq!(plan.obstacles().iter().map(|found| found.code()).collect::<Vec<_>>(), ["table"]);
    let plan = crate::plans::planned(&mut world, json!({ "table": { "blank": "clear" } }), csv);
    assert!(plan.obstacles().is_empty());
    assert_eq!(json_of(&plan.row_value(0))["changes"][PHOTO]["after"], "");
    assert_eq!(json_of(&plan.row_value(1))["issues"][0]["why"], "file_column");
}

#[test]
fn photos_are_sent_and_proved() {
    let mut world = world(60);
    (2..=20).for_each(|id| world.portal.photograph(id, "iVBORw0KGgoB"));
    let given = rows(&mut world, 2..=60);
    let plan = planned(&mut world, json!({}), given);
    let (run, journal) = applied(&mut world, plan, options(3));
    for id in 2..=60 {
        assert_eq!(Value::text(content(&world, id)), picture(id, 30).items()[1]);
    }
    let row = report_of(&run, 0);
    assert_eq!(row["state"], "applied");
    assert_eq!(row["fields"][PHOTO]["now"], json!(world.portal.value(2, PHOTO)));
    assert!(!String::from_utf8_lossy(&journal).contains("AAAAAAAA"));
}

/// A row whose photo is not there, or another one, ends so; the others go on.
#[test]
fn who_has_no_photo_is_not_sent() {
    let mut world = world(6);
    (2..=6).for_each(|id| world.portal.photograph(id, "iVBORw0KGgoB"));
    let given = rows(&mut world, 2..=6);
    let plan = planned(&mut world, json!({}), given);
    world.shelf.retain(|photo| *photo != picture(3, 30));
    world.swapped.push(4);
    let (run, _) = applied(&mut world, plan, options(1));
    let told = |place| (report_of(&run, place)["state"].clone(), report_of(&run, place)["error"]["code"].clone());
    assert_eq!(told(0), (json!("applied"), Json::Null));
    assert_eq!(told(1), (json!("failed"), json!("photo_missing")));
    assert_eq!(told(2), (json!("failed"), json!("photo_missing")));
    assert_eq!(told(4), (json!("applied"), Json::Null));
    assert_eq!((content(&world, 3), content(&world, 4)), ("iVBORw0KGgoB".to_owned(), "iVBORw0KGgoB".to_owned()));
}

#[test]
fn somebody_elses_photo_is_left_alone() {
    let mut world = world(4);
    world.portal.photograph(2, "iVBORw0KGgoB");
    let given = rows(&mut world, 2..=4);
    let plan = planned(&mut world, json!({}), given);
    world.portal.photograph(2, "iVBORw0KGgoC");
    world.portal.photograph(3, "iVBORw0KGgoD");
    let (run, _) = applied(&mut world, plan, options(1));
    assert_eq!(
        (report_of(&run, 0)["state"].clone(), content(&world, 2)),
        (json!("conflict"), "iVBORw0KGgoC".to_owned())
    );
    assert_eq!(
        (report_of(&run, 1)["state"].clone(), content(&world, 3)),
        (json!("conflict"), "iVBORw0KGgoD".to_owned())
    );
    assert_eq!(report_of(&run, 2)["state"], "applied");
}

#[test]
fn requests_are_sized_by_bytes() {
    let mut world = world(20);
    let mut given = Vec::new();
    for id in 2..=20 {
        world.shelf.push(picture(id, 30));
        let Some(Value::Object(mut form)) = form(&picture(id, 30)) else { panic!("no photo") };
        // As if it were so large.
        form[1].1 = Value::Number(4.0 * 1024.0 * 1024.0);
        given.push(row_of(id, Value::Object(form)));
    }
    let plan = planned(&mut world, json!({}), given);
    let before = world.visits.len();
    let (_, _) = applied(&mut world, plan, options(1));
    let updates =
        |visit: &crate::world::Visit| visit.calls.iter().filter(|(method, _)| method == "user.update").count();
    let most = world.visits[before..].iter().map(updates).max();
    // Of six megabytes each in thirty-two.
    assert_eq!(most, Some(5));
}

#[test]
fn a_saved_photo_comes_back_and_goes_again() {
    let mut world = world(6);
    world.portal.photograph(2, "iVBORw0KGgoB");
    world.portal.photograph(3, "iVBORw0KGgoC");
    world.portal.photograph(5, "iVBORw0KGgoD");
    world.unreadable.push(3);
    let mut given = rows(&mut world, 2..=4);
    given.push(row_of(5, Value::text("")));
    let plan = planned(&mut world, json!({ "table": clears() }), given);
    let (_, journal) = applied(&mut world, plan, saving(2));
    let text = String::from_utf8_lossy(&journal).into_owned();
    assert!(text.contains("\"type\":\"saved\"") && !text.contains("iVBORw0KGgo"));
    assert!(text.find("\"type\":\"saved\"") < text.find("\"type\":\"intent\""));

    let back = undone(&mut world, &journal);
    let rows: Vec<Json> = (0..back.len()).map(|place| json_of(&back.row_value(place))).collect();
    assert_eq!(rows[0]["changes"][PHOTO]["after"]["size"], 9);
    assert_eq!((rows[1]["kind"].clone(), rows[1]["lost"].clone()), (json!("refused"), json!(["photo"])));
    // There was none before.
    assert_eq!(rows[2]["changes"][PHOTO]["after"], "");
    assert_eq!(rows[3]["changes"][PHOTO]["before"], "");
    let (_, second) = applied(&mut world, back, saving(1));
    let contents = |world: &World| (2..=5).map(|id| content(world, id)).collect::<Vec<_>>();
    assert_eq!(contents(&world)[0], "iVBORw0KGgoB");
    assert_eq!((contents(&world)[2].as_str(), contents(&world)[3].as_str()), ("", "iVBORw0KGgoD"));

    let again = undone(&mut world, &second);
    let (_, _) = applied(&mut world, again, options(1));
    assert_eq!(Value::text(content(&world, 2)), picture(2, 30).items()[1]);
    assert_eq!(Value::text(content(&world, 4)), picture(4, 30).items()[1]);
    assert_eq!(content(&world, 5), "");
}

#[test]
fn an_undo_leaves_what_somebody_has_changed_since() {
    let mut world = world(3);
    world.portal.photograph(2, "iVBORw0KGgoB");
    let given = rows(&mut world, 2..=2);
    let plan = planned(&mut world, json!({}), given);
    let (_, journal) = applied(&mut world, plan, saving(1));
    world.portal.photograph(2, "iVBORw0KGgoE");
    let back = undone(&mut world, &journal);
    let row = json_of(&back.row_value(0));
    assert_eq!(
        (row["kind"].clone(), row["conflicts"][PHOTO]["now"].clone()),
        (json!("refused"), json!(world.portal.value(2, PHOTO)))
    );
}

/// What was saved by a life that has ended counts, and those that follow go on saving.
#[test]
fn a_run_that_is_gone_on_with_saves_on() {
    for death in (400..9_000).step_by(if cfg!(debug_assertions) { 211 } else { 23 }) {
        let mut world = world(24);
        (2..=24).for_each(|id| world.portal.photograph(id, "iVBORw0KGgoB"));
        let given = rows(&mut world, 2..=24);
        let plan = Rc::new(planned(&mut world, json!({}), given));
        let mut journal = Vec::new();
        let mut run = Run::new(Rc::clone(&plan), saving(2), BY, world.wall()).expect("a run");
        if !live(&mut world, &mut run, &mut journal, Death::Byte(death)) {
            world.pass(80_000.0);
            match history(&journal, &mut world) {
                Ok(told) => run = Run::resume(told, options(2), BY, world.wall()).expect("a run"),
                Err(_) => continue,
            }
            assert!(live(&mut world, &mut run, &mut journal, Death::Never), "byte {death}");
        }
        let back = undone(&mut world, &journal);
        assert_eq!(back.count(Kind::Update), 23, "byte {death}");
        let (run, _) = applied(&mut world, back, options(2));
        assert_eq!(run.report().state(22), "applied");
        (2..=24).for_each(|id| assert_eq!(content(&world, id), "iVBORw0KGgoB", "byte {death}"));
    }
}

/// Rows of which it is not known what has become are told by their addresses.
#[test]
fn a_lost_answer_is_looked_for() {
    let mut world = world(8);
    (2..=8).for_each(|id| world.portal.photograph(id, "iVBORw0KGgoB"));
    let given = rows(&mut world, 2..=8);
    let plan = planned(&mut world, json!({}), given);
    let first = world.visits.len() + 2;
    world.once.push((first, crate::world::Fault::Cut { call: 4, goes_on: false }));
    let (run, _) = applied(&mut world, plan, options(1));
    for place in 0..7 {
        assert_eq!(report_of(&run, place)["state"], "applied", "{place}");
    }
    let writes = |id: i64| world.portal.writes[&(id, PHOTO)].iter().filter(|write| write.who != Who::Other).count();
    assert_eq!((2..=8).map(writes).collect::<Vec<_>>(), [1; 7]);
}

/// A plan that comes from a file has no photos, and says so of its rows.
#[test]
fn a_plan_from_a_file_wants_them_again() {
    let mut world = world(3);
    let given = rows(&mut world, 2..=3);
    let plan = planned(&mut world, json!({}), given);
    let mut reader = PlanReader::new(&plan.head_value()).expect("a head");
    (0..plan.len()).for_each(|place| reader.row(&plan.row_value(place)).expect("a row"));
    let read = reader.end(BY.write).expect("the same plan");
    assert_eq!(read.digest(), plan.digest());
    world.shelf.clear();
    let (run, _) = applied(&mut world, read, options(1));
    assert_eq!((report_of(&run, 0)["state"].clone(), world.portal.updates), (json!("failed"), 0));
}

trait Items {
    fn items(&self) -> &[Value<'static>];
}

impl Items for Value<'static> {
    fn items(&self) -> &[Value<'static>] {
        match self {
            Value::List(items) => items,
            other => panic!("no list: {other:?}"),
        }
    }
}
