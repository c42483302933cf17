// SPDX-License-Identifier: GPL-3.0-or-later
// The few building blocks of the validators. A check answers null, or the first thing that is wrong
// and the field it is in. Unknown fields are let through: they are a newer peer's business.
import { isRuns } from "./runs.js";

export interface Problem {
  readonly where: string; // e.g. "blocks[3].runs"
  readonly expected: string; // e.g. "an array of runs"
}

export type Check = (value: unknown, where: string) => Problem | null;

/** A check for every field of T, so that a field added to T is not forgotten here. */
export type Fields<T> = { readonly [Key in keyof T]-?: Check };

function simple(expected: string, holds: (value: unknown) => boolean): Check {
  return (value, where) => (holds(value) ? null : { where, expected });
}

export const isText = simple("a string", (value) => typeof value === "string");
export const isName = simple(
  "a string that is not empty",
  (value) => typeof value === "string" && value !== "",
);
export const isInteger = simple("an integer", (value) => Number.isSafeInteger(value));
export const isPositive = simple(
  "an integer above 0",
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
);
export const isNumber = simple(
  "a number",
  (value) => typeof value === "number" && Number.isFinite(value),
);
export const isBoolean = simple("true or false", (value) => typeof value === "boolean");
export const isNull = simple("null", (value) => value === null);
export const areRuns = simple("an array of strings and codes", isRuns);

/** An integer from `least` to `most`, both included. */
export function within(least: number, most: number): Check {
  return simple(
    `an integer from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

/** A string of at most `most` characters. */
export function textUpTo(most: number): Check {
  return simple(
    `a string of at most ${most} characters`,
    (value) => typeof value === "string" && value.length <= most,
  );
}

/** One of the strings given. */
export function oneOf(...values: readonly string[]): Check {
  return simple(
    `one of ${values.join(", ")}`,
    (value) => typeof value === "string" && values.includes(value),
  );
}

/** Absent (or undefined), or as `check` wants it. */
export function optional(check: Check): Check {
  return (value, where) => (value === undefined ? null : check(value, where));
}

/** The first of two checks that holds decides; the second one's problem is told. */
export function either(first: Check, second: Check): Check {
  return (value, where) => (first(value, where) === null ? null : second(value, where));
}

export function arrayOf(check: Check): Check {
  return (value, where) => {
    if (!Array.isArray(value)) return { where, expected: "an array" };
    for (let index = 0; index < value.length; index++) {
      const problem = check(value[index], `${where}[${index}]`);
      if (problem) return problem;
    }
    return null;
  };
}

/** A plain object whose values all pass `check`. */
export function recordOf(check: Check): Check {
  return (value, where) => {
    if (!isRecord(value)) return { where, expected: "an object" };
    for (const [key, item] of Object.entries(value)) {
      const problem = check(item, join(where, key));
      if (problem) return problem;
    }
    return null;
  };
}

export function objectOf<T>(fields: Fields<T>): Check {
  const checks = Object.entries<Check>(fields);
  return (value, where) => {
    if (!isRecord(value)) return { where, expected: "an object" };
    for (const [key, check] of checks) {
      const problem = check(value[key], join(where, key));
      if (problem) return problem;
    }
    return null;
  };
}

/** Any object that is not an array; its fields are unknown still. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(where: string, key: string): string {
  return where === "" ? key : `${where}.${key}`;
}
