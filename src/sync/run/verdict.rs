//! What is said of a row, from what was seen of it: functions of the plan's values and those of the portal.

use crate::client::errand::Given;
use crate::sync::ledger::{Field, State, Told};
use crate::sync::likeness::{One, is_nothing};
use crate::sync::photo::PHOTO;
use crate::sync::plan::{Change, Plan};
use crate::value::Value;

/// What was seen of a person.
#[derive(Clone, Debug)]
pub(super) enum Sight {
    /// For each change what its field holds.
    Holds(Vec<Value<'static>>),
    /// The person is not there, or cannot be seen.
    Gone,
}

/// What follows from a look at a row that was not sent.
pub(super) enum Looked {
    Send,
    Already,
    /// Fields that hold neither what the plan has found nor what it wants.
    Conflict(Vec<Field>),
}

/// What follows from the answer of a request.
#[derive(Debug)]
pub(super) enum Verdict {
    Settled(State, Told),
    /// It was not done, and may be sent again.
    Again,
    /// Nothing can be said before the person was read.
    Look,
}

/// How a value stands to a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Before,
    After,
    Neither,
}

/// `is_ours` says whether it can be what was sent.
fn standing(plan: &Plan, change: &Change, value: &Value, is_ours: bool) -> Standing {
    let Some(column) = plan.column(change.column) else { return Standing::Neither };
    if is_unseen(plan, change) {
        // What is in a file nobody shows: that there is another one has to be enough.
        return match *value == change.before {
            true => Standing::Before,
            // The address of a photo stays; those of other files may change each time.
            false if !is_ours && column.code == PHOTO => Standing::Neither,
            false => Standing::After,
        };
    }
    if column.likeness.is_same(value, &change.after) {
        Standing::After
    } else if column.likeness.is_same(value, &change.before) {
        Standing::Before
    } else {
        Standing::Neither
    }
}

/// Whether what is wanted is a file.
fn is_unseen(plan: &Plan, change: &Change) -> bool {
    plan.column(change.column).is_some_and(|column| column.likeness.one == One::Opaque) && !is_nothing(&change.after)
}

#[inline(never)]
fn standings<'p>(
    plan: &'p Plan,
    row: usize,
    values: &'p [Value<'static>],
    is_ours: bool,
) -> Vec<(&'p Change, &'p Value<'static>, Standing)> {
    let changes = plan.changes(row).iter().zip(values);
    changes.map(|(change, value)| (change, value, standing(plan, change, value, is_ours))).collect()
}

/// What fields hold that are meant.
#[inline(never)]
fn fields_of(all: &[(&Change, &Value<'static>, Standing)], is_meant: &dyn Fn(&Change, Standing) -> bool) -> Vec<Field> {
    let mut fields = Vec::new();
    for (change, now, standing) in all {
        if is_meant(change, *standing) {
            fields.push(Field { column: change.column, now: (*now).clone(), found: None });
        }
    }
    fields
}

/// Of a row that was applied: the addresses of its files, by which it is known whether somebody puts others there.
fn applied(plan: &Plan, all: &[(&Change, &Value<'static>, Standing)]) -> Verdict {
    let fields = fields_of(all, &|change, _| is_unseen(plan, change));
    Verdict::Settled(State::Applied, Told { fields, ..Told::default() })
}

pub(super) fn looked(plan: &Plan, row: usize, now: &[Value<'static>], sends_all: bool) -> Looked {
    let all = standings(plan, row, now, false);
    let foreign = fields_of(&all, &|_, standing| standing == Standing::Neither);
    if !foreign.is_empty() {
        Looked::Conflict(foreign)
    } else if !sends_all && all.iter().all(|(.., standing)| *standing == Standing::After) {
        Looked::Already
    } else {
        Looked::Send
    }
}

/// Which changes are to be sent: what is wanted may be there in part.
pub(super) fn is_left(plan: &Plan, change: &Change, now: &Value) -> bool {
    standing(plan, change, now, false) != Standing::After
}

/// Of a row that was sent: what its fields held just before, what became of the call, what they hold just after.
pub(super) fn sent(plan: &Plan, row: usize, start: Option<&Sight>, given: &Given, proof: Option<&Sight>) -> Verdict {
    if let Given::Refused(refusal) = given {
        if refusal.is_retryable() {
            return Verdict::Again;
        }
    }
    let proof = match proof {
        None => return Verdict::Look,
        Some(Sight::Gone) => return Verdict::Settled(State::Unknown, Told { is_gone: true, ..error(given) }),
        Some(Sight::Holds(proof)) => proof,
    };
    let all = standings(plan, row, proof, true);
    let is_done = all.iter().all(|(.., standing)| *standing == Standing::After);
    let overwritten = overwritten_of(plan, row, start, proof);
    let wrong = fields_of(&all, &|_, standing| standing != Standing::After);
    let is_altered = all.iter().any(|(.., standing)| *standing == Standing::Neither);
    match given {
        Given::Refused(_) if is_done => Verdict::Settled(State::Already, error(given)),
        Given::Refused(_) => Verdict::Settled(State::Failed, Told { fields: wrong, ..error(given) }),
        _ if !overwritten.is_empty() => {
            let rest = wrong.into_iter().filter(|field| overwritten.iter().all(|known| known.column != field.column));
            let fields = overwritten.iter().cloned().chain(rest).collect();
            Verdict::Settled(State::Conflict, Told { fields, ..Told::default() })
        }
        _ if is_done => applied(plan, &all),
        Given::Nothing if !is_altered => Verdict::Again,
        Given::Nothing => Verdict::Settled(State::Conflict, Told { fields: wrong, ..Told::default() }),
        _ => {
            let state = if is_altered { State::Altered } else { State::Ignored };
            Verdict::Settled(state, Told { fields: wrong, ..Told::default() })
        }
    }
}

/// Of a row whose answer was lost: what its fields hold now. While the request can still have an effect, only what is
/// wanted says anything.
pub(super) fn doubted(plan: &Plan, row: usize, start: Option<&Sight>, proof: &Sight, is_final: bool) -> Verdict {
    let proof = match proof {
        Sight::Gone if is_final => return Verdict::Settled(State::Unknown, Told { is_gone: true, ..Told::default() }),
        Sight::Gone => return Verdict::Look,
        Sight::Holds(proof) => proof,
    };
    let all = standings(plan, row, proof, true);
    let mut fields = overwritten_of(plan, row, start, proof);
    if all.iter().all(|(.., standing)| *standing == Standing::After) {
        return match fields.is_empty() {
            true => applied(plan, &all),
            false => Verdict::Settled(State::Conflict, Told { fields, ..Told::default() }),
        };
    }
    if !is_final {
        return Verdict::Look;
    }
    for field in fields_of(&all, &|_, standing| standing == Standing::Neither) {
        if fields.iter().all(|known| known.column != field.column) {
            fields.push(field);
        }
    }
    if fields.is_empty() {
        Verdict::Again
    } else {
        Verdict::Settled(State::Conflict, Told { fields, ..Told::default() })
    }
}

/// What somebody had put into fields just before they were changed, while nobody knows what is in them now.
pub(super) fn found(plan: &Plan, row: usize, start: Option<&Sight>) -> Vec<Field> {
    match start {
        Some(Sight::Holds(values)) => overwritten_of(plan, row, start, values),
        _ => Vec::new(),
    }
}

/// What somebody had put into fields just before they were changed, and what is in them now.
fn overwritten_of(plan: &Plan, row: usize, start: Option<&Sight>, proof: &[Value<'static>]) -> Vec<Field> {
    let Some(Sight::Holds(start)) = start else { return Vec::new() };
    let mut fields = Vec::new();
    for ((change, found, standing), now) in standings(plan, row, start, false).into_iter().zip(proof) {
        if standing == Standing::Neither {
            fields.push(Field { column: change.column, now: now.clone(), found: Some(found.clone()) });
        }
    }
    fields
}

fn error(given: &Given) -> Told {
    let error = match given {
        Given::Refused(refusal) => Some((refusal.code.clone(), refusal.description.clone())),
        _ => None,
    };
    Told { error, ..Told::default() }
}
