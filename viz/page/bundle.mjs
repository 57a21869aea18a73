// Bundles our scripts and styles with the npm packages that they use into `bundle/`, which
// `viz.explorer.page` puts into one file. `node bundle.mjs`
//
// The same sources and lock file give the same bytes.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "bundle");
const require = createRequire(import.meta.url);

const common = {
  absWorkingDir: here,
  bundle: true,
  charset: "ascii", // a script must read the same whatever the page's encoding is taken for
  format: "iife",
  legalComments: "none",
  minify: true,
  target: ["chrome109", "edge109", "firefox115", "safari16.4"],
  logLevel: "warning",
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({ ...common, entryPoints: ["src/main.ts"], outfile: join(out, "explorer.js") });
await build({ ...common, entryPoints: ["src/sparql/worker.ts"], outfile: join(out, "worker.js"),
  // Its loader would find the engine beside itself; the page hands it over instead.
  define: { "import.meta.url": '""' } });
await build({ ...common, entryPoints: ["src/styles/explorer.css"], outfile: join(out, "explorer.css") });
const engine = dirname(require.resolve("oxigraph/package.json"));
// Packed here, once, so that no build of a graph spends its time on it.
const pack = async (path) => gzipSync(await readFile(path), { level: 9 });
await writeFile(join(out, "oxigraph.wasm.gz"), await pack(join(engine, "web_bg.wasm")));
await writeFile(join(out, "worker.js.gz"), await pack(join(out, "worker.js")));
await writeFile(join(out, "complete"), "");
