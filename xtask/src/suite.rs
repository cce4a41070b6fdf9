//! `cargo xtask test`: every test, and what is missing for it fetched before.

use anyhow::{Result, bail};

use crate::{
    command::{self, cargo, run},
    page, say, size, tools,
};

/// Runs every test, the rest too where some fail, and sums up at the end.
///
/// # Errors
/// Where a test fails, or a program is missing and cannot be fetched.
pub fn test() -> Result<()> {
    tools::wasm_target()?;
    tools::wasm_pack()?;
    tools::chromium()?;
    tools::axe()?;
    let has_firefox = tools::firefox();
    let mut suite = Suite::default();
    suite.step("format", |_| run(&mut cargo(&["fmt", "--all", "--check"])));
    suite.step("lints", |_| run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--features=galley/train", "--", "-Dwarnings"])));
    suite.step("lints of the page", |_| {
        run(&mut cargo(&["clippy", "--package=galley", "--all-targets", "--target", tools::WASM, "--", "-Dwarnings"]))
    });
    suite.step("native tests", |counts| counts.add(&mut cargo(&["test", "--workspace", "--features=galley/train"])));
    suite.step("module in Chromium", |counts| wasm_pack_test("--chrome", counts));
    if has_firefox {
        suite.step("module in Firefox", |counts| wasm_pack_test("--firefox", counts));
    }
    suite.step("build of the page", |_| page::build(page::Effort::Deployed, page::Model::Default));
    suite.step("download size", |_| size::check());
    suite.step("page in Chromium", |counts| page_test("chromium", counts));
    if has_firefox {
        suite.step("page in Firefox", |counts| page_test("firefox", counts));
    } else {
        say("Firefox was skipped: it or geckodriver is not on this machine");
    }
    suite.finish()
}

/// Everything that a change must pass: the tests and the documentation.
///
/// # Errors
/// As [`test()`].
pub fn ci() -> Result<()> {
    test()?;
    run(cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn wasm_pack_test(browser: &str, counts: &mut Counts) -> Result<()> {
    let mut wasm_pack = std::process::Command::new("wasm-pack");
    counts.add(wasm_pack.args(["test", "--headless", browser]).current_dir(crate::root()).env("PATH", tools::path_with_own_tools()?))
}

/// The files of `tests/e2e/tests`, one theme each.
const PAGE_TESTS: &[&str] = &["page", "access", "parts", "large", "review", "safety"];

/// The built page end to end: tests that need a browser, so `cargo test` leaves them out.
fn page_test(browser: &str, counts: &mut Counts) -> Result<()> {
    run(&mut cargo(&["build", "--package=galley", "--bin=galley"]))?;
    let mut tests = cargo(&["test", "--package=end-to-end"]);
    tests.args(PAGE_TESTS.iter().map(|name| format!("--test={name}"))).args(["--no-fail-fast", "--", "--test-threads=1"]);
    counts.add(tests.env("GALLEY_BROWSER", browser))
}

/// What became of the steps so far.
#[derive(Default)]
struct Suite {
    counts: Counts,
    failed: Vec<String>,
}

impl Suite {
    fn step(&mut self, name: &str, step: impl FnOnce(&mut Counts) -> Result<()>) {
        say(&format!("\n── {name}"));
        if let Err(error) = step(&mut self.counts) {
            say(&format!("{name} failed: {error:#}"));
            self.failed.push(name.to_owned());
        }
    }

    fn finish(self) -> Result<()> {
        let Counts { passed, failed, ignored } = self.counts;
        let result = if self.failed.is_empty() { "ok" } else { "FAILED" };
        say(&format!("\ntest result: {result}. {passed} passed; {failed} failed; {ignored} ignored; in all steps"));
        if !self.failed.is_empty() {
            bail!("failed: {}", self.failed.join(", "));
        }
        Ok(())
    }
}

/// Tests as their runners counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Counts {
    /// Runs a test runner and adds what it counted.
    fn add(&mut self, tests: &mut std::process::Command) -> Result<()> {
        command::watch(tests, |line| self.see(line))
    }

    fn see(&mut self, line: &str) {
        let Some(counts) = line.trim().strip_prefix("test result: ") else { return };
        for count in counts.split(['.', ';']) {
            match count.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.ignored += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_both_runners_print() {
        let mut counts = Counts::default();
        counts.see("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s");
        counts.see("test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.03s");
        counts.see("test x ... ok");
        assert_eq!(counts, Counts { passed: 16, failed: 2, ignored: 1 });
    }

    #[test]
    fn a_failed_step_fails_the_suite() {
        let mut suite = Suite::default();
        suite.step("good", |_| Ok(()));
        suite.step("bad", |_| bail!("broken"));
        suite.step("good again", |_| Ok(()));
        assert_eq!(suite.finish().unwrap_err().to_string(), "failed: bad");
    }
}
