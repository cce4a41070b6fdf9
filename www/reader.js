// The reader: reads texts for the page in a thread of its own. One message brings the module, every other one a text.
import init, { prepare, read_aside } from "./galley.js";

let takeModule;
const ready = new Promise((resolve) => { takeModule = resolve; }).then((module) => init({ module_or_path: module })).then(prepare);

addEventListener("message", async ({ data }) => {
  if (data instanceof WebAssembly.Module) {
    takeModule(data);
    return;
  }
  try {
    await ready;
    read_aside(data, (bytes) => postMessage(bytes, [bytes.buffer]));
  } catch (error) {
    postMessage(String(error));
  }
});
