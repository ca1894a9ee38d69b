import { rm, symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startTestServer } from "./support/start-test-server.ts";

let running: RunningServer;
let folder: string;

beforeAll(async () => {
  running = await startTestServer();
  ({ folder } = running);
});

afterAll(() => running.close());

const asDesk: RunningServer["asDesk"] = (url, options) => running.asDesk(url, options);
const call: RunningServer["call"] = (...asked) => running.call(...asked);

describe("folders", () => {
  const list = async (id: string | null) => (await asDesk("/folders", { method: "POST", body: { id } })).json();
  interface Listing {
    readonly trail: readonly { readonly id: string; readonly name: string }[];
    readonly folders: readonly { readonly id: string; readonly name: string }[];
  }

  it("are walked by id under the granted roots and chosen once", async () => {
    const roots = (await list(null)) as Listing;
    expect(roots.folders.map(({ name }) => name)).toEqual(["卷宗"]);
    expect(JSON.stringify(roots)).not.toContain(folder);
    const inside = (await list(roots.folders[0]?.id ?? "")) as Listing;
    expect(inside.folders.map(({ name }) => name)).toEqual(["二级"]);
    const made = (
      await asDesk("/folders/create", { method: "POST", body: { id: inside.folders[0]?.id, name: "新的" } })
    ).json() as Listing;
    expect(made.trail.map(({ name }) => name)).toEqual(["卷宗", "二级", "新的"]);
    const chosen = (await asDesk("/grants/folder", { method: "POST", body: { id: made.trail.at(-1)?.id } })).json() as {
      grant: string;
      label: string;
    };
    expect(chosen.label).toBe("新的");
    expect(await call("folder", { grant: chosen.grant })).toEqual({
      ok: true,
      value: path.join(folder, "卷宗", "二级", "新的"),
    });
  });

  it.each(["..", "a/b", ".hidden", "", "x\u0000y", "con:"])("refuse the name %j", async (name) => {
    const roots = (await list(null)) as Listing;
    const answer = await asDesk("/folders/create", { method: "POST", body: { id: roots.folders[0]?.id, name } });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: "invalid-input" });
  });

  it("refuse a folder that meanwhile leads out of the granted roots", async () => {
    const inside = (await list(((await list(null)) as Listing).folders[0]?.id ?? "")) as Listing;
    const made = (
      await asDesk("/folders/create", { method: "POST", body: { id: inside.trail[0]?.id, name: "会变" } })
    ).json() as Listing;
    const id = made.trail.at(-1)?.id;
    await rm(path.join(folder, "卷宗", "会变"), { recursive: true });
    await symlink("/etc", path.join(folder, "卷宗", "会变"));
    for (const url of ["/folders", "/grants/folder"]) {
      const answer = await asDesk(url, { method: "POST", body: { id } });
      expect(answer.status).toBe(422);
      expect(answer.json()).toMatchObject({ code: "not-found" });
    }
  });

  it("refuse an id that was never given", async () => {
    for (const id of ["", "/etc", folder]) {
      const answer = await asDesk("/grants/folder", { method: "POST", body: { id } });
      expect(answer.status).toBe(422);
      expect(answer.json()).toMatchObject({ code: "not-found" });
    }
  });
});
