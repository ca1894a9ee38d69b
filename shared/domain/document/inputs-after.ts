/** Something owed after the sitting: what, by whom, until when (`YYYY-MM-DD`; null prints an ink space for the date). */
export interface SupplementItem {
  readonly item: string;
  /** The finding or target it answers. */
  readonly basis: string;
  readonly owner: string;
  readonly deadline: string | null;
}

/** The organiser's decision (组织单位结论) on the panel's recommendation. */
export interface Decision {
  /** 发文字号; null prints an empty space to be filled. */
  readonly documentNumber: string | null;
  readonly addressee: string;
  readonly outcome: string;
  readonly paragraphs: readonly string[];
  /** `YYYY-MM-DD`; null while unsigned. */
  readonly on: string | null;
  /** Publicity period (both days included) and where objections go; null where nothing is published. */
  readonly publicity: { readonly from: string; readonly to: string; readonly contact: string } | null;
}
