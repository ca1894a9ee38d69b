import { expect, test } from "./support/workstation.ts";

test("the workstation opens at its first screen", async ({ workstation }) => {
  await expect(workstation.page).toHaveTitle(/桂鉴/);
  await expect(workstation.page.locator("#root")).not.toBeEmpty();
});
