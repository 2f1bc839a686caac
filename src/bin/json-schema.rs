//! Writes the JSON Schema of every method into a folder: `cargo run --bin json-schema -- dist/json-schema`.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::io::Result<()> {
    use b24_users::{render, schema::METHODS};
    use std::{env, fs, io, path::PathBuf};

    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("name the folder to write to"))?;
    fs::create_dir_all(&folder)?;
    for method in METHODS {
        let text = serde_json::to_string_pretty(&render::json_schema(method))?;
        fs::write(folder.join(format!("{}.json", method.name)), text + "\n")?;
    }
    Ok(())
}

/// Tests for browsers build every program of the crate.
#[cfg(target_family = "wasm")]
fn main() {}
