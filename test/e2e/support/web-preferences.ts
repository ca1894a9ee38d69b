import type { WebContents, WebPreferences } from "electron";

/** A window's contents with the one undocumented question the security checklist needs: what its preferences really became. */
export type InspectedContents = WebContents & { readonly getLastWebPreferences?: () => WebPreferences | null };
