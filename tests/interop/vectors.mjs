// Writes the test vectors of age's specification (C2SP's CCTV, from npm's cctv-age) as files: vectors.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, packages] = process.argv.slice(2);
const vectors = await import(pathToFileURL(createRequire(join(packages, "/")).resolve("cctv-age")));
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(vectors)) writeFileSync(join(folder, name), bytes);
