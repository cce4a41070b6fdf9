//! Processes of a browser, found by the folder of its profile: to end them as a crash does.

use std::{
    fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// How long a killed process may take to be gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// Kills the processes of a browser's tabs, and a moment later all that is left of it.
pub(crate) fn kill_browser(profile: &Path) -> Result<()> {
    let parent = parent(profile)?.context("no browser has this profile")?;
    let tabs: Vec<u32> = children(parent)?.into_iter().filter(|process| is_tab(*process)).collect();
    if tabs.is_empty() {
        bail!("the browser has no process of a tab");
    }
    tabs.into_iter().for_each(kill);
    thread::sleep(Duration::from_millis(100));
    let rest = children(parent)?;
    kill(parent);
    rest.into_iter().for_each(kill);
    let start = Instant::now();
    while parent_is_there(parent) && start.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Takes away what says that the profile is in use: its process is dead.
pub(crate) fn unlock(profile: &Path) {
    for name in
        ["SingletonLock", "SingletonSocket", "SingletonCookie", "lock", ".parentlock", "DevToolsActivePort", "WebDriverBiDiServer.json"]
    {
        // Each browser has some of them only.
        let _ = fs::remove_file(profile.join(name));
    }
}

fn kill(process: u32) {
    // It may have ended by itself.
    let _ = Command::new("kill").arg("-9").arg(process.to_string()).status();
}

fn processes() -> Result<Vec<u32>> {
    Ok(fs::read_dir("/proc")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect())
}

/// The words of a process's command line. Those of Chromium's helpers are one text with blanks between.
fn arguments(process: u32) -> Vec<String> {
    let bytes = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let words = bytes.split(|byte| *byte == 0 || *byte == b' ').filter(|word| !word.is_empty());
    words.map(|word| String::from_utf8_lossy(word).into_owned()).collect()
}

/// The browser's first process: the one that was told its profile and is no helper of another.
fn parent(profile: &Path) -> Result<Option<u32>> {
    let profile = profile.to_string_lossy();
    let is_it = |process: &u32| {
        let arguments = arguments(*process);
        let is_helper =
            arguments.iter().any(|argument| argument.starts_with("--type=") || argument == "-contentproc" || argument.contains("crashpad"));
        let is_script = arguments.first().is_some_and(|program| program.ends_with("sh"));
        !is_helper && !is_script && arguments.iter().any(|argument| argument.contains(profile.as_ref()))
    };
    Ok(processes()?.into_iter().find(is_it))
}

fn parent_of(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in brackets, may hold anything; the parent is the second word behind it.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// All processes that come from one.
fn children(parent: u32) -> Result<Vec<u32>> {
    let comes_from = |process: &u32| {
        let mut at = *process;
        while let Some(next) = parent_of(at).filter(|next| *next > 1) {
            if next == parent {
                return true;
            }
            at = next;
        }
        false
    };
    Ok(processes()?.into_iter().filter(comes_from).collect())
}

fn is_tab(process: u32) -> bool {
    // Chromium says it by a flag, Firefox by its last word.
    let arguments = arguments(process);
    arguments.iter().any(|argument| argument == "--type=renderer") || arguments.last().is_some_and(|last| last == "tab")
}

fn parent_is_there(process: u32) -> bool {
    // A dead process whose parent has not asked for it yet has no arguments.
    !arguments(process).concat().is_empty()
}
