// Pictures of every page in English.
import { test } from "node:test";
import { pictures } from "./pictures.mjs";
import { withDemo } from "./visit.mjs";

test("pictures of every page", () => withDemo((place) => pictures(place, "en", ["light", "dark"])));
