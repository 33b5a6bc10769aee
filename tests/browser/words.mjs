// What does a button say? The messages of templates/words, so that a visit reads the same in every language.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./libraries.mjs";

const folder = path.join(ROOT, "templates/words");

/** `say(id)` for messages of one line. */
export function wordsOf(language) {
  const messages = new Map();
  for (const file of readdirSync(path.join(folder, language))) {
    const lines = readFileSync(path.join(folder, language, file), "utf8").split("\n");
    for (const line of lines) {
      const [, id, text] = line.match(/^([a-z][\w-]*) = (.*)$/) ?? [];
      if (id) messages.set(id, text.replaceAll("**", ""));
    }
  }
  return (id) => {
    if (!messages.has(id)) throw new Error(`no message ${id} in templates/words/${language}`);
    return messages.get(id);
  };
}
