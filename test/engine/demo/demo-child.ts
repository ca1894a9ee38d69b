// Opens the demo library and, when so much of it is made, says so and stands still until it is killed.
import { startWorkstation } from "#test/support/workstation.ts";

const [home = "", standsAt = ""] = process.argv.slice(2);
const station = startWorkstation({ home });
Object.assign(station.platform, {
  emit: (event: { readonly done?: number }) => {
    if (event.done !== Number(standsAt)) return;
    process.send?.("halfway", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  },
});
await station.client.demo.open({});
