//! Pictures of the page for its documentation, light and dark, wide and narrow, into `docs/`: `cargo xtask screenshots`.

use std::fs;

use anyhow::Result;
use end_to_end::{Browser, Engine};

const SIZES: [(&str, u32, u32); 2] = [("wide", 1280, 860), ("narrow", 420, 860)];

fn main() -> Result<()> {
    let docs = xtask::root().join("docs");
    fs::create_dir_all(&docs)?;
    for scheme in ["light", "dark"] {
        let browser = Browser::start_in_scheme(Engine::Chromium, scheme)?;
        for (name, width, height) in SIZES {
            browser.resize(width, height)?;
            browser.open()?;
            browser.click("#sample")?;
            browser.wait_for_marks()?;
            let path = docs.join(format!("page-{scheme}-{name}.png"));
            fs::write(&path, browser.screenshot()?)?;
            xtask::say(&format!("{}", path.display()));
        }
    }
    Ok(())
}
