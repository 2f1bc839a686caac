//! Names that mean nothing.

use super::codes::codes;

codes! {
    /// What a name would have to be.
    Unknown {
        /// Something to store that this method, type or object does not have.
        Field = "field",
        /// A parameter that the method does not have.
        Parameter = "parameter",
        /// Something to look for that nothing is found by.
        Criterion = "criterion",
        /// Something to return or to sort by that cannot be read.
        Column = "column",
        /// A method that this library does not know.
        Method = "method",
    }
    // By clients alone.
    send {
        /// An option of this library that there is not.
        Option = "option",
    }
}
