import type { Expected, TableDefect } from '../codes.ts'
import type { Texts } from '../locale.ts'

/** What is wrong with tables, in English. */
export const tables: Texts<TableDefect> = {
  no_rows: 'The table is empty.',
  header_only: 'The table has a header and no rows.',
  header_is_data: 'The first row looks like a person: the header is missing, or the delimiter is another.',
  no_column_known: 'No caption of the first row is known: is it the header?',
  no_key_column: 'No column tells who is meant.',
  open_quote: 'A quote is open at the end of the file: its end is missing, or a quote is not closed.',
  cut_off: 'The end of the file is missing.',
  not_json: 'This is not JSON: a list of objects, or an object a line.',
  not_utf8: 'The file is not in UTF-8: say in which encoding it is.',
  workbook: 'This is a workbook, not text: read it as XLSX, or save it as CSV.',
  row_too_large: 'A row has more than 1 MB; perhaps a quote is not closed.',
  too_many_columns: 'The table has more than 16,384 columns.',
  no_field: 'This column stands for no field that is known: map it to one, or leave it out.',
  several_fields: 'This column can stand for several fields: map it to one of them.',
  field_twice: 'Another column stands for the same field: leave one out.',
  full_name: 'A name as a whole is no field: give first and last name in columns of their own.',
  id_beside_key:
    'People are found by another key, and an id cannot be changed: leave the column out, or find people by ID.',
  file_column: 'A table cannot hold files: leave the column out.',
  cells_missing: 'The row has fewer cells than the header.',
  cells_surplus: 'The row has cells that no column stands for.',
  not_row: 'The row is neither an object nor a list of cells.',
  number_rounded:
    'A spreadsheet has rounded this number: give the cell the format of text, and type the number again.',
  spreadsheet_error: 'This is an error of a spreadsheet, not a value.',
  date_order: 'Day or month may come first here: say which, or write YYYY-MM-DD.',
  number_unclear: 'The comma may divide thousands or a fraction: write the number with a decimal point.',
  line_break: 'This field has one line, and the cell has several.',
  lost_characters: 'Characters of this cell were lost: read or save the file in another encoding.',
  not_cell: 'A cell holds a text, a number, a flag, or a list of them where the field holds several.',
  no_such_department: 'The portal has no department of this id, name or path.',
  several_departments: 'Several departments are meant by this: give the id, or the path from the top.',
  several_countries: 'Several countries are called so: give the id or the ISO code.',
}

/** What belongs where, of what many people are given by, in English. */
export const expectedOfTables = {
  cap: "a number of rows, per cent such as '5%', or null",
  columns: 'codes of fields by caption, null for a column that is left out',
  delimiter: 'one character of ASCII',
  journal: 'a journal, such as memoryJournal() gives',
  photo_files: 'photos by key, or a journal',
  plan: 'a plan, as plan, undo or Plan.fromJSON has made it',
  table: 'a file, bytes, text, rows, or a stream of them',
} satisfies Partial<Texts<Expected>>
