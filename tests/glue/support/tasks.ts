// SPDX-License-Identifier: GPL-3.0-or-later
import { nextTask } from "../../../js-glue/worker/next-task.js";

/** More tasks than anything that goes on by itself takes: what has not come by then does not come. */
const MANY = 100;

export async function manyTasks(): Promise<void> {
  for (let count = 0; count < MANY; count++) await nextTask();
}
