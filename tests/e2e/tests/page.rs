//! The built page in a real browser, from paste to export: `cargo xtask test`.

use anyhow::Result;
use end_to_end::{Browser, Engine};

#[test]
fn starts() -> Result<()> {
    let browser = Browser::start(Engine::from_env())?;
    browser.open()?;
    Ok(())
}
