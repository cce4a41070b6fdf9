//! Pictures of the page for its documentation, light and dark, wide and narrow, into `docs/`: `cargo xtask screenshots`.

use std::fs;

use anyhow::Result;
use end_to_end::{Browser, Engine};

/// Windows and what is done in them before the picture: a name, width and height, keys.
const STATES: [(&str, u32, u32, &[&str]); 5] = [
    ("wide", 1280, 860, &[]),
    ("palette", 1280, 860, &["j", "j", "j"]),
    ("keys", 1280, 860, &["?"]),
    ("narrow", 420, 860, &[]),
    ("panel", 420, 860, &["p"]),
];

fn main() -> Result<()> {
    let docs = xtask::root().join("docs");
    fs::create_dir_all(&docs)?;
    for scheme in ["light", "dark"] {
        let browser = Browser::start_in_scheme(Engine::Chromium, scheme)?;
        browser.open()?;
        let save = |name: &str| -> Result<()> {
            browser.settle()?;
            let path = docs.join(format!("page-{scheme}-{name}.png"));
            fs::write(&path, browser.screenshot()?)?;
            xtask::say(&path.display().to_string());
            Ok(())
        };
        browser.resize(1280, 860)?;
        save("first")?;
        browser.click("#sample")?;
        browser.wait_for_marks()?;
        for (name, width, height, keys) in STATES {
            browser.resize(width, height)?;
            browser.settle()?;
            browser.keys(keys)?;
            save(name)?;
            browser.keys(&["Escape", "Escape", "Escape"])?;
        }
    }
    Ok(())
}
