// Bundles a module of the page, calls its default function with what is given, and writes what
// it gives: node in_node.mjs PAGE ENTRY GIVEN.json FOUND.json
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [page, entry, given, found] = process.argv.slice(2);
const { build } = createRequire(join(page, "package.json"))("esbuild");
const { outputFiles } = await build({
  entryPoints: [join(page, entry)],
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "error",
});
const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`;
const module = await import(source);
const result = await module.default(JSON.parse(await readFile(given, "utf8")));
await writeFile(found, JSON.stringify(result));
