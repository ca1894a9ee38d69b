// A page with nothing but the bridge on it, for tests that drive it from outside.
import { hostBridge } from "#renderer/api/bridge.ts";

const bridge = hostBridge();
const events: unknown[] = [];
bridge.subscribe((event) => events.push(event));
Object.assign(window, { bridge, events });
