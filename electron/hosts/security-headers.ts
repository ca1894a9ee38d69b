/** Who may frame a response: nobody, or the page of the same host (materials and print pages shown in sandboxed frames). */
type FrameAncestors = "'none'" | "'self'";

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join("; ");
}

/**
 * The content security policy of the interface itself. `materials` is the extra source materials come from: none in the browser
 * host, where they share the page's origin; `material:` on the desktop.
 */
export function interfacePolicy(materials: "" | "material:"): string {
  const self = `'self' ${materials}`.trim();
  return policy({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": `${self} data: blob:`,
    "media-src": self,
    "font-src": "'self'",
    "connect-src": self,
    "worker-src": "'self' blob:",
    "frame-src": self,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'" satisfies FrameAncestors,
  });
}

/** The policy of material bytes and print pages: whatever they contain runs nothing, loads nothing and has no origin. */
export function materialPolicy(frameAncestors: string = "'self'" satisfies FrameAncestors): string {
  return policy({
    "default-src": "'none'",
    "img-src": "data:",
    "style-src": "'unsafe-inline'",
    "font-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": frameAncestors,
    sandbox: "",
  });
}

/** Browser features no page of ours uses; fullscreen and writing to the clipboard stay with the page itself. */
const deniedFeatures = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
] as const;

/** Headers of every response of every host. */
export const commonHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": deniedFeatures.map((feature) => `${feature}=()`).join(", "),
} as const;
