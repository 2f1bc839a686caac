//! Closed sets of codes. A code is all that the core says; what it is in words is the package's to tell.

use crate::format::text::split_once;

/// An enum whose values have codes, and a list of them all. Those of `send` and of `sync` come last: where nothing is sent,
/// or no table read, nothing says them, and their codes stay out of the wasm.
macro_rules! codes {
    (
        $(#[$about:meta])* $name:ident { $($(#[$note:meta])* $value:ident = $code:literal,)+ }
        $(send { $($(#[$more:meta])* $sent:ident = $word:literal,)+ })?
        $(sync { $($(#[$last:meta])* $synced:ident = $term:literal,)+ })?
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$note])* $value,)+
            $($($(#[$more])* $sent,)+)?
            $($($(#[$last])* $synced,)+)?
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$value,)+ $($($name::$sent,)+)? $($($name::$synced,)+)?];
            #[cfg(feature = "sync")]
            const WORDS: &'static str = concat!($($code, " ",)+ $($($word, " ",)+)? $($($term, " ",)+)?);
            #[cfg(all(feature = "send", not(feature = "sync")))]
            const WORDS: &'static str = concat!($($code, " ",)+ $($($word, " ",)+)?);
            #[cfg(not(feature = "send"))]
            const WORDS: &'static str = concat!($($code, " ",)+);

            pub fn code(self) -> &'static str {
                super::codes::word(Self::WORDS, self as usize)
            }
        }
    };
}

pub(super) use codes;

/// A word of a text, by its place; each has a blank behind it. All in one text, since a table of places would be larger
/// in the wasm than the texts are.
#[inline(never)]
pub(super) fn word(words: &'static str, place: usize) -> &'static str {
    let mut rest = words;
    for _ in 0..place {
        rest = split_once(rest, " ").unwrap_or_default().1;
    }
    split_once(rest, " ").unwrap_or_default().0
}
