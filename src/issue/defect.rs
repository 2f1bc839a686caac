//! What is wrong with a table, or with one of its columns, rows and cells.

use super::codes::codes;

codes! {
    /// The defect. Those of a table as a whole come first, then those of a column, of a row, of a cell.
    Defect {
        NoRows = "no_rows",
        HeaderOnly = "header_only",
        /// The first row is a person: there is no header, or the delimiter is wrong.
        HeaderIsData = "header_is_data",
        NoColumnKnown = "no_column_known",
        NoKeyColumn = "no_key_column",
        OpenQuote = "open_quote",
        /// The end is missing.
        CutOff = "cut_off",
        NotJson = "not_json",
        NotUtf8 = "not_utf8",
        /// A file of a spreadsheet program, which is no text.
        Workbook = "workbook",
        RowTooLarge = "row_too_large",
        TooManyColumns = "too_many_columns",
        NoField = "no_field",
        SeveralFields = "several_fields",
        FieldTwice = "field_twice",
        FullName = "full_name",
        /// An id, where people are found by something else.
        IdBesideKey = "id_beside_key",
        FileColumn = "file_column",
        CellsMissing = "cells_missing",
        CellsSurplus = "cells_surplus",
        /// Not an object or a list of cells.
        NotRow = "not_row",
        /// A spreadsheet has kept the first digits only.
        NumberRounded = "number_rounded",
        SpreadsheetError = "spreadsheet_error",
        /// Day and month may be either way round.
        DateOrder = "date_order",
        /// A comma may divide thousands or fractions.
        NumberUnclear = "number_unclear",
        LineBreak = "line_break",
        /// Characters were lost when the file was written or decoded.
        LostCharacters = "lost_characters",
        NotCell = "not_cell",
        NoSuchDepartment = "no_such_department",
        SeveralDepartments = "several_departments",
        SeveralCountries = "several_countries",
    }
}
