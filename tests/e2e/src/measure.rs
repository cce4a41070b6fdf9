//! What a step costs the browser: wall time until it is painted, processor time, long tasks, slow frames.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;

/// Measures one step, `STEP`. It is over when `CONDITION` holds and the browser has painted. What the page does later on,
/// as in idle time, is waited for as well, and counts as processor time and long tasks. The two stand in the script's own
/// text, since the policy of the page lets no script make another out of words.
const MEASURE: &str = "const [finished] = arguments;
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: 'longtask' });
    const holds = () => CONDITION;
    const frames = [];
    let last = null, isOver = false;
    const tick = (now) => { if (last !== null) frames.push(now - last); last = now; if (!isOver) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    const end = (painted) => setTimeout(() => {
        observer.takeRecords().forEach((entry) => tasks.push(entry.duration));
        observer.disconnect();
        finished({ painted, tasks, frames });
    }, 400);
    // In a task of its own, that the one of the driver is not counted with it.
    setTimeout(() => {
        const start = performance.now();
        const after = (act) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = act; channel.port2.postMessage(0); });
        const look = () => after(() => { if (!holds()) return look(); isOver = true; end(performance.now() - start); });
        STEP;
        look();
    }, 60);";

/// What a step cost.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// Milliseconds from its start until the browser had painted what it led to.
    pub painted: f64,
    /// Milliseconds of processor time on the page's main thread, what follows later included.
    pub main: f64,
    /// Milliseconds of processor time in the whole process: the worker and the painting included.
    pub process: f64,
    /// Milliseconds of the tasks on the main thread that took more than 50.
    pub long_tasks: Vec<f64>,
    /// Milliseconds between frames while it went on.
    pub frames: Vec<f64>,
}

#[derive(Deserialize)]
struct Watched {
    painted: f64,
    tasks: Vec<f64>,
    frames: Vec<f64>,
}

/// Totals of Chromium's counters.
struct Totals {
    main: f64,
    process: f64,
}

impl Browser {
    /// Has Chromium count processor time of the page shown.
    ///
    /// # Errors
    /// Where it is another browser.
    pub fn count_costs(&self) -> Result<()> {
        self.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).map(|_| ())
    }

    /// Does a step, a script, and measures it until a condition, a script's expression, holds and is painted.
    ///
    /// # Errors
    /// Where a script throws or the condition does not come to hold.
    pub fn cost_of(&self, step: &str, is_done: &str) -> Result<Cost> {
        let before = self.totals()?;
        let watched = self.async_value(&MEASURE.replace("CONDITION", is_done).replace("STEP", step), vec![])?;
        let Watched { painted, tasks, frames } = serde_json::from_value(watched)?;
        let after = self.totals()?;
        Ok(Cost { painted, main: after.main - before.main, process: after.process - before.process, long_tasks: tasks, frames })
    }

    fn totals(&self) -> Result<Totals> {
        let answer = self.devtools("Performance.getMetrics", json!({}))?;
        let metric = |name| metric(&answer, name);
        Ok(Totals { main: metric("TaskDuration")? * 1000.0, process: metric("ProcessTime")? * 1000.0 })
    }

    /// Megabytes of the scripts' memory after a collection, and number of nodes of the page.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub fn memory(&self) -> Result<(f64, f64)> {
        self.devtools("HeapProfiler.collectGarbage", json!({}))?;
        let answer = self.devtools("Performance.getMetrics", json!({}))?;
        Ok((metric(&answer, "JSHeapUsedSize")? / 1e6, metric(&answer, "Nodes")?))
    }
}

fn metric(answer: &Value, name: &str) -> Result<f64> {
    let metrics = answer.get("metrics").and_then(Value::as_array).into_iter().flatten();
    let mut metrics = metrics.filter(|metric| metric.get("name").and_then(Value::as_str) == Some(name));
    metrics.next().and_then(|metric| metric.get("value")?.as_f64()).with_context(|| format!("the browser does not count {name}"))
}
