// Where does the portal come from? `gong-onboarding demo` on a free port of this machine, one for each file of tests.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

const NAMES = { "Key": "storage_key", "Secret": "storage_secret", "8x8 URL": "scim_url", "8x8 API Token": "scim_token" };

export class Demo {
  static async start() {
    const { GONG_ONBOARDING_BINARY: binary, ...env } = process.env;
    const child = spawn(binary, ["demo", "--listen", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "ignore"] });
    const printed = await printedBy(child);
    return new Demo(child, printed);
  }

  constructor(child, printed) {
    this.child = child;
    this.origin = printed.match(/The portal: +(http:\S+)\//)[1];
    this.openCommand = printed.match(/^ +(\S+ open PACKAGE .*)$/m)[1];
    this.samples = samples(printed);
  }

  /** The four values of a scenario, by the names of their fields. */
  sample(scenario) {
    return this.samples[scenario];
  }

  /** Opens a package as Gong would, with the command that the demo printed; returns what that prints. */
  async open(file, format = "text") {
    const [program, ...args] = this.openCommand.split(" ").map((word) => (word === "PACKAGE" ? file : word));
    return (await promisify(execFile)(program, [...args, "--format", format])).stdout;
  }

  async stop() {
    const gone = once(this.child, "exit");
    this.child.kill("SIGINT");
    await gone;
  }
}

async function printedBy(child) {
  let printed = "";
  for await (const piece of child.stdout.setEncoding("utf8")) {
    printed += piece;
    if (printed.includes("Ctrl-C")) return printed;
  }
  throw new Error(`the demo did not start: ${printed}`);
}

/** "Title (name)", then a line for each value. */
function samples(printed) {
  const found = {};
  let current;
  for (const line of printed.split("\n")) {
    const [, scenario] = line.match(/^\S.*\(([a-z-]+)\)$/) ?? [];
    if (scenario) current = found[scenario] = {};
    const [, name, value] = line.match(/^ {2}(\S.*?) {2,}(\S+)$/) ?? [];
    if (current && NAMES[name]) current[NAMES[name]] = value;
  }
  return found;
}
