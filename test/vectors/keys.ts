/** The reproducible people and things of the vectors. Keys derive from these seeds; no real person or project is meant. */
export const seeds = { root: "11".repeat(32), issuing: "22".repeat(32), member: "33".repeat(32) } as const;
export const publicKeys = {
  root: "d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737",
  issuing: "a09aa5f47a6759802ff955f8dc2d2a14a5c99d23be97f864127ff9383455a4f0",
  member: "17cb79fb2b4120f2b1ec65e4198d6e08b28e813feb01e4a400839b85e18080ce",
} as const;
