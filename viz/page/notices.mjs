// The licences of the npm packages that are bundled, as their authors ask for them to be passed on.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package's name within a path below `node_modules`. */
const packageName = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const licenceFile = /^licen[cs]e(\.(md|txt))?$/i;

const opening = `The explorer holds the following packages, whose licences ask for these notices.
It is itself under the MIT licence, as the rest of partnergraph.
`;

/**
 * The notices of the packages that the bundled files belong to, by name; packages under one
 * and the same text share it. Throws where a package brings no licence and `licences/` has none.
 */
export async function notices(here, files) {
  const names = new Set(files.map((file) => packageName.exec(file)?.[1]).filter(Boolean));
  const holders = new Map();
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const text = await licence(here, name, folder);
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...holders].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  return [opening, ...parts].join(`\n${"-".repeat(72)}\n\n`);
}

async function licence(here, name, folder) {
  const own = (await readdir(folder)).find((file) => licenceFile.test(file));
  const path = own ? join(folder, own) : join(here, "licences", `${name.replace("/", "-")}.txt`);
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`${name} brings no licence: put its text into ${path}`);
  });
  return text.replaceAll("\r\n", "\n").trim();
}
