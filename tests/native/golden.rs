//! What is written from the rows is kept in the repository; `BLESS=1 cargo test` rewrites it.

use std::{env, fs, path::Path};

use b24_users::render;

#[test]
fn types_of_the_package() {
    golden("www/package/inputs.ts", &render::inputs());
}

#[test]
fn codes_of_the_package() {
    golden("www/package/codes.ts", &render::codes());
}

#[test]
fn data_of_the_package() {
    golden("www/package/rows.ts", &render::rows());
}

#[test]
fn tables_of_the_documents() {
    let tables = [
        ("docs/fields.md", "fields", render::fields_table()),
        ("docs/filters.md", "filters", render::filters_table()),
        ("docs/custom-fields.md", "userfield", render::labels_table()),
        ("docs/custom-fields.md", "items", render::items_table()),
        ("docs/settings.md", "settings", render::settings_table()),
        ("docs/codes.md", "issues", render::issues_table()),
        ("docs/codes.md", "warnings", render::warnings_table()),
    ];
    for (file, name, table) in tables {
        golden(file, &replaced(&read(file), file, name, &table));
    }
}

/// The text between the marks of a table is the table.
fn replaced(document: &str, file: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: begin -->\n"), format!("<!-- {name}: end -->"));
    let (head, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("{file} has no mark {begin}"));
    let (_, tail) = rest.split_once(&end).unwrap_or_else(|| panic!("{file} has no mark {end}"));
    format!("{head}{begin}\n{table}\n{end}{tail}")
}

fn golden(file: &str, written: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(path(file), written).expect("a golden file can be written");
    }
    assert!(read(file) == written, "{file} differs from the rows; if that is meant: BLESS=1 cargo test");
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_default()
}

fn path(file: &str) -> impl AsRef<Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}
