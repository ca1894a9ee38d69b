export * from "./people.ts";
export * from "./reviews.ts";
export * from "./statements.ts";
