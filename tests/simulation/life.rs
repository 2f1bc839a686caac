//! Lives of a run: each ends by itself, or is ended in the middle of something.

use b24_users::sync::{History, Room, Run, RunOptions, Step};

use crate::scenario::BY;
use crate::world::{News, World};

/// Steps of one life, beyond which a machine goes round in circles.
const STEPS: usize = 200_000;

/// When a life ends before its end.
#[derive(Clone, Copy, Debug)]
pub enum Death {
    Never,
    /// When the journal has so many bytes.
    Byte(usize),
    /// At a moment.
    At(f64),
}

pub fn options(lanes: usize) -> RunOptions {
    RunOptions { portal: "acme.example".to_owned(), lanes, ..RunOptions::default() }
}

/// Whether the run came to its end.
pub fn live(world: &mut World, run: &mut Run, journal: &mut Vec<u8>, death: Death) -> bool {
    world.life += 1;
    let mut timer: Option<f64> = None;
    // Where what is being flushed begins.
    let mut flushing: Option<(usize, f64)> = None;
    let mut safe_at = world.now;
    let is_tight = world.has_limits && world.chance.one_in(4);
    for _ in 0..STEPS {
        let room = match is_tight {
            true if world.chance.one_in(2) => Room { calls: 0, wait: 700.0 },
            true => Room { calls: 1 + world.chance.below(6) as u32, wait: 700.0 },
            false => Room::ALL,
        };
        match run.next(world.wall(), room) {
            Step::Submit(number) => world.submit(number, run.ask(number).expect("an ask")),
            Step::Photo(row) => world.bring(run, row),
            Step::Record => {
                assert!(flushing.is_none(), "one record at a time");
                let lines = run.lines();
                assert!(lines.is_empty() || lines.ends_with('\n'));
                flushing = Some((journal.len(), world.now));
                journal.extend_from_slice(lines.as_bytes());
                if let Death::Byte(byte) = death
                    && byte < journal.len()
                {
                    journal.truncate(byte);
                    world.forget(safe_at);
                    return false;
                }
                let wait = world.chance.between(0.0, 30.0);
                world.record_after(wait);
            }
            Step::Done => return true,
            step => {
                timer = match step {
                    Step::Wait(wait) => Some(world.now + wait.ceil()),
                    _ => None,
                };
                let next = [timer, world.next_at()].into_iter().flatten().fold(f64::INFINITY, f64::min);
                if let Death::At(at) = death
                    && next >= at
                {
                    world.now = world.now.max(at);
                    // What was not flushed may be gone, or a part of it.
                    if let Some((begin, _)) = flushing {
                        let kept = begin + world.chance.below(journal.len() + 1 - begin);
                        journal.truncate(kept);
                    }
                    world.forget(safe_at);
                    return false;
                }
                assert!(next.is_finite(), "a run waits for nothing");
                if timer == Some(next) && world.next_at().is_none_or(|at| at > next) {
                    world.now = world.now.max(next);
                    continue;
                }
                match world.step() {
                    News::Came(ask, came) => run.came(ask, came, world.wall()),
                    News::Recorded => {
                        safe_at = flushing.take().expect("something is recorded").1;
                        run.recorded();
                    }
                    News::Nothing => {}
                }
            }
        }
    }
    panic!("a run without an end: {:?}", timer);
}

/// What the journal tells.
pub fn history(journal: &[u8], world: &mut World) -> Result<History, b24_users::sync::Broken> {
    let mut history = History::new(BY);
    let mut rest = journal;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.len().min(1 + world.chance.below(5_000)));
        history.feed(piece);
        rest = behind;
    }
    history.end().map(|()| history)
}
