// Pictures of every page in German, whose words are longer. A file of its own, so that it runs beside the other.
import { test } from "node:test";
import { pictures } from "./pictures.mjs";
import { withDemo } from "./visit.mjs";

test("pictures of every page in German", () => withDemo((place) => pictures(place, "de", ["light"])));
