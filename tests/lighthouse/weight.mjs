// How many bytes does a page take? HTML as it is (not compressed: it may hold what was typed), style and script with gzip.
import { once } from "node:events";
import { get } from "node:http";

async function body(url, headers) {
  const [response] = await once(get(url, { headers }), "response");
  const pieces = await response.toArray();
  return Buffer.concat(pieces);
}

export async function weight({ url, headers }) {
  const html = await body(url, headers);
  let bytes = html.length;
  for (const [, path] of html.toString().matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)) {
    bytes += (await body(new URL(path, url), { "Accept-Encoding": "gzip" })).length;
  }
  return bytes;
}
