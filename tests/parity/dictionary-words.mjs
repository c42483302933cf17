// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of words that a pair's own dictionary knows, for languages of which we have no text: random
// walks through the analyser, as lt-print prints it. Nonsense, but all of it goes through the rules.
import { execFileSync } from "node:child_process";

const LONGEST_WORD = 24;
const EPSILONS = new Set(["ε", "@0@"]);

/** A small generator of random numbers (mulberry32), so that every run has the same sentences. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The sections of the printed transducer: per state its [input, target], and which states are final. */
function readSections(binary) {
  const printed = execFileSync("lt-print", [binary], { maxBuffer: 1 << 30 }).toString("utf8");
  return printed.split(/^--\n/m).map((section) => {
    const next = new Map();
    const finals = new Set();
    for (const line of section.split("\n")) {
      const fields = line.split("\t");
      if (fields.length >= 4) {
        const [from, to, input] = fields;
        if (!next.has(from)) next.set(from, []);
        next.get(from).push([input, to]);
      } else if (fields[0] !== "") {
        finals.add(fields[0]);
      }
    }
    return { next, finals };
  });
}

/** How many more steps each state is from a final one, at the least. */
function distances({ next, finals }) {
  const back = new Map();
  for (const [from, edges] of next) {
    for (const [, to] of edges) {
      if (!back.has(to)) back.set(to, []);
      back.get(to).push(from);
    }
  }
  const distance = new Map([...finals].map((state) => [state, 0]));
  const queue = [...finals];
  for (const state of queue) {
    for (const from of back.get(state) ?? []) {
      if (distance.has(from)) continue;
      distance.set(from, distance.get(state) + 1);
      queue.push(from);
    }
  }
  return distance;
}

function randomWord({ next, finals }, distance, random) {
  let state = "0";
  let word = "";
  for (let left = LONGEST_WORD; left >= 0; --left) {
    const edges = (next.get(state) ?? []).filter(([, to]) => (distance.get(to) ?? Infinity) < left);
    const stops = finals.has(state) && (edges.length === 0 || random() < 0.4);
    if (stops) return word;
    if (edges.length === 0) return undefined;
    const [input, to] = edges[Math.floor(random() * edges.length)];
    if (!EPSILONS.has(input)) word += input;
    state = to;
  }
  return undefined;
}

/** `count` sentences for the analyser `binary`. */
export function dictionarySentences(binary, count, seed = 1) {
  const random = randomFrom(seed);
  const sections = readSections(binary).map((section) => ({ section, distance: distances(section) }));
  const [main] = [...sections].sort((a, b) => b.section.next.size - a.section.next.size);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => {
    for (;;) {
      const from = random() < 0.97 ? main : pick(sections);
      const made = randomWord(from.section, from.distance, random);
      if (made === undefined || made === "" || /[<>\t\n\0]/.test(made)) continue;
      const chance = random();
      if (chance < 0.06) return made.toUpperCase();
      if (chance < 0.16) return made.charAt(0).toUpperCase() + made.slice(1);
      return made;
    }
  };
  const between = () => pick([" ", " ", " ", " ", " ", " ", " ", " ", ", ", " - ", ": ", " (", ") ", "; ", " 12 ", " Xqz "]);
  return Array.from({ length: count }, () => {
    let sentence = word();
    for (let n = 3 + Math.floor(random() * 12); n > 0; --n) sentence += between() + word();
    return sentence.charAt(0).toUpperCase() + sentence.slice(1) + pick([".", ".", ".", "?", "!", ""]);
  });
}

