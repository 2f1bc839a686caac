//! Waits, as the package's own driver does, so that the machines can be met with promises of a browser.

use b24_users::js::client::{self, connect};
use b24_users::js::jobs;
use b24_users::js::requests;
use js_sys::{Array, Date, Promise, Reflect};
use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

use crate::javascript::{eval, json, parsed};

#[wasm_bindgen(inline_js = "
    export const told = (promise, number) => promise.then((value) => [number, true, value], (error) => [number, false, error])
    export const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds, [-1, true]))
    export const aborted = (options) => new Promise((resolve) => { const signal = options?.signal
        if (signal?.aborted) resolve([-2, true]); else signal?.addEventListener('abort', () => resolve([-2, true])) })
    export const contents = (groups) => Promise.all(groups.map((group) => Promise.all(group.map((file) =>
        file instanceof Uint8Array ? file : file.arrayBuffer()))))
    export const abort = (controller) => controller.abort()
    export const reason = (options) => options.signal.reason
    export const part = (body, ...names) => names.reduce((value, name) => value?.[name], body)")]
extern "C" {
    fn told(promise: &Promise, number: f64) -> Promise;
    fn later(milliseconds: f64) -> Promise;
    fn aborted(options: &JsValue) -> Promise;
    #[wasm_bindgen(catch)]
    fn contents(groups: &JsValue) -> Result<Promise, JsValue>;
    fn abort(controller: &JsValue);
    fn reason(options: &JsValue) -> JsValue;
    #[wasm_bindgen(variadic)]
    fn part(body: &JsValue, names: &Array) -> JsValue;
}

/// What comes beside the answers of requests.
const TIMER: f64 = -1.0;
const ABORT: f64 = -2.0;
const TOKEN: f64 = -3.0;
const FILES: f64 = -4.0;

/// The number of a client that the options open.
pub fn connected(options: &JsValue) -> u32 {
    let connected = parsed(&connect(options));
    assert_eq!(connected["success"], true, "not connected: {connected}");
    connected["client"].as_u64().and_then(|client| u32::try_from(client).ok()).expect("a number")
}

/// One call, to its outcome.
pub async fn ask(client: u32, method: &str, params: &JsValue, options: &JsValue, is_raw: bool) -> Json {
    let files = Array::new();
    let method = method.into();
    let job = if is_raw {
        jobs::call_raw(client, None, &method, params, options, Date::now())
    } else {
        jobs::call(client, None, &method, params, options, &files, Date::now())
    };
    Driver::new(client, options).run(&[job], &files).await.remove(0)
}

/// The outcome of a job without files.
pub async fn finish(client: u32, job: u32, options: &JsValue) -> Json {
    Driver::new(client, options).run(&[job], &Array::new()).await.remove(0)
}

/// The same call many times at once.
pub async fn ask_times(client: u32, times: usize, options: &JsValue) -> Vec<Json> {
    let ask = |_| {
        jobs::call(client, None, &"user.current".into(), &js_sys::Object::new(), options, &Array::new(), Date::now())
    };
    let jobs: Vec<_> = (0..times).map(ask).collect();
    Driver::new(client, options).run(&jobs, &Array::new()).await
}

/// Many calls: `{ success, outcomes }` with the outcomes by their places, or `{ success, failure }`.
pub async fn ask_many(client: u32, calls: &JsValue, options: &JsValue) -> Json {
    let files = Array::new();
    let job = jobs::call_many(client, None, calls, options, &files, Date::now());
    let mut driver = Driver::new(client, options);
    let mut end = driver.run(&[job], &files).await.remove(0);
    if end["success"] == true {
        end["outcomes"] = driver.outcomes;
    }
    end
}

struct Driver<'o> {
    client: u32,
    options: &'o JsValue,
    waiting: Vec<(f64, Promise)>,
    /// What ends requests.
    aborts: Vec<(f64, JsValue)>,
    bodies: Vec<(u32, JsValue)>,
    outcomes: Json,
}

impl Driver<'_> {
    fn new(client: u32, options: &JsValue) -> Driver<'_> {
        Driver {
            client,
            options,
            waiting: vec![(ABORT, aborted(options))],
            aborts: Vec::new(),
            bodies: Vec::new(),
            outcomes: json!({}),
        }
    }

    async fn run(&mut self, jobs: &[u32], files: &Array) -> Vec<Json> {
        let mut ends = vec![Json::Null; jobs.len()];
        if files.length() > 0 {
            // A file that cannot even be asked for its contents is one that cannot be read.
            let read = contents(files).unwrap_or_else(|thrown| Promise::reject(&thrown));
            self.wait_for(FILES, &read);
        }
        let mut is_woken = false;
        while ends.iter().any(Json::is_null) {
            let step = client::next(self.client, Date::now(), std::mem::take(&mut is_woken));
            let (number, kind) = ((step / 8.0).floor(), step % 8.0);
            match kind as u8 {
                2 => self.begin(number as u32),
                3 => self.cancel(number),
                4 => {
                    let promises = Array::new();
                    requests::ask(self.client, &promises);
                    self.wait_for(TOKEN, promises.get(0).unchecked_ref());
                }
                5 => self.note(number as u32),
                6 => {
                    let end = self.end(number as u32);
                    if let Some(place) = jobs.iter().position(|job| f64::from(*job) == number) {
                        ends[place] = end;
                    }
                }
                kind => {
                    let timer = (kind == 1).then(|| later(number));
                    is_woken = self.hear(timer, jobs).await;
                }
            }
        }
        ends
    }

    fn wait_for(&mut self, number: f64, promise: &Promise) {
        self.waiting.push((number, told(promise, number)));
    }

    fn begin(&mut self, request: u32) {
        let promises = Array::new();
        let abort = eval("new AbortController()");
        let signal = Reflect::get(&abort, &"signal".into()).expect("an object");
        self.aborts.push((f64::from(request), abort));
        requests::begin(self.client, request, &signal, &promises, Date::now());
        if promises.length() > 0 {
            self.wait_for(f64::from(request), promises.get(0).unchecked_ref());
        }
    }

    fn cancel(&mut self, request: f64) {
        self.waiting.retain(|(waiting, _)| *waiting != request);
        self.aborts.iter().filter(|(known, _)| *known == request).for_each(|(_, controller)| abort(controller));
    }

    /// Waits for whatever comes first, and tells it; says whether it was the timer.
    async fn hear(&mut self, timer: Option<Promise>, jobs: &[u32]) -> bool {
        let all: Array = self.waiting.iter().map(|(_, promise)| promise.clone()).chain(timer).collect();
        let heard: Array = JsFuture::from(Promise::race(&all)).await.expect("never rejects").unchecked_into();
        let (number, is_kept, value) =
            (heard.get(0).as_f64().expect("a number"), heard.get(1).is_truthy(), heard.get(2));
        if number == TIMER {
            return true;
        }
        self.waiting.retain(|(waiting, _)| *waiting != number);
        let (client, now) = (self.client, Date::now());
        match (number, is_kept) {
            (ABORT, _) => jobs.iter().for_each(|job| client::abandon(client, *job)),
            (TOKEN, true) => requests::renew(client, &value, now),
            (TOKEN, false) => requests::fail_to_renew(client, &value, now),
            (FILES, true) => client::fill(client, jobs[0], value.unchecked_ref(), now),
            (FILES, false) => client::fail_to_fill(client, jobs[0], &value, now),
            (_, true) => {
                let bodies = Array::new();
                requests::settle(client, number as u32, &value, &bodies, now);
                if bodies.length() > 0 {
                    self.bodies.push((number as u32, bodies.get(0)));
                }
            }
            (_, false) => requests::fail(client, number as u32, &value, now),
        }
        false
    }

    fn body(&self, request: &Json) -> JsValue {
        let found = self.bodies.iter().find(|(known, _)| Some(u64::from(*known)) == request.as_u64());
        found.map_or(JsValue::UNDEFINED, |(_, body)| body.clone())
    }

    fn end(&self, job: u32) -> Json {
        let mut end = parsed(&client::end(self.client, job));
        if !end["request"].is_null() {
            let body = self.body(&end["request"]);
            let mut reply = json!({ "warnings": end["warnings"], "status": end["status"] });
            for name in ["result", "time", "total", "next"] {
                reply[name] = value_at(&body, &[name]);
            }
            end["reply"] = reply;
        }
        if end["failure"]["kind"] == "aborted" {
            end["failure"]["cause"] = json(&reason(self.options));
        }
        end
    }

    fn note(&mut self, job: u32) {
        for news in parsed(&client::news(self.client, job)).as_array().into_iter().flatten() {
            let body = self.body(&news["request"]);
            for told in news["outcomes"].as_array().into_iter().flatten() {
                let mut outcome = told[3].clone();
                if outcome["success"] == true {
                    let key = told[2].as_str().unwrap_or_default();
                    outcome["reply"] = json!({ "result": value_at(&body, &["result", "result", key]), "warnings": outcome["warnings"] });
                }
                let place = told[1].as_str().map_or_else(|| told[1].to_string(), str::to_owned);
                self.outcomes[place] = outcome;
            }
        }
    }
}

fn value_at(body: &JsValue, names: &[&str]) -> Json {
    let names = names.iter().map(|name| JsValue::from_str(name)).collect();
    let value = part(body, &names);
    if value.is_undefined() { Json::Null } else { json(&value) }
}
