//! Closed sets of words, as plans, journals and reports have them.

/// An enum whose values have words, by which they are found again.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $value:ident = $word:literal,)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$note])* $value,)+
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            pub fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word,)+
                }
            }

            /// The value of that exact word.
            pub fn of(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.word() == word)
            }
        }
    )+};
}

pub(super) use words;
