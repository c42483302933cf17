// SPDX-License-Identifier: GPL-3.0-or-later
// Which method of the memories answers which request.
import { CoreError } from "../core/errors.js";
import { failure } from "../protocol/failure.js";
import type { Request } from "../protocol/messages.js";
import type { MemoryService } from "./memory-service.js";

/** The value of the reply. errors  CoreError, CoreCrashed, StoreError; bad-argument for any other request. */
export async function answerAboutMemories(memories: MemoryService, request: Request): Promise<unknown> {
  const isPrivate = request.isPrivate === true;
  switch (request.type) {
    case "remember":
      return memories.inOrder(() => memories.remember(request, isPrivate));
    case "forget":
      return memories.inOrder(() => memories.forget(request, isPrivate));
    case "changeUnit":
      return memories.inOrder(() => memories.changeUnit(request, isPrivate));
    case "undo":
      return memories.inOrder(() => memories.undo(request));
    case "matches":
      return memories.matches(request, isPrivate);
    case "memories":
      return memories.memories();
    case "setMemory":
      return memories.inOrder(() => memories.setMemory(request, isPrivate));
    case "removeMemory":
      return memories.inOrder(() => memories.removeMemory(request, isPrivate));
    case "units":
      return memories.units(request);
    case "importStart":
      return memories.files().then((files) => files.importStart(request, isPrivate));
    case "importPiece":
      return memories.files().then((files) => files.importPiece(request));
    case "importBytes":
      return memories.files().then((files) => files.importBytes(request));
    case "importEnd":
      return memories.inOrder(() => memories.files().then((files) => files.importEnd(request)));
    case "exportStart":
      return memories.files().then((files) => files.exportStart(request));
    case "exportNext":
      return memories.files().then((files) => files.exportNext(request));
    case "exportCancel":
      return memories.files().then((files) => files.exportCancel(request));
    case "terms":
      return memories.terms().then((terms) => terms.terms());
    case "setTerm":
      return memories.inOrder(() => memories.terms(true).then((terms) => terms.setTerm(request, isPrivate)));
    case "removeTerm":
      return memories.inOrder(() => memories.terms(true).then((terms) => terms.removeTerm(request, isPrivate)));
    case "findTerms":
      return memories.terms().then((terms) => terms.findTerms(request));
    case "analyse":
      return memories.analyse(request, isPrivate);
    case "segmentationRules":
      return memories.segmentation().then((rules) => rules.segmentationRules());
    case "setSegmentationRules":
      return memories.inOrder(() => memories.segmentation(true).then((rules) => rules.setSegmentationRules(request, isPrivate)));
    case "removeSegmentationRules":
      return memories.inOrder(() => memories.segmentation(true).then((rules) => rules.removeSegmentationRules(isPrivate)));
    case "forgetPrivate":
      return memories.inOrder(() => memories.forgetPrivate());
    case "storage":
      return memories.storage(isPrivate);
    default: {
      const message = `This worker does not answer "${request.type}".`;
      throw new CoreError(failure("bad-argument", message, "type"));
    }
  }
}
