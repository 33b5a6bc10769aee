// npm's age-encryption as a command: age.mjs PACKAGES keygen x25519|hybrid, encrypt RECIPIENT…, decrypt IDENTITY; from
// standard input to standard output. Files may be armored; "armor" as last argument of encrypt armors.
import { createRequire } from "node:module";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto; // node 18
const [packages, verb, ...rest] = process.argv.slice(2);
const age = await import(pathToFileURL(createRequire(join(packages, "/")).resolve("age-encryption")));

const verbs = {
    async keygen(kind) {
        const identity = await (kind === "hybrid" ? age.generateHybridIdentity() : age.generateX25519Identity());
        return `${identity} ${await age.identityToRecipient(identity)}`;
    },
    async encrypt(recipient, form) {
        const encrypter = new age.Encrypter();
        encrypter.addRecipient(recipient);
        const file = await encrypter.encrypt(await buffer(process.stdin));
        return form === "armor" ? age.armor.encode(file) : file;
    },
    async decrypt(identity) {
        const decrypter = new age.Decrypter();
        decrypter.addIdentity(identity);
        const file = await buffer(process.stdin);
        const text = file.toString("latin1");
        return decrypter.decrypt(text.startsWith("-----BEGIN") ? age.armor.decode(text) : file);
    },
};
process.stdout.write(await verbs[verb](...rest));
