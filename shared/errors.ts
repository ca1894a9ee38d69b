/** A sentence for the person: what happened, what was kept, what to do. `{name}` is filled from the failure's details. */
export interface ErrorSentence {
  readonly zh: string;
  readonly en: string;
}

/** The closed list of refusals. A new code without both sentences does not compile. */
export const errorSentences = {
  "internal": {
    zh: "程序内部出现意外错误，本次操作没有生效，已保存的内容不受影响。请重试；若再次出现，请把错误编号 {reference} 告诉联盟秘书处。",
    en: "Something unexpected failed inside the program. The operation did not take effect and everything saved is safe. Try again; if it repeats, give the secretariat reference {reference}.",
  },
  "invalid-input": {
    zh: "提交的内容不符合要求（{path}：{problem}），没有保存这一次改动，之前的内容仍在。请更正后再试。",
    en: "The input is not valid ({path}: {problem}). This change was not saved; what was there before is unchanged. Correct it and try again.",
  },
  "unknown-procedure": {
    zh: "界面请求了一个不存在的操作 {name}，没有执行任何动作。请更新到匹配的版本。",
    en: "The interface asked for an operation that does not exist: {name}. Nothing was done. Update to matching versions.",
  },
  "vault-locked": {
    zh: "工作站已锁定，内容均已保存。请输入口令解锁后继续。",
    en: "The workstation is locked; everything is saved. Enter the passphrase to continue.",
  },
  "seat-required": {
    zh: "这一步需要先进入本人的席位，没有执行任何动作。请选择姓名并输入签名 PIN。",
    en: "This step needs your own seat; nothing was done. Choose your name and enter your signing PIN.",
  },
  "not-permitted": {
    zh: "当前席位无权进行此操作（{reason}），没有执行任何动作。请由有权的人员在其席位上操作。",
    en: "This seat may not do that ({reason}); nothing was done. Someone entitled must do it at their own seat.",
  },
  "not-found": {
    zh: "没有找到所要的内容（{what}），可能已被移走。没有更改任何数据，请返回上一页刷新。",
    en: "What was asked for was not found ({what}); it may have been moved. Nothing was changed. Go back and refresh.",
  },
  "gate-closed": {
    zh: "这一步尚未开放：{reason}。已录入的内容都已保存。{opens}",
    en: "This step is not open yet: {reason}. Everything entered is saved. {opens}",
  },
} as const satisfies Record<string, ErrorSentence>;

export type ErrorCode = keyof typeof errorSentences;
export type FailureDetails = Readonly<Record<string, string | number>>;

/** A refusal as data, as it crosses processes. */
export interface Failure {
  readonly code: ErrorCode;
  readonly details: FailureDetails;
}

/** Thrown by domain, database and engine code to refuse with a code of the closed list; becomes a {@link Failure} at the door. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: FailureDetails;
  constructor(code: ErrorCode, details: FailureDetails = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = "Refusal";
    this.code = code;
    this.details = details;
  }
}

/** The sentence of a failure in one language, with its details filled in; a missing detail prints as a dash. */
export function explain(failure: Failure, language: "zh" | "en"): string {
  return errorSentences[failure.code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(failure.details[name] ?? "—"),
  );
}
