// Bundles our scripts and styles with the npm packages that they use into `bundle/`, which
// `viz.explorer.page` puts into one file. `node bundle.mjs`
//
// The same sources and lock file give the same bytes. A file that would stay as it is is not
// touched, so that who is reading the bundle meanwhile finds it whole.
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { notices } from "./notices.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "bundle");
const require = createRequire(import.meta.url);
/** Written last: it tells that the others are there. */
const complete = "complete";

const common = {
  absWorkingDir: here,
  outdir: out,
  write: false,
  metafile: true,
  bundle: true,
  charset: "ascii", // a script must read the same whatever the page's encoding is taken for
  format: "iife",
  legalComments: "none", // all in one file of notices
  minify: true,
  target: ["chrome109", "edge109", "firefox115", "safari16.4"],
  logLevel: "warning",
};

const built = await Promise.all([
  build({ ...common, entryPoints: { loader: "src/loader.ts", explorer: "src/main.ts" } }),
  build({
    ...common,
    entryPoints: { worker: "src/sparql/worker.ts" },
    // The engine's loader would find the engine beside itself; the page hands it over instead.
    define: { "import.meta.url": '""' },
  }),
  build({ ...common, entryPoints: { explorer: "src/styles/explorer.css" } }),
]).catch(() => process.exit(1)); // esbuild has said what is wrong
const files = new Map();
for (const each of built.flatMap((one) => one.outputFiles)) {
  files.set(basename(each.path), each.contents);
}
const engine = dirname(require.resolve("oxigraph/package.json"));
// Packed here, once, so that no build of a graph spends its time on it.
const pack = (content) => gzipSync(content, { level: 9 });
files.set("oxigraph.wasm.gz", pack(await readFile(join(engine, "web_bg.wasm"))));
files.set("worker.js.gz", pack(files.get("worker.js")));
files.delete("worker.js");
const used = built.flatMap((one) => Object.keys(one.metafile.inputs));
files.set("notices.txt", Buffer.from(await notices(here, used)));

await mkdir(out, { recursive: true });
for (const name of await readdir(out)) {
  if (!files.has(name) && name !== complete) await rm(join(out, name), { recursive: true });
}
for (const [name, content] of files) {
  const path = join(out, name);
  const before = await readFile(path).catch(() => undefined);
  if (!before?.equals(content)) await writeFile(path, content);
}
await writeFile(join(out, complete), "");
