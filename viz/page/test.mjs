// Runs the tests of our modules that need no browser: `node test.mjs [FILE.test.ts ...]`
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const tests = join(dirname(fileURLToPath(import.meta.url)), "tests");
const wanted = process.argv.slice(2).map((name) => basename(name));
const names = (await readdir(tests)).filter((name) => name.endsWith(".test.ts"));
const files = names.filter((name) => !wanted.length || wanted.includes(name)).sort();
if (!files.length) throw new Error(`There is no test called ${wanted.join(", ")} in ${tests}`);

const out = await mkdtemp(join(tmpdir(), "partnergraph-page-"));
try {
  await build({
    entryPoints: files.map((name) => join(tests, name)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const made = files.map((name) => join(out, name.replace(/ts$/, "mjs")));
  const done = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...made], { stdio: "inherit" });
  process.exitCode = done.status ?? 1;
} finally {
  await rm(out, { recursive: true });
}
