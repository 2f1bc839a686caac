//! The end of a call: its time is up, or its caller gives up.

use js_sys::{Array, Date, Function, Promise, Symbol};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::Failure;

#[wasm_bindgen]
extern "C" {
    // Global, so that windows and workers alike have it.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: f64, argument: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The longest time a timer takes; longer ones would fire at once.
pub const LONGEST: f64 = 2_147_483_647.0;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Slept {
    Enough,
    /// The time would be up before.
    TooLong,
}

/// Bounds everything that a call waits for. Promises' own `resolve` functions are what the timer and the signal call,
/// so nothing has to be kept alive here and a late call does no harm.
pub struct Deadline {
    milliseconds: f64,
    started: f64,
    timer: JsValue,
    signal: Option<(AbortSignal, Function)>,
    /// Resolves with one of the two marks below.
    end: Promise,
    up: JsValue,
    aborted: JsValue,
}

impl Deadline {
    pub fn start(milliseconds: f64, signal: Option<AbortSignal>) -> Deadline {
        // Marks that nobody else can have.
        let up = JsValue::from(Symbol::for_("b24-users: time is up"));
        let aborted = JsValue::from(Symbol::for_("b24-users: aborted"));
        let mut timer = JsValue::UNDEFINED;
        let mut listener = None;
        let end = Promise::new(&mut |resolve, _| {
            timer = set_timeout(&resolve, milliseconds.min(LONGEST), &up);
            listener = Some(resolve.bind1(&JsValue::NULL, &aborted).unchecked_into());
        });
        let signal = signal.zip(listener);
        if let Some((signal, listener)) = &signal {
            // A signal that refuses listeners cannot abort; the timer still ends the call.
            let _ = signal.add_event_listener_with_callback("abort", listener);
        }
        Deadline { milliseconds, started: Date::now(), timer, signal, end, up, aborted }
    }

    /// Waits for a promise, but not longer than this; the inner error is what the promise was rejected with.
    pub async fn wait(&self, promise: &Promise) -> Result<Result<JsValue, JsValue>, Failure> {
        // Before the first look at the signal: a promise that nobody waits for would end a Node process by its rejection.
        let race = JsFuture::from(Promise::race(&Array::of2(promise, &self.end)));
        self.check()?;
        let outcome = race.await;
        // The caller's word counts, whatever else happened at the same moment.
        self.check()?;
        match outcome {
            Ok(value) if value == self.up => Err(Failure::Timeout(self.milliseconds)),
            Ok(value) if value == self.aborted => Err(Failure::Aborted(self.reason())),
            outcome => Ok(outcome),
        }
    }

    /// Waits for so long; a wait that the deadline would cut short is not begun.
    pub async fn sleep(&self, milliseconds: f64) -> Result<Slept, Failure> {
        if milliseconds > self.milliseconds - (Date::now() - self.started) {
            return Ok(Slept::TooLong);
        }
        let mut timer = JsValue::UNDEFINED;
        let slept = Promise::new(&mut |resolve, _| timer = set_timeout(&resolve, milliseconds, &JsValue::UNDEFINED));
        let outcome = self.wait(&slept).await;
        clear_timeout(&timer);
        outcome.map(|_| Slept::Enough)
    }

    /// Waits for the end itself.
    pub async fn end(&self) -> Result<(), Failure> {
        self.wait(&self.end).await.map(|_| ())
    }

    /// Whether the caller has given up already: a listener would not be told any more.
    pub fn check(&self) -> Result<(), Failure> {
        match &self.signal {
            Some((signal, _)) if signal.aborted() => Err(Failure::Aborted(self.reason())),
            _ => Ok(()),
        }
    }

    fn reason(&self) -> JsValue {
        self.signal.as_ref().map_or(JsValue::UNDEFINED, |(signal, _)| signal.reason())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        if let Some((signal, listener)) = &self.signal {
            let _ = signal.remove_event_listener_with_callback("abort", listener);
        }
    }
}
