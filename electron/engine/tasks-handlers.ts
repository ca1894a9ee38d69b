import type { GroupHandlers } from "#shared/contract/define.ts";
import type { tasksGroup } from "#shared/contract/tasks.ts";
import type { Contexts } from "./context.ts";

/** Cancelling long work. */
export const tasksHandlers: GroupHandlers<typeof tasksGroup, Contexts> = {
  cancel: (context, { task }) => context.tasks.cancel(task),
};
