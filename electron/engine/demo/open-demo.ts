import type { GroupHandlers } from "#shared/contract/define.ts";
import type { demoGroup } from "#shared/contract/exchange.ts";
import { allianceHandlers } from "../alliance/handlers.ts";
import type { CommandContext, Contexts } from "../context.ts";
import { writeFact } from "../facts.ts";
import { buildDossiers } from "./build-dossiers.ts";
import { type DemoExpert, type DemoSeat, demoPins, expertsOf, personKey } from "./demo-people.ts";
import { readDemoAlliance, readStories } from "./story-files.ts";

/** The passphrase of every demo workstation, shown on the welcome card: it protects invented data under keys made a minute ago. */
export const demoPassphrase = "演示工作站-九个项目-谁都可以打开-2026";

/**
 * Makes a fresh demo workstation through the same handlers a secretariat uses: alliance, people at the door, dossiers with sealed materials, recusal
 * answers, issue, sittings. Nothing is written past them. Progress events carry the task id `demo`.
 */
export const openDemo: GroupHandlers<typeof demoGroup, Contexts>["open"] = async (context) => {
  // A review that follows another begins where that one ended: it is not there at the opening.
  const stories = readStories(context.packs.resources).filter(({ follows }) => follows === null);
  const experts = expertsOf(stories);
  const total = experts.length + 2 + stories.reduce((sum, story) => sum + story.panel.length + 2, 0);
  let done = 0;
  const step = (): void => context.emit({ type: "progress", task: "demo", done: (done += 1), total });

  const before = context.workstations.list().filter((workstation) => workstation.demo).length;
  const label = before === 0 ? "演示工作站" : `演示工作站 ${before + 1}`;
  let shown: DemoSeat[] = [];
  // Listed with everything in it, or not at all: a half of one would be a workstation nobody knows the passphrase of.
  const { workstation } = await context.workstations.create(label, demoPassphrase, true, async () => {
    const { id } = context.vault;
    context.commit(id, (db) => writeFact(db, "recovery-confirmed", "yes"));
    const people = await enrolEveryone(context, experts, step);
    const [secretariat, recorder] = people.offices;
    await buildDossiers(context, { stories, secretariat, recorder, experts: people.experts, step });
    context.vault.leaveSeat();
    shown = [...people.offices, ...people.experts.values()];
    context.commit(id, (db) => writeFact(db, "demo-people", JSON.stringify(shown)));
  });
  return { workstationId: workstation.id, passphrase: demoPassphrase, people: shown };
};

async function enrolEveryone(
  context: CommandContext,
  experts: readonly DemoExpert[],
  step: () => void,
): Promise<{ readonly offices: readonly [DemoSeat, DemoSeat]; readonly experts: ReadonlyMap<string, DemoSeat> }> {
  const { name, secretariat, recorder } = readDemoAlliance(context.packs.resources);
  const [secretariatPin = "", recorderPin = "", ...pins] = demoPins(experts.length + 2);
  const founded = await allianceHandlers.found(context, { name, secretariat, pin: secretariatPin });
  step();
  const enrol = async (person: Parameters<typeof allianceHandlers.enrolAtDoor>[1]["person"], pin: string) => {
    const validUntil = `${Number(context.now().slice(0, 4)) + 3}-12-31`;
    const { identityId } = await allianceHandlers.enrolAtDoor(context, {
      person,
      validUntil,
      pin,
      issuerPin: secretariatPin,
    });
    step();
    return identityId;
  };
  const recorderId = await enrol({ ...recorder, category: null, roles: ["recorder"] }, recorderPin);
  const seats = new Map<string, DemoSeat>();
  for (const [index, { role, ...person }] of experts.entries()) {
    const pin = pins[index] ?? "";
    const identityId = await enrol({ ...person, roles: ["expert"] }, pin);
    seats.set(personKey(person), { identityId, name: person.name, role, pin });
  }
  return {
    offices: [
      {
        identityId: founded.identityId,
        name: secretariat.name,
        role: { zh: "联盟秘书处", en: "alliance secretariat" },
        pin: secretariatPin,
      },
      { identityId: recorderId, name: recorder.name, role: { zh: "会议秘书", en: "recorder" }, pin: recorderPin },
    ],
    experts: seats,
  };
}
