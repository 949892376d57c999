// Builds the title picture: scene.svg with each `<g data-person data-mood>` filled in from the portraits.
//
//   node title/build.mjs OUTPUT_FOLDER        (docs/assets.md says how to set it up)
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bust, recipe, tidy } from "../portraits/build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
if (!target) throw new Error("Name the folder to write to, for example assets");

const scene = readFileSync(join(here, "scene.svg"), "utf8").replace(
  /<g data-person="(\w+)" data-mood="(\w+)" (transform="[^"]+")\/>/g,
  (_all, id, mood, transform) => `<g ${transform}>${bust(recipe.people[id], recipe.moods[mood])}</g>`,
);
writeFileSync(join(target, "title.svg"), tidy(scene));
writeFileSync(join(target, "icon.svg"), tidy(readFileSync(join(here, "icon.svg"), "utf8")));
