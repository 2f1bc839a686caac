//! What must be so in every world.

use std::collections::BTreeMap;

use b24_users::sync::{Kind, Plan, Run};
use b24_users::value::Value;
use serde_json::Value as Json;

use crate::portal::{CALLER, FIELDS, Who, Write};
use crate::scenario::Scenario;
use crate::world::{Fault, World};

/// A row that changes something, as it was planned; values as the portal stores them.
pub struct Planned {
    pub place: usize,
    pub id: i64,
    pub fields: BTreeMap<&'static str, (String, String)>,
}

/// A value of a plan as the portal stores it.
pub fn text(field: &str, value: &Value<'static>) -> String {
    match (field, value) {
        ("ACTIVE", Value::Bool(flag)) => (if *flag { "Y" } else { "N" }).to_owned(),
        (_, Value::List(items)) => {
            let ids: Vec<String> = items.iter().map(|id| id.as_integer().expect("an id").to_string()).collect();
            ids.join(",")
        }
        (_, value) => value.as_text().expect("text").to_owned(),
    }
}

pub fn planned(plan: &Plan) -> Vec<Planned> {
    let mut all = Vec::new();
    for place in (0..plan.len()).filter(|place| plan.row(*place).expect("a row").kind == Kind::Update) {
        let mut fields = BTreeMap::new();
        for change in plan.changes(place) {
            let code = &plan.column(change.column).expect("a column").code;
            let field = *FIELDS.iter().find(|field| *field == code).expect("a field");
            fields.insert(field, (text(field, &change.before), text(field, &change.after)));
        }
        all.push(Planned { place, id: plan.row(place).expect("a row").id, fields });
    }
    all
}

/// The plan says exactly what differs.
pub fn plan_is_right(scenario: &Scenario, plan: &Plan, world: &World) {
    if scenario.rows.is_empty() {
        // Nobody is dismissed for a table of which there is only a header.
        assert_eq!(plan.len(), 0);
        assert_eq!(plan.obstacles().iter().map(|found| found.code()).collect::<Vec<_>>(), ["table"]);
        return;
    }
    let is_short = scenario.dismisses && 2 * scenario.named < scenario.active;
    for (place, wanted) in scenario.rows.iter().enumerate() {
        let row = plan.row(place).expect("a row");
        assert_eq!(row.id, wanted.id, "{:?}", plan.row_value(place));
        let mut differing: Vec<&str> = Vec::new();
        for (field, text) in &wanted.fields {
            if world.portal.value(wanted.id, field) != *text {
                differing.push(field);
            }
        }
        let mut found: Vec<&str> =
            plan.changes(place).iter().map(|change| plan.column(change.column).expect("one").code.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, differing, "{}", scenario.csv);
        let kind = match (differing.is_empty(), wanted.id) {
            (true, _) => Kind::Unchanged,
            (false, CALLER) => Kind::Protected,
            (false, _) => Kind::Update,
        };
        assert_eq!(row.kind, kind);
    }
    let mut missing = BTreeMap::new();
    if scenario.dismisses {
        for id in scenario.missing.iter().chain(&scenario.keyless) {
            let is_spared = *id == CALLER || scenario.keyless.contains(id);
            missing.insert(*id, if is_spared { Kind::Protected } else { Kind::Update });
        }
    }
    let found: BTreeMap<i64, Kind> =
        (scenario.rows.len()..plan.len()).filter_map(|place| plan.row(place)).map(|row| (row.id, row.kind)).collect();
    assert_eq!(found, missing, "those who are dismissed");
    let told = |code: &str| plan.obstacles().iter().any(|obstacle| obstacle.code() == code);
    assert_eq!(told("short"), is_short);
    assert_eq!(told("cap"), is_beyond(scenario, plan, world), "{:?}", plan.summary());
    assert!(plan.obstacles().iter().all(|obstacle| matches!(obstacle.code(), "cap" | "short")));
}

/// Whether the plan does more than its caps allow, counted by what the portal stores.
fn is_beyond(scenario: &Scenario, plan: &Plan, world: &World) -> bool {
    let (mut dismissed, mut mailed, mut left, mut cleared) = (0, 0, 0, 0);
    for row in planned(plan) {
        let is_to = |field: &str, is_it: fn(&str) -> bool| row.fields.get(field).is_some_and(|(_, after)| is_it(after));
        dismissed += usize::from(is_to("ACTIVE", |after| after == "N"));
        mailed += usize::from(row.fields.contains_key("EMAIL"));
        left += usize::from(is_to("UF_DEPARTMENT", str::is_empty));
        let emptied = row.fields.iter().filter(|(field, (_, after))| **field != "UF_DEPARTMENT" && after.is_empty());
        cleared += usize::from(emptied.count() > 0);
    }
    let active = world.portal.people.values().filter(|person| person.fields["ACTIVE"] == "Y").count();
    assert_eq!(active, scenario.active);
    let limit = |name: &str, otherwise: usize, whole: usize| match &scenario.caps[name] {
        Json::Null if scenario.caps.get(name).is_some() => usize::MAX,
        Json::Null => otherwise,
        Json::String(text) => whole * text.trim_end_matches('%').parse::<usize>().expect("a number") / 100,
        number => number.as_u64().expect("a number") as usize,
    };
    dismissed > limit("dismiss", 0, active)
        || mailed > limit("email", 0, plan.len())
        || left > limit("departments", 0, plan.len())
        || cleared > limit("clear", usize::MAX, plan.len())
}

/// What became of each row is what became of its person.
pub fn run_is_right(run: &Run, rows: &[Planned], world: &World, since: f64) {
    assert!(world.wrongs.is_empty(), "{:?}", world.wrongs);
    let report = run.report();
    for row in rows {
        let state = report.state(row.place);
        let about = || format!("row {} of person {}: {:?}, {}", row.place, row.id, row.fields, writes_of(row, world));
        let others = |field: &&'static str| writes(world, row.id, field, since).any(|write| write.who == Who::Other);
        let is_edited = row.fields.keys().any(others);
        let has = |set: &std::collections::BTreeSet<(i64, &'static str)>| {
            row.fields.keys().any(|field| set.contains(&(row.id, *field)))
        };
        match state {
            "applied" | "already" => {
                for (field, (_, wanted)) in &row.fields {
                    let last: Vec<&Write> = writes(world, row.id, field, since).collect();
                    let is_excused = match last.as_slice() {
                        [.., last] if last.who == Who::Other => true,
                        // Somebody had put the very same there, while a request without an answer was still under way.
                        [.., edit, late] => edit.who == Who::Other && edit.after == *wanted && is_lost(world, late),
                        _ => false,
                    };
                    let now = world.portal.value(row.id, field);
                    assert!(now == *wanted || is_excused, "{state}: {field} is {now:?}; {}", about());
                }
            }
            "failed" => assert!(world.portal.refused.contains(&row.id), "failed: {}", about()),
            "ignored" => assert!(has(&world.portal.ignored) || is_edited, "ignored: {}", about()),
            "altered" => assert!(has(&world.portal.altered) || is_edited, "altered: {}", about()),
            "conflict" => assert!(is_edited || has(&world.portal.altered), "conflict: {}", about()),
            other => panic!("{other}: {}", about()),
        }
        for (field, (before, wanted)) in &row.fields {
            nothing_is_overwritten(world, row.id, field, before, wanted, since, state, &about);
        }
    }
}

/// What somebody else has put there is not overwritten without a word, unless nobody could see it.
#[allow(clippy::too_many_arguments)]
fn nothing_is_overwritten(
    world: &World,
    id: i64,
    field: &'static str,
    before: &str,
    wanted: &str,
    since: f64,
    state: &str,
    about: &dyn Fn() -> String,
) {
    let writes: Vec<&Write> = writes(world, id, field, since).collect();
    for pair in writes.windows(2) {
        let [edit, write] = pair else { continue };
        let (Who::Other, Who::Us(visit)) = (edit.who, write.who) else { continue };
        if edit.after == before || edit.after == wanted {
            continue;
        }
        let is_forgotten = world.forgotten.contains(&(visit, id));
        let visit = &world.visits[visit];
        let shown = visit.shown_at.get(&id).copied().unwrap_or(f64::NEG_INFINITY);
        assert!(edit.at > shown, "{field} was sent over what was seen; {}", about());
        let arrived = visit.arrived.expect("it has arrived");
        if visit.fault == Fault::None && visit.is_start_shown && !is_forgotten && edit.at <= arrived {
            assert_eq!(state, "conflict", "{field} was overwritten; {}", about());
        }
    }
}

/// Whether something was written by a request whose answer did not come.
fn is_lost(world: &World, write: &Write) -> bool {
    matches!(write.who, Who::Us(visit) if world.visits[visit].fault != Fault::None || world.visits[visit].answered_at == 0.0)
}

fn writes<'w>(world: &'w World, id: i64, field: &'static str, since: f64) -> impl Iterator<Item = &'w Write> {
    world.portal.writes.get(&(id, field)).into_iter().flatten().filter(move |write| write.at >= since)
}

pub fn writes_of(row: &Planned, world: &World) -> String {
    let mut out = String::new();
    for field in row.fields.keys() {
        for write in world.portal.writes.get(&(row.id, *field)).into_iter().flatten() {
            out.push_str(&format!(
                "\n  {field} at {:.0} by {:?}: {:?} to {:?}",
                write.at, write.who, write.before, write.after
            ));
            if let Who::Us(visit) = write.who {
                let visit = &world.visits[visit];
                out.push_str(&format!(
                    " (began {:.0}, arrived {:.0}, {:?}, shown {:?}, start shown {})",
                    visit.began,
                    visit.arrived.unwrap_or_default(),
                    visit.fault,
                    visit.shown_at.get(&row.id),
                    visit.is_start_shown
                ));
            }
        }
    }
    out
}

/// Each row has come to one end, and the journal holds nothing that it must not.
pub fn journal_is_right(journal: &[u8], rows: &[Planned]) {
    let mut ends: BTreeMap<usize, u32> = BTreeMap::new();
    let mut told: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in journal.split(|byte| *byte == b'\n') {
        let Ok(said) = serde_json::from_slice::<Json>(line) else { continue };
        if said["type"] == "intent" || said["type"] == "outcome" {
            for row in said["rows"].as_array().expect("rows") {
                let place = row.as_f64().or(row[0].as_f64()).expect("a place") as usize;
                told.entry(place).or_default().push(format!("{} {row}", said["type"]));
            }
        }
        if said["type"] == "outcome" {
            for row in said["rows"].as_array().expect("rows") {
                if row[1] != "pending" && row[1] != "sent" {
                    *ends.entry(row[0].as_u64().expect("a place") as usize).or_default() += 1;
                }
            }
        }
    }
    for row in rows {
        assert_eq!(ends.get(&row.place), Some(&1), "row {} comes to one end: {:?}", row.place, told.get(&row.place));
    }
}

/// No more people are dismissed than the cap allows, whatever happens in between.
pub fn caps_hold(world: &World, rows: &[Planned]) {
    let may = |id: &i64| {
        rows.iter().any(|row| row.id == *id && row.fields.get("ACTIVE").is_some_and(|(_, after)| after == "N"))
    };
    assert!(world.portal.dismissed.iter().all(may), "somebody was dismissed whom the plan does not name");
}
