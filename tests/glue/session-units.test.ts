// SPDX-License-Identifier: GPL-3.0-or-later
// What a new worker is told of units that are on no disk.
import { describe, expect, it } from "vitest";
import { SessionUnits } from "../../js-glue/client/session-units.js";
import { FIRST_SESSION_ID, MAX_UNDOS } from "../../js-glue/protocol/memory.js";

const pair = { from: "en", to: "es" };
const unit = FIRST_SESSION_ID;
const one = { pair, source: ["One."], target: ["Uno."], isPrivate: true };

describe("SessionUnits", () => {
  it("leaves alone what is on disk", () => {
    const units = new SessionUnits();
    units.add(one, unit - 1, 1);
    units.change({ unit: unit - 1, target: ["Una."] }, 2);
    expect(units.all()).toEqual([]);
  });

  it("follows a unit to another site, and back", () => {
    const units = new SessionUnits();
    units.add(one, unit, 1);
    units.change({ unit, target: ["Una."], site: "a.example", note: "n" }, 2);
    expect(units.all()).toEqual([{ ...one, target: ["Una."], site: "a.example", note: "n" }]);
    units.add(one, unit + 1, 3); // for all sites again: another unit
    expect(units.all()).toHaveLength(2);
    units.undo(3);
    units.undo(2);
    expect(units.all()).toEqual([one]);
    units.forget(unit, 4);
    expect(units.all()).toEqual([]);
    units.undo(4);
    expect(units.all()).toEqual([one]);
  });

  it("keeps units between other sentences apart, with what they say of them", () => {
    const units = new SessionUnits();
    const between = { ...one, target: ["Una."], before: "Zero.", after: "Two." };
    units.add(one, unit, 1);
    units.add({ ...between, after: "" }, unit + 1, 2);
    units.add(between, unit + 2, 3);
    const { after: _, ...first } = between;
    expect(units.all()).toEqual([one, first, between]);
    units.undo(3);
    expect(units.all()).toEqual([one, first]);
  });

  it("takes no general unit for another because one says so and one does not", () => {
    const units = new SessionUnits();
    units.add(one, unit, 1);
    units.add({ ...one, target: ["Una."], site: "" }, unit, 2);
    expect(units.all()).toMatchObject([{ target: ["Una."] }]);
  });

  it("keeps a private window's word apart from that of others, and forgets it alone", () => {
    const units = new SessionUnits();
    const theirs = { ...one, target: ["Una."], isPrivate: false };
    units.add(one, unit, 1);
    units.add(theirs, unit + 1, 2);
    expect(units.all()).toEqual([one, theirs]);
    units.forgetPrivate();
    units.undo(1);
    expect(units.all()).toEqual([theirs]);
  });

  it("keeps ways back for as many changes as a worker does", () => {
    const units = new SessionUnits();
    for (let change = 0; change <= MAX_UNDOS; change++) units.add({ ...one, target: [String(change)] }, unit, change + 1);
    units.undo(1); // too long ago
    expect(units.all()).toMatchObject([{ target: [String(MAX_UNDOS)] }]);
    units.undo(MAX_UNDOS + 1);
    expect(units.all()).toMatchObject([{ target: [String(MAX_UNDOS - 1)] }]);
  });
});
