// How many bytes does a page take for a browser that takes gzip? Pages of a visit come as they are, whatever it takes.
import { once } from "node:events";
import { get } from "node:http";

async function body(url, headers) {
  const [response] = await once(get(url, { headers }), "response");
  const pieces = await response.toArray();
  return Buffer.concat(pieces);
}

export async function weight({ url, headers }) {
  const packed = { "Accept-Encoding": "gzip" };
  const html = await body(url, headers);
  let bytes = (await body(url, { ...headers, ...packed })).length;
  for (const [, path] of html.toString().matchAll(/<(?:script src|link rel="stylesheet" href)="([^"]+)"/g)) {
    bytes += (await body(new URL(path, url), packed)).length;
  }
  return bytes;
}
