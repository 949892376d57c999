// Builds the icons from Lucide (ISC): those named in icons.json, black strokes on nothing, so that the game can tint them.
//
//   node icons/build.mjs OUTPUT_FOLDER        (docs/assets.md says how to set it up)
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import svgpath from "svgpath";

const here = dirname(fileURLToPath(import.meta.url));
const lucide = dirname(createRequire(import.meta.url).resolve("lucide-static/package.json"));

/** Writes a path in moves, lines and plain curves: SDL_image's SVG reader misreads arcs whose flags are run together. */
const plain = (d) => svgpath(d).abs().unshort().unarc().round(3).toString();

/** Returns an icon as one line: no comment, no class, black where the drawing says currentColor. */
const icon = (name) =>
  readFileSync(join(lucide, "icons", `${name}.svg`), "utf8")
    .replace(/<!--.*?-->/gs, "")
    .replace(/ *class="[^"]*"/, "")
    .replace("currentColor", "#000")
    .replace(/ d="([^"]+)"/g, (_all, d) => ` d="${plain(d)}"`)
    .replace(/\s+/g, " ")
    .replace(/ ?(\/?>) ?/g, "$1")
    .trim();

const target = process.argv[2];
if (!target) throw new Error("Name the folder to write to, for example assets/icons");
for (const name of JSON.parse(readFileSync(join(here, "icons.json"), "utf8"))) {
  writeFileSync(join(target, `${name}.svg`), `${icon(name)}\n`);
}
