import { cpSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Reply } from "#shared/contract/define.ts";
import type { Json } from "#shared/json.ts";
import { type TestWorkstation, type TestWorkstationOptions, watchStations } from "../workstation.ts";
import { mutating, passing, type Play } from "./play.ts";
import { type Given, overheard, type RecordedCall, stringsIn } from "./recorded-call.ts";

/** A story in which commands are given; everything it makes lies in the computer's temporary folder. */
type Scene = () => Promise<void>;

/** Plays kept of one procedure, of all scenes. */
const keeps = (procedure: string): number => more.get(procedure) ?? 1;
/** What does different things at different times. */
const more: ReadonlyMap<string, number> = new Map([
  ["sync.run", 5],
  ["vault.restore", 2],
  ["vault.backup", 2],
]);

/** What these answer under this name is kept in memory for a later call of the same process. */
const remembered: ReadonlyMap<string, string> = new Map([
  ["packages.inspect", "inspection"],
  ["alliance.readRequest", "request"],
  ["alliance.readCredential", "credential"],
  ["record.previewCsv", "preview"],
  ["materials.open", "grant"],
  ["documents.page", "grant"],
  ["updates.read", "file"],
]);

interface Heard {
  readonly call: RecordedCall;
  /** What a later call names to speak of it. */
  readonly token: string;
  /** The world before the call. */
  readonly snapshot: string;
}

/** What one process has done so far that a later call of it stands on. */
interface Standing {
  readonly opening: RecordedCall | null;
  readonly sitting: RecordedCall | null;
  readonly passphrases: readonly string[];
}

/** Plays scenes, each in a world of its own under `folder`, and keeps of every procedure what it takes to play it again. */
export async function record(scenes: readonly Scene[], folder: string): Promise<readonly Play[]> {
  const plays: Play[] = [];
  for (const scene of scenes) await recordScene(scene, folder, plays);
  return plays;
}

async function recordScene(scene: Scene, folder: string, plays: Play[]): Promise<void> {
  const world = realpathSync(mkdtempSync(path.join(folder, "world-")));
  const temporary = process.env["TMPDIR"];
  process.env["TMPDIR"] = world;
  if (tmpdir() !== world) throw new Error("the temporary folder cannot be moved here");
  watchStations((station, options) => listen(station, options, { world, folder, plays }));
  try {
    await scene();
  } finally {
    watchStations(null);
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
}

function listen(
  station: TestWorkstation,
  { program, clock }: TestWorkstationOptions,
  { world, folder, plays }: { readonly world: string; readonly folder: string; readonly plays: Play[] },
): TestWorkstation {
  const chosen = new Map<string, Given>();
  const kept: Heard[] = [];
  let standing: Standing = { opening: null, sitting: null, passphrases: [] };
  const calls = async (
    procedure: string,
    input: Json,
    made: () => Promise<Reply<unknown>>,
  ): Promise<Reply<unknown>> => {
    if (!mutating.includes(procedure)) return made();
    const wanted = plays.filter((play) => play.procedure === procedure).length < keeps(procedure);
    const snapshot = wanted || remembered.has(procedure) ? snapshotOf(world, folder) : null;
    const answer = await made();
    if (!answer.ok) return answer;
    const grants = stringsIn(input).flatMap(([text]) => {
      const given = chosen.get(text);
      return given === undefined ? [] : [[text, given] as const];
    });
    const call: RecordedCall = { procedure, input, given: Object.fromEntries(grants), reply: answer.value as Json };
    const leansOn = kept.filter((earlier) => uses(input, earlier.token));
    const [first] = leansOn;
    const secrets = [...secretsIn(input), ...secretsIn(call.reply)];
    if (wanted && snapshot !== null)
      plays.push({
        procedure,
        call,
        before: [standing.opening, standing.sitting, ...leansOn.map((earlier) => earlier.call)].filter(
          (each) => each !== null,
        ),
        home: station.home,
        world,
        snapshot: first?.snapshot ?? snapshot,
        passphrases: [...new Set([...standing.passphrases, ...secrets])],
        keychain: station.platform.keychain === null ? null : "Huang",
        program: program ?? null,
        ahead: clock === undefined ? 0 : clock() - Date.now(),
      });
    const token = tokenOf(call);
    if (token !== null && snapshot !== null) kept.push({ call, snapshot, token });
    standing = after(standing, call, secrets);
    return answer;
  };
  return overheard(station, { chose: (grant, given) => void chosen.set(grant, given), calls });
}

const uses = (input: Json, text: string): boolean => stringsIn(input).some(([each]) => each === text);

function tokenOf({ procedure, reply }: RecordedCall): string | null {
  const name = remembered.get(procedure);
  if (name === undefined || reply === null || typeof reply !== "object") return null;
  const token = new Map(Object.entries(reply)).get(name);
  return typeof token === "string" ? token : null;
}

/** The passphrases a call speaks of, the one in force afterwards last. */
function secretsIn(input: Json): readonly string[] {
  if (input === null || typeof input !== "object" || Array.isArray(input)) return [];
  const members = new Map(Object.entries(input));
  return ["passphrase", "current", "next"].flatMap((name) => {
    const value = members.get(name);
    return typeof value === "string" && value.length > 12 ? [value] : [];
  });
}

/** How the process stands after a call: what must be done again, in a new process, before the next one. */
function after(standing: Standing, call: RecordedCall, secrets: readonly string[]): Standing {
  const { procedure, input, reply } = call;
  const passphrases = [...new Set([...secrets.toReversed(), ...standing.passphrases])];
  switch (procedure) {
    case "vault.create":
    case "vault.restore":
    case "vault.recover":
    case "vault.recoverWithShares": {
      const { workstation } = reply as { readonly workstation: { readonly id: string } };
      return { opening: opening(workstation.id, passphrases[0] ?? ""), sitting: null, passphrases };
    }
    case "vault.unlock":
    case "vault.unlockWithKeychain":
      return { opening: call, sitting: null, passphrases };
    case "vault.lock":
      return { opening: null, sitting: null, passphrases };
    case "vault.grantSigning":
    case "vault.rekey":
    case "vault.changePassphrase": {
      const { id } = (standing.opening?.input ?? {}) as { readonly id?: string };
      return { ...standing, opening: opening(id ?? "", passphrases[0] ?? ""), passphrases };
    }
    case "seats.enter":
      return { ...standing, sitting: call };
    case "alliance.found": {
      const { pin } = input as { readonly pin: string };
      const { identityId } = reply as { readonly identityId: string };
      return { ...standing, sitting: sitting(identityId, pin) };
    }
    case "seats.leave":
      return { ...standing, sitting: null };
    case "seats.changePin": {
      const { identityId } = (standing.sitting?.input ?? {}) as { readonly identityId?: string };
      return { ...standing, sitting: sitting(identityId ?? "", (input as { readonly next: string }).next) };
    }
    default:
      return standing;
  }
}

function opening(id: string, passphrase: string): RecordedCall {
  return { procedure: "vault.unlock", input: { id, passphrase }, given: {}, reply: null };
}

function sitting(identityId: string, pin: string): RecordedCall {
  return { procedure: "seats.enter", input: { identityId, pin }, given: {}, reply: null };
}

/** Copies a world as it stands; whoever has a library open lets go of it when the process is gone. */
function snapshotOf(world: string, folder: string): string {
  const copy = mkdtempSync(path.join(folder, "snapshot-"));
  cpSync(world, copy, { recursive: true, filter: (source) => !passing.test(source) });
  return copy;
}
