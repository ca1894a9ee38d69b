// `npm run licenses`: lists every library that is shipped with its licence, refuses one that may not be, and asks the registry what is known of them. A build
// writes the same list beside the interface (the person can read it) and the bill of materials that goes with a release.
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { askForAdvisories } from "./advisories.ts";
import { describePackages, type ShippedPackage } from "./bundled-packages.ts";

/** What we ship under: permissive licences, and MPL-2.0, which asks for its own files only. */
const allowed = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "MPL-2.0", "Unlicense"]);

/** Where a build notes which packages went into which bundle. */
export const bundledFile = (root: string): string => path.join(root, "dist", ".packages.json");

/** The packages of every bundle of the last build. Throws where nothing was built. */
export function shippedPackages(root: string): readonly ShippedPackage[] {
  const parts = JSON.parse(readFileSync(bundledFile(root), "utf8")) as Readonly<Record<string, readonly string[]>>;
  return describePackages(root, Object.values(parts).flat());
}

/** The packages whose licence is none of ours; an expression with a choice is fine when one of its sides is. */
export function refusedLicences(packages: readonly Pick<ShippedPackage, "name" | "licence">[]): readonly string[] {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, licence }) => `${name}: ${licence ?? "no licence"}`);
}

function isAllowed(licence: string | null): boolean {
  if (licence === null) return false;
  const expression = licence.replace(/^\(|\)$/g, "");
  if (expression.includes(" OR ")) return expression.split(" OR ").some((side) => isAllowed(side));
  return expression.split(" AND ").every((side) => allowed.has(side.trim()));
}

/** The list a person reads: ours first, then every library with its own words. */
export function licenceList(own: string, packages: readonly ShippedPackage[]): string {
  const line = "─".repeat(72);
  const parts = packages.map(({ name, version, licence, homepage, text }) =>
    [`${name} ${version} · ${licence ?? "?"}${homepage === null ? "" : ` · ${homepage}`}`, text ?? ""].join("\n\n"),
  );
  return `${["桂鉴 Guijian · Apache-2.0", own.trim(), ...parts].join(`\n\n${line}\n\n`)}\n`;
}

/** One library in a bill of materials. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly object[];
}

/** As the format asks; what is named here is what the program itself reads of it. */
interface BillOfMaterials {
  readonly components: readonly Component[];
  readonly [member: string]: unknown;
}

/** Bill of materials, CycloneDX 1.5 JSON. `integrity` answers the registry's SHA-512 of a package, base64, or null. */
export function billOfMaterials(
  version: string,
  packages: readonly ShippedPackage[],
  integrity: (alias: string) => string | null,
): BillOfMaterials {
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        "bom-ref": "guijian",
        type: "application",
        name: "guijian",
        version,
        licenses: [spdx("Apache-2.0")],
      },
    },
    components: packages.map(({ alias, name, version: of, licence, homepage }) => {
      const hash = integrity(alias);
      return {
        "bom-ref": `${alias}@${of}`,
        type: "library",
        name,
        version: of,
        purl: `pkg:npm/${name.replace("@", "%40")}@${of}`,
        ...(licence === null ? {} : { licenses: [spdx(licence)] }),
        ...(hash === null
          ? {}
          : { hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] }),
        ...(homepage === null ? {} : { externalReferences: [{ type: "website", url: homepage }] }),
      };
    }),
  };
}

/** The bill of installers that hold another Electron than the one that is installed here; as it is where `version` is null. */
export function withElectron(bill: BillOfMaterials, version: string | null): BillOfMaterials {
  const components = bill.components.map((component) => {
    if (version === null || component.name !== "electron" || component.version === version) return component;
    // The digest is of the package that was left out.
    const { hashes: _, ...rest } = component;
    return { ...rest, version, "bom-ref": `electron@${version}`, purl: `pkg:npm/electron@${version}` };
  });
  return { ...bill, components };
}

const spdx = (licence: string): object =>
  / (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } };

/** The registry's digests, out of the lock file. */
export function integrityIn(lockFile: string): (alias: string) => string | null {
  const { packages } = JSON.parse(lockFile) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  };
  return (alias) => /^sha512-(.+)$/.exec(packages[`node_modules/${alias}`]?.integrity ?? "")?.[1] ?? null;
}

/** Writes the list and the bill of materials of the last build. Throws, naming them, where a licence is not allowed. */
export async function writeLicences(root: string): Promise<readonly ShippedPackage[]> {
  const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
  const packages = shippedPackages(root);
  const refused = refusedLicences(packages);
  if (refused.length > 0) throw new Error(`licences that may not be shipped: ${refused.join(", ")}`);
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  const bill = billOfMaterials(version, packages, integrityIn(read("package-lock.json")));
  await mkdir(path.join(root, "dist", "renderer"), { recursive: true });
  await writeFile(path.join(root, "dist", "renderer", "licences.txt"), licenceList(read("LICENSE"), packages));
  await writeFile(path.join(root, "dist", "sbom.cdx.json"), `${JSON.stringify(bill, null, 2)}\n`);
  return packages;
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, "..", "..");
  const packages = await writeLicences(root);
  for (const { name, version, licence } of packages) process.stdout.write(`${licence ?? "?"}\t${name} ${version}\n`);
  process.stdout.write(`${packages.length} libraries; dist/renderer/licences.txt, dist/sbom.cdx.json\n`);
  const known = askForAdvisories(
    root,
    packages.map(({ alias }) => alias),
  );
  if (typeof known === "string") process.stdout.write(`known vulnerabilities: not run: ${known}\n`);
  else {
    for (const { alias, severity, titles } of known)
      process.stdout.write(`${severity}\t${alias}: ${titles.join("; ")}\n`);
    process.stdout.write(`${known.length} known vulnerabilities in them\n`);
    if (known.length > 0) process.exitCode = 1;
  }
}
