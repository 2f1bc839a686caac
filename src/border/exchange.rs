//! Bytes that both sides see, so that an input and what is made of it cross without being copied again.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;

/// Bytes in the core's memory; what is larger is copied.
const ROOM: usize = 16_384;

#[wasm_bindgen(module = "/src/border/exchange.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn share(memory: &JsValue, address: usize, room: usize) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn learn(method: &JsValue, number: usize, table: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn pass(method: &JsValue, input: &JsValue, takes_files: bool, found: &Array) -> Result<i32, JsValue>;

    #[wasm_bindgen(catch, js_name = passed)]
    fn take_passed() -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(catch, js_name = whole)]
    fn take_whole() -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(catch, js_name = amend)]
    fn amend_copy(length: usize) -> Result<(), JsValue>;
}

thread_local! {
    /// Written by the other side, too, but only while it is called.
    static SHARED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where an input is.
pub enum Passed {
    /// Here, with that many bytes.
    Shared(usize),
    Copied(Vec<u8>),
    /// With the caller, since there are files to be read first.
    Left,
}

/// An input, packed behind the number of its method; its copy is added to a list. None when nobody knows the method.
pub fn passed(
    method: &JsValue,
    input: &JsValue,
    takes_files: bool,
    found: &Array,
    table: fn(&str) -> Option<(usize, String)>,
) -> Option<Passed> {
    prepare();
    let mut length = pass(method, input, takes_files, found);
    if let Ok(-1) = length {
        let (number, table) = table(&method.as_string()?)?;
        learn(method, number, &table).ok()?;
        length = pass(method, input, takes_files, found);
    }
    Some(match length {
        Ok(-3) => Passed::Left,
        Ok(length @ 0..) => Passed::Shared(length as usize),
        Ok(_) => Passed::Copied(take_passed().unwrap_or_default()),
        // Bytes that nobody packed are read as a value that could not be read.
        Err(_) => Passed::Copied(Vec::new()),
    })
}

impl Passed {
    /// Reads it; what does must not call the other side.
    pub fn read<T>(&self, read: impl FnOnce(&[u8]) -> T) -> T {
        match self {
            Passed::Shared(length) => SHARED.with_borrow(|shared| read(shared.get(..*length).unwrap_or_default())),
            Passed::Copied(bytes) => read(bytes),
            Passed::Left => read(&[]),
        }
    }
}

/// What was passed last, with all texts written out.
pub fn whole() -> Vec<u8> {
    take_whole().unwrap_or_default()
}

/// Lets the copy of what was passed last have what is sent in its place; says whether it has.
pub fn amend(changes: &[u8]) -> bool {
    let fits = SHARED
        .with_borrow_mut(|shared| shared.get_mut(..changes.len()).map(|room| room.copy_from_slice(changes)).is_some());
    fits && amend_copy(changes.len()).is_ok()
}

fn prepare() {
    let (address, is_new) = SHARED.with_borrow_mut(|shared| {
        let is_new = shared.is_empty();
        if is_new {
            shared.resize(ROOM, 0);
        }
        (shared.as_ptr() as usize, is_new)
    });
    if is_new && share(&wasm_bindgen::memory(), address, ROOM).is_err() {
        SHARED.with_borrow_mut(Vec::clear);
    }
}
