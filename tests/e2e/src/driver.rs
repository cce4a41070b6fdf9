//! The program that drives a browser: started on a free port, ended with its value.

use std::{
    env,
    io::{BufRead as _, BufReader},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};
use xtask::tools;

/// How long a driver may take to listen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_mins(1);

/// A browser that the tests know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Engine {
    /// The browser that `GALLEY_BROWSER` names; Chromium without one.
    pub fn from_env() -> Self {
        match env::var("GALLEY_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            _ => Self::Chromium,
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
        }
    }

    /// What the browser is asked to be: headless, silent towards the network, saving files into `downloads` unasked and all
    /// else into `profile`.
    pub(crate) fn capabilities(self, downloads: &Path, profile: &Path, scheme: &str) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium(downloads, profile, scheme),
            Self::Firefox => firefox(downloads, profile),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => Map::new(),
        }
    }
}

fn chromium(downloads: &Path, profile: &Path, scheme: &str) -> Value {
    // Blink numbers the schemes of `prefers-color-scheme`: 0 dark, 1 light.
    let blink_settings = format!("--blink-settings=preferredColorScheme={}", i32::from(scheme != "dark"));
    let mut options = json!({
        // Chromium refuses its sandbox to root, as whom containers run.
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run", blink_settings,
            format!("--user-data-dir={}", profile.display()),
        ],
        "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false, "profile.default_content_setting_values.automatic_downloads": 1 },
    });
    if let (Some(program), Some(options)) = (tools::chromium_program(), options.as_object_mut()) {
        options.insert("binary".to_owned(), json!(program));
    }
    json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}

fn firefox(downloads: &Path, profile: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "browser.download.dir": downloads,
                "browser.download.folderList": 2,
                "browser.download.alwaysOpenPanel": false,
                "browser.helperApps.neverAsk.saveToDisk": "application/json,text/plain,application/octet-stream",
                // Errors of the page come out of the driver, which has no other way to tell them.
                "devtools.console.stdout.content": true,
            },
        },
    })
}

/// A driver at work.
pub(crate) struct Driver {
    child: Child,
    url: String,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts a driver and waits until it listens.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(engine.driver());
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // Another driver may be at work beside this one.
            command.arg(format!("--websocket-port={}", free_port()?));
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().with_context(|| format!("{} could not be started", engine.driver()))?;
        let stdout = child.stdout.take().context("the driver has no output")?;
        let lines = Arc::new(Mutex::new(vec![]));
        thread::spawn({
            let lines = Arc::clone(&lines);
            move || {
                for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                    lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                }
            }
        });
        let mut driver = Self { child, url: format!("http://127.0.0.1:{port}"), lines };
        driver.wait_for(port)?;
        Ok(driver)
    }

    fn wait_for(&mut self, port: u16) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the driver ended with {status}");
            }
            if PATIENCE < start.elapsed() {
                bail!("the driver does not listen");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What it printed so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nothing listens at.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
