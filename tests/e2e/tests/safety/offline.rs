//! Without a network, over a new version, and as an installed program.

use std::fs;

use anyhow::{Context as _, Result};
use end_to_end::{Browser, Engine};
use serde_json::{Value, json};

use crate::common::{ARTICLE, OTHER, act, assert_no_errors_but, export, mark, opened, pasted, wait_for_standing};

/// Waits until the page's files are kept and it is served from them.
fn wait_until_kept(browser: &Browser) -> Result<()> {
    browser.wait_until("the page's files are kept", "return navigator.serviceWorker?.controller?.state === 'activated'", &[]).map(|_| ())
}

#[test]
fn works_without_a_network_after_the_first_visit() -> Result<()> {
    let mut browser = pasted(OTHER)?;
    wait_until_kept(&browser)?;
    browser.stop_serving();
    // Firefox's driver loads a page anew past the service worker, as Shift does with the button.
    browser.open()?;
    browser.wait_for_marks()?;
    browser.paste(ARTICLE)?;
    browser.wait_until("the second article is shown", "return document.getElementById('text').textContent.includes('paper mill')", &[])?;
    mark(&browser, "paper mill")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;
    browser.open()?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    Ok(())
}

#[test]
fn a_new_version_waits_until_it_is_asked_for() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let dist = folder.path().join("dist");
    copy(&xtask::dist(), &dist)?;
    let browser = Browser::start_serving(Engine::from_env(), "light", &dist)?;
    browser.open()?;
    wait_until_kept(&browser)?;
    browser.paste(OTHER)?;
    browser.wait_for_marks()?;
    mark(&browser, "harbour")?;
    browser.wait_until_saved()?;
    let before = export(&browser)?;

    let html = fs::read_to_string(dist.join("index.html"))?;
    fs::write(dist.join("index.html"), html.replace("<title>Galley</title>", "<title>Galley, newer</title>"))?;
    xtask::page::fill_service_worker(&dist)?;
    browser.open()?;
    wait_for_standing(&browser, "A new version of Galley is ready")?;
    browser.assert_accessible("new version")?;
    assert_eq!(browser.script("return document.title", vec![])?, json!("Galley"), "nothing is loaded anew by itself");
    act(&browser, "update")?;
    browser.wait_until(
        "the new version is there",
        "return document.title === 'Galley, newer' && document.body.dataset.ready === 'true'",
        &[],
    )?;
    browser.wait_for_marks()?;
    assert_eq!(export(&browser)?, before);
    assert_no_errors_but(&browser, &[])
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &copied)? } else { fs::copy(entry.path(), copied).map(|_| ())? }
    }
    Ok(())
}

#[test]
fn is_installable() -> Result<()> {
    let dist = xtask::dist();
    let manifest: Value = serde_json::from_slice(&fs::read(dist.join("galley.webmanifest"))?)?;
    for icon in manifest["icons"].as_array().context("the manifest names no icons")? {
        let path = dist.join(icon["src"].as_str().context("an icon has no file")?);
        let bytes = fs::read(&path)?;
        if icon["type"] == "image/png" {
            let size =
                |from: usize| bytes.get(from..from + 4).map(|bytes| bytes.iter().fold(0_u32, |size, byte| size << 8 | u32::from(*byte)));
            let (width, height) = (size(16).context("no PNG")?, size(20).context("no PNG")?);
            assert_eq!(icon["sizes"], json!(format!("{width}x{height}")), "{}", path.display());
        }
    }
    if Engine::from_env() == Engine::Chromium {
        let browser = opened()?;
        wait_until_kept(&browser)?;
        let errors = browser.devtools("Page.getInstallabilityErrors", json!({}))?;
        let errors: Vec<&str> =
            errors["installabilityErrors"].as_array().into_iter().flatten().filter_map(|error| error["errorId"].as_str()).collect();
        // A headless browser has no window to put an installed page into, and says so.
        assert!(errors.iter().all(|error| *error == "in-incognito"), "{errors:?}");
    }
    Ok(())
}
