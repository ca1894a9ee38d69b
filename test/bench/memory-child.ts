// Imports a material of so many bytes into a workstation of its own and prints by how many bytes the process grew at most while it did.
import { rmSync } from "node:fs";
import { foundPanel, issueSmallProject, atSeat } from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";

const size = Number(process.argv[2]);
const panel = await foundPanel();
const { client, platform, application, home } = panel.table;
const { reviewId: dossierId } = await issueSmallProject(panel);
await atSeat(panel, "secretariat");
const unknown = {
  no: null,
  title: null,
  category: null,
  nature: null,
  issuer: null,
  volumePages: null,
  validUntil: null,
};

const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
await valueOf(
  client.dossiers.addMaterials({ dossierId, files: [{ file: platform.giveFile("/dev/zero", size), ...unknown }] }),
);
clearInterval(watch);
process.stdout.write(String(peak - before));

await application.close();
await panel.laptop.application.close();
for (const place of [home, panel.laptop.home, panel.mailbox]) rmSync(place, { recursive: true });
