// What does npm's standardwebhooks make of a message? webhooks.mjs PACKAGES SECRET; on standard input the message as JSON with
// headers and body, on standard output what it says to it as it came, changed, and after six minutes.
import { createRequire } from "node:module";
import { join } from "node:path";
import { json } from "node:stream/consumers";

const [packages, secret] = process.argv.slice(2);
const { Webhook } = createRequire(join(packages, "/"))("standardwebhooks");
const { headers, body } = await json(process.stdin);
const now = Date.now;

function judge(text, given, key = secret, later = 0) {
    Date.now = () => now() + later;
    try {
        new Webhook(key).verify(text, given);
        return "believed";
    } catch (refusal) {
        return refusal.message;
    } finally {
        Date.now = now;
    }
}

console.log(JSON.stringify({
    "as it came": judge(body, headers),
    "changed": judge(body.replace("case", "Case"), headers),
    "six minutes later": judge(body, headers, secret, 6 * 60 * 1000),
    "other id": judge(body, { ...headers, "webhook-id": "other" }),
    "other secret": judge(body, headers, `whsec_${btoa("x".repeat(24))}`),
}));
