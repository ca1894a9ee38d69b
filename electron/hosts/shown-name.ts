/** What hides or turns around a part of a text: control characters, direction marks, line separators, signs without a shape. */
const misleading = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** A file's name as it may be shown: what is misleading stands there as U+FFFD, so that `开\u202Efdp.exe` cannot look like something else. */
export function shownName(name: string): string {
  return name.replace(misleading, "\ufffd");
}
