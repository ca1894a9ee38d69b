import { eq } from "drizzle-orm";
import { people, seats } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { seatsGroup } from "#shared/contract/people.ts";
import { poolPerson } from "../people.ts";
import type { Contexts } from "../context.ts";
import type { OpenSeat } from "../vault/open-seat.ts";

/** The seats of this workstation: who may sit down, who sits now. */
export const seatsHandlers: GroupHandlers<typeof seatsGroup, Contexts> = {
  list: (context) =>
    context.db
      .select({ person: people })
      .from(seats)
      .innerJoin(people, eq(people.identityId, seats.identityId))
      .orderBy(seats.createdAt)
      .all()
      .map(({ person }) => {
        const { identityId, name, unit, category, credential, ...pooled } = poolPerson(person, true);
        const roles = credential === null ? [] : [...pooled.roles];
        return { identityId, name, unit, roles, category, enrolled: credential !== null };
      }),

  current: (context) => (context.seatOrNull === null ? null : shown(context.seatOrNull)),

  enter: async (context, { identityId, pin }) => {
    const seat = await context.vault.enterSeat(identityId, pin);
    // What the person before was looking at is not the next one's to see.
    await context.grants.closeAll();
    context.commit(identityId, () => undefined);
    return shown(seat);
  },

  leave: async (context) => {
    await context.grants.closeAll();
    context.commit(context.seatOrNull?.identityId ?? null, () => undefined);
    context.vault.leaveSeat();
    return null;
  },

  changePin: async (context, { current, next }) => {
    const { identityId } = context.seat;
    const keys = await context.vault.rewrapSeat(identityId, current, next);
    context.commit(identityId, (db) => db.update(seats).set({ keys }).where(eq(seats.identityId, identityId)).run());
    return null;
  },
};

function shown(seat: OpenSeat) {
  const { identityId, name, unit, roles, category, enrolled } = seat;
  return { identityId, name, unit, roles: [...roles], category, enrolled };
}
