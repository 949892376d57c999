// Builds the portraits: one folder a person, one SVG a mood, from Open Peeps by Pablo Stanley (CC0) as packed by DiceBear.
//
//   node portraits/build.mjs OUTPUT_FOLDER [RECIPE]     (docs/assets.md says how to set it up)
//
// RECIPE is a file beside this one; people.json where it is left out. Moods it does not name are those of people.json.
//
// A person keeps hair, nose and clothes over all moods; a mood takes brows, eyes and mouth from the faces that
// people.json names, so that more expressions come of the thirty faces than were drawn.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import svgpath from "svgpath";

const here = dirname(fileURLToPath(import.meta.url));
const VIEW_BOX = "-24 0 752 752"; // the drawings' own 704 x 704 cuts wide hair off and shows no clothes
const BLUSH = '<ellipse cx="66" cy="186" rx="34" ry="22" fill="#e8604c" fill-opacity="0.35"/>';
const PLACES = [
  ["head", '<g transform="matrix(.99789 0 0 1 156 62)">'],
  ["face", '<g transform="translate(315 248)">'],
  ["beard", '<g transform="translate(279 400)">'],
  ["mask", '<g transform="translate(179 343)">'],
  ["glasses", '<g transform="translate(203 303)">'],
];

/** Cuts a whole drawing into its layers, each still in the group that places it. */
function layers(person, face) {
  const drawing = createAvatar(openPeeps, {
    seed: "cxsim",
    head: [person.head],
    face: [face],
    skinColor: [person.skin],
    clothingColor: [person.clothes],
    headContrastColor: [person.hair],
    facialHair: person.beard ? [person.beard] : [],
    facialHairProbability: person.beard ? 100 : 0,
    accessories: person.glasses ? [person.glasses] : [],
    accessoriesProbability: person.glasses ? 100 : 0,
    maskProbability: 0,
  }).toString();
  const start = drawing.indexOf('<g mask="url(#viewboxMask)">') + '<g mask="url(#viewboxMask)">'.length;
  const cuts = PLACES.map(([name, mark]) => [name, drawing.indexOf(mark)]);
  const missing = cuts.filter(([, at]) => at < 0).map(([name]) => name);
  if (missing.length) throw new Error(`Open Peeps has changed: no layer ${missing.join(", ")}`);
  const edges = [["body", start], ...cuts, ["end", drawing.lastIndexOf("</g></svg>")]];
  return Object.fromEntries(edges.slice(0, -1).map(([name, at], i) => [name, drawing.slice(at, edges[i + 1][1])]));
}

/** Splits a face into outlines: {fill, d, box: [x0, y0, x1, y1]}, in the face's own coordinates. */
function outlines(face) {
  const found = [];
  for (const [, attributes] of face.matchAll(/<path([^>]*?)\/?>/g)) {
    if (attributes.includes("stroke=")) continue; // a hair line inside a mouth, too fine to see
    const fill = /fill="(#\w+)"/.exec(attributes)?.[1] ?? "#000";
    const path = svgpath(/ d="([^"]+)"/.exec(attributes)[1]).abs().unarc().unshort();
    path.iterate((segment, _index, x, y) => {
      if (segment[0] === "M") found.push({ fill, d: "", box: [Infinity, Infinity, -Infinity, -Infinity] });
      const outline = found.at(-1);
      outline.d += segment[0] + segment.slice(1).join(" ");
      const points = { H: [segment[1], y], V: [x, segment[1]], Z: [] }[segment[0]] ?? segment.slice(1);
      points.forEach((value, i) => {
        outline.box[i % 2] = Math.min(outline.box[i % 2], value);
        outline.box[2 + (i % 2)] = Math.max(outline.box[2 + (i % 2)], value);
      });
    });
  }
  return found;
}

const middle = ({ box }, axis) => (box[axis] + box[axis + 2]) / 2;

/** Sorts a face's outlines into brows, eyes, nose and mouth by where they lie. */
function features(face) {
  const all = outlines(face);
  const nose = all.filter(({ box }) => box[1] > 110 && box[1] < 170 && box[2] > 180 && box[2] < 225 && box[0] > 100);
  const mouth = all.filter((outline) => !nose.includes(outline) && outline.box[1] >= 180);
  const upper = all.filter((outline) => !nose.includes(outline) && !mouth.includes(outline));
  const brows = upper.filter((outline) => {
    const below = (other) => Math.abs(middle(other, 0) - middle(outline, 0)) < 45 && middle(other, 1) > middle(outline, 1);
    return upper.some(below);
  });
  const eyes = upper.filter((outline) => !brows.includes(outline));
  return { brows, eyes, nose, mouth };
}

/** Draws outlines as one path a colour, the darkest last; evenodd holds within a feature only. */
function drawn(parts) {
  const fills = [...new Set(parts.map(({ fill }) => fill))].sort((a, b) => (a === "#000") - (b === "#000"));
  const joined = (fill) => parts.filter((part) => part.fill === fill).map(({ d }) => d);
  return fills.map((fill) => `<path fill="${fill}" fill-rule="evenodd" d="${joined(fill).join("")}"/>`).join("");
}

/** Draws the face of `person` in a mood: {brows, eyes, mouth}, each the name of a face. */
function faceOf(person, mood) {
  const from = (face) => features(layers(person, face).face);
  const upper = drawn(from(person.nose).nose) + drawn(from(mood.brows).brows) + drawn(from(mood.eyes).eyes);
  const mouth = drawn(from(mood.mouth).mouth);
  const moved = person.mouth ? `<g transform="translate(${person.mouth.join(" ")})">${mouth}</g>` : mouth;
  return `<g transform="translate(315 248)">${mood.blush ? BLUSH : ""}${upper}${moved}</g>`;
}

const wear = (person) =>
  person.wear.map((name) =>
    readFileSync(join(here, "wear", `${name}.svg`), "utf8")
      .replaceAll("CLOTHES", `#${person.clothes}`)
      .replaceAll("SKIN", `#${person.skin}`),
  );

/** Rounds every path to tenths, without arcs: SDL_image's SVG reader misreads arcs whose flags are run together. */
export const tidy = (svg) =>
  svg
    .replace(/ d="([^"]+)"/g, (_all, d) => ` d="${svgpath(d).abs().unarc().rel().round(1).toString()}"`)
    .replace(/ (fill|clip)-rule="evenodd" (fill|clip)-rule="evenodd"/g, ' fill-rule="evenodd"')
    .replace(/<g>|\n\s*/g, (match) => (match === "<g>" ? match : ""));

/** Returns the drawing of a person in a mood, without the frame: for portraits and for the title. */
export function bust(person, mood) {
  const { body, head, beard, glasses } = layers(person, mood.mouth);
  const hair = person.ink ? head.replaceAll('"#000"', `"#${person.ink}"`) : head;
  return [body, ...wear(person), hair, faceOf(person, mood), beard, glasses].join("");
}

/** Returns the whole portrait as SVG text. */
function portrait(person, mood) {
  const start = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${VIEW_BOX}" fill="none">`;
  return tidy(`${start}${bust(person, mood)}</svg>\n`);
}

export const recipe = JSON.parse(readFileSync(join(here, "people.json"), "utf8"));

function main(target, file = "people.json") {
  const { people, moods } = { ...recipe, ...JSON.parse(readFileSync(join(here, file), "utf8")) };
  for (const [id, person] of Object.entries(people)) {
    mkdirSync(join(target, id), { recursive: true });
    for (const [mood, parts] of Object.entries(moods)) {
      writeFileSync(join(target, id, `${mood}.svg`), portrait(person, parts));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) throw new Error("Name the folder to write to, for example scenarios/onboarding/portraits");
  main(process.argv[2], process.argv[3]);
}
