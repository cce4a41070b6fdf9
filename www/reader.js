// Works for the page in a thread of its own: one message brings the module, every other one a text to be read, or an article
// whose files are to be written.
import init, { prepare, read_aside, write_aside } from "./galley.js";

let takeModule;
const ready = new Promise((resolve) => { takeModule = resolve; }).then((module) => init({ module_or_path: module })).then(prepare);

addEventListener("message", async ({ data }) => {
  if (data instanceof WebAssembly.Module) {
    takeModule(data);
    return;
  }
  try {
    await ready;
    if (data.task) {
      const note = write_aside(data.task, (name, type, bytes) => postMessage({ name, type, bytes }, [bytes.buffer]));
      postMessage(note === undefined ? "the task could not be read" : { note });
      return;
    }
    read_aside(data, (bytes) => postMessage(bytes, [bytes.buffer]));
  } catch (error) {
    postMessage(String(error));
  }
});
