import { firstLibrary } from "./0001-first-library.ts";
import { outboxTravel } from "./0002-outbox-travel.ts";

/** Every step from an empty file to today's library, in order; the index + 1 is the `user_version` after it. Never edited once shipped. */
export const migrations: readonly string[] = [firstLibrary, outboxTravel];
