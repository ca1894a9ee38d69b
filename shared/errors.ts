import type { ErrorSentence } from "./error-sentence.ts";
import { vaultSentences } from "./vault-sentences.ts";

/** The closed list of refusals. A new code without both sentences does not compile. */
export const errorSentences = {
  internal: {
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
  "division-by-zero": {
    zh: "计算中出现了除数为零，没有得出结果，已录入的读数不受影响。请检查分母（样本数、时长或基期值）是否为零。",
    en: "A calculation divided by zero and gave no result; the readings entered are unchanged. Check whether a denominator (sample size, duration or baseline) is zero.",
  },
  "grant-spent": {
    zh: "所选的文件或位置（{name}）已经用过一次，为安全起见不再重复使用。没有更改任何数据，请重新选择。",
    en: "The chosen file or place ({name}) has been used once already and, to be safe, is not used again. Nothing was changed. Choose it again.",
  },
  "transfer-interrupted": {
    zh: "文件 {name} 的传输中断，没有留下不完整的内容，已保存的内容不受影响。请重新选择后再试。",
    en: "The transfer of {name} was interrupted. Nothing incomplete was kept and everything saved is safe. Choose it again and retry.",
  },
  "statement-invalid": {
    zh: "文件中的声明格式不正确（位置：{at}），没有导入任何内容，工作站中的数据不受影响。请向发送方索取原文件，重新导入。",
    en: "The statement in this file is malformed (at {at}). Nothing was imported and the library is unchanged. Ask the sender for the original file and import it again.",
  },
  "signature-invalid": {
    zh: "签名核验未通过（位置：{at}），没有导入任何内容，工作站中的数据不受影响。请与签名人核对密钥指纹后，索取原文件。",
    en: "The signature does not hold (at {at}). Nothing was imported and the library is unchanged. Compare key fingerprints with the signer and ask for the original file.",
  },
  "newer-format": {
    zh: "文件由更新的版本生成（{what}），本程序还不能读取，没有更改任何数据。请升级程序后再打开。",
    en: "This file was made by a newer version ({what}) and cannot be read yet. Nothing was changed. Update the program and open it again.",
  },
  "package-damaged": {
    zh: "文件包已损坏或被改动（位置：{at}），没有导入任何内容，工作站中的数据不受影响。请向发送方索取原文件，重新导入。",
    en: "The package is damaged or was altered (at {at}). Nothing was imported and the library is unchanged. Ask the sender for the original file and import it again.",
  },
  "package-not-for-you": {
    zh: "这个文件包不是发给本工作站中任何席位的，没有打开，也没有更改任何数据。请让发送方核对收件人，重新制作文件包。",
    en: "This package is not addressed to any seat on this workstation. It was not opened and nothing was changed. Ask the sender to check the recipients and make it again.",
  },
  "envelope-damaged": {
    zh: "信封已损坏或被改动，没有打开，工作站中的数据不受影响。请向发送方索取原文件。",
    en: "The envelope is damaged or was altered. It was not opened and the library is unchanged. Ask the sender for the original file.",
  },
  "too-large": {
    zh: "内容过大（{what}：{size} 字节，上限 {limit} 字节），没有执行这一步，已有内容不受影响。请减少内容或拆分后再试。",
    en: "The content is too large ({what}: {size} bytes, limit {limit}). This step was not done and everything else is unchanged. Reduce or split it and try again.",
  },
  "blob-damaged": {
    zh: "封存的材料已损坏或被改动（位置：{at}），损坏部分没有显示，其他材料不受影响。请从原文件包或联盟重新取得这份材料。",
    en: "A sealed material is damaged or was altered (at {at}). The damaged part was not shown and other materials are unaffected. Get the material again from the original package or the alliance.",
  },
  "library-from-the-future": {
    zh: "这个资料库由更新版本的桂鉴写成（版本 {found}，本程序支持到 {known}），没有打开，内容未受影响。请更新程序后再打开。",
    en: "This library was written by a newer Guijian (version {found}; this program knows {known}). It was not opened and is unchanged. Update the program and open it again.",
  },
  "pack-invalid": {
    zh: "标准包或评审操作细则不符合格式（位置：{path}；原因：{reason}），没有启用，正在使用的版本不受影响。请更正后重新载入。",
    en: "The standard pack or the house rules are not valid (at {path}: {reason}). They were not put in force and the version in use is unchanged. Correct them and load them again.",
  },
  "clock-behind": {
    zh: "这台电脑的时间（{now}）早于已经核验过的声明（{newest}），没有签名，内容均已保存。请校正系统时间后再签。",
    en: "This computer's clock ({now}) is earlier than a statement already verified ({newest}). Nothing was signed; everything is saved. Set the clock and sign again.",
  },
  "dossier-incomplete": {
    zh: "项目卷还不能签发：{missing}。草稿已保存。请补齐后再签发。",
    en: "The dossier cannot be issued yet: {missing}. The draft is saved. Complete it and issue again.",
  },
  "sheet-incomplete": {
    zh: "评审表还缺：{missing}。已填内容都已保存。请补齐后再签名。",
    en: "The sheet still lacks: {missing}. Everything entered is saved. Complete it and sign again.",
  },
  "opinion-incomplete": {
    zh: "验收意见还不能定稿：{missing}。草稿已保存。请补写后再定稿。",
    en: "The opinion cannot be frozen yet: {missing}. The draft is saved. Write what is missing and freeze again.",
  },
  "reveal-incomplete": {
    zh: "还缺 {count} 份评审表（{names}），没有揭示，已收到的评审表仍然密封。请等待，或为每一份写明缺失原因。",
    en: "{count} sheets are missing ({names}). Nothing was revealed; the sheets received stay sealed. Wait, or state the reason for each missing one.",
  },
  "mixed-versions": {
    zh: "{name} 的评审表针对的是另一版资料包（{found}），与本次评审（{expected}）不一致，没有揭示，所有评审表保持密封。请该成员针对当前版本重新评审。",
    en: "The sheet of {name} is about another package version ({found}) than this review ({expected}). Nothing was revealed and every sheet stays sealed. Ask the member to review the current version.",
  },
  "sheet-not-on-panel": {
    zh: "收到的评审表来自 {name}，此人不在本专家组名单中，没有计入，其余内容不变。请核对名单。",
    en: "A sheet came from {name}, who is not on this panel. It was not counted and nothing else changed. Check the panel list.",
  },
  "anchor-mismatch": {
    zh: "输入的联盟指纹与文件中的不一致，没有接受这份证书，原有内容不变。请与秘书处逐组核对后重试。",
    en: "The alliance fingerprint typed does not match the file. The credential was not accepted; nothing changed. Compare it group by group with the secretariat and try again.",
  },
  "already-done": {
    zh: "这一步已经完成（{what}），没有重复执行。无需再做。",
    en: "This was already done ({what}); it was not done twice. Nothing more is needed.",
  },
  "mailbox-unset": {
    zh: "还没有设置信箱，待发内容都在本机保存。请先在收发页选择信箱（U 盘、共享文件夹或网络信箱）。",
    en: "No mailbox is set; everything to send is kept here. Choose one (USB stick, shared folder or network mailbox) on the exchange page first.",
  },
  "mailbox-unreachable": {
    zh: "打不开信箱文件夹 {folder}（{problem}），待发内容都在本机保存。请插好 U 盘或连上共享文件夹后重试。",
    en: "The mailbox folder {folder} cannot be opened ({problem}). Everything to send is kept here. Connect the stick or the share and try again.",
  },
  "own-sheet-not-counted": {
    zh: "揭示清单里没有您本人签署的评审表，或清单中的与您签署的不是同一份，没有联署。您的评审表仍保存在席位中。请当场提出，由组长核对。",
    en: "The reveal does not count the sheet you signed, or counts a different one. Nothing was co-signed; your sheet is still at your seat. Raise it now so that the chair can check.",
  },
  cancelled: {
    zh: "已按您的要求停止，没有留下半成品，之前的内容不变。需要时可以重新开始。",
    en: "Stopped as you asked. Nothing half done was kept and what was there before is unchanged. Start again when you like.",
  },
  "disk-full": {
    zh: "磁盘空间不足，这一步没有完成，写了一半的文件已删除，已有内容不受影响。请清理磁盘空间后重试。",
    en: "The disk is full. This step was not completed, the half-written file was removed and everything else is unchanged. Free some space and try again.",
  },
  "antecedent-missing": {
    zh: "这份{what}所依据的声明（{digest}）还没有收到，先原样保留。请等另一份到达后再运行一次信箱，无需重新发送。",
    en: "What this {what} rests on ({digest}) has not arrived yet. It is kept as it is. Run the mailbox again when the other has arrived; nothing needs to be sent anew.",
  },
  "sheet-unsound": {
    zh: "{name} 的评审表不能计入（{problem}），没有揭示，所有评审表保持密封。请该成员重新签署；若不能，请组长写明理由后按缺失处理。",
    en: "The sheet of {name} cannot be counted ({problem}). Nothing was revealed and every sheet stays sealed. Ask the member to sign anew; failing that, the chair lists it as missing with the reason.",
  },
  "result-unfounded": {
    zh: "评审结果不能登记：{problem}。没有签发回执，收到的内容原样保留。请与组长核对后，由组长重新签署结果。",
    en: "The result cannot be registered: {problem}. No receipt was issued and what arrived is kept as it is. Check with the chair, who signs the result anew.",
  },
  "credential-expired": {
    zh: "{name} 的专家证书有效期至 {until}，已经过期，没有签名，也没有导入任何内容，已有内容不受影响。请向联盟秘书处换发证书后再试。",
    en: "The credential of {name} was valid until {until} and has expired. Nothing was signed or imported and everything else is unchanged. Ask the secretariat for a new credential and try again.",
  },
  "credential-revoked": {
    zh: "{name} 的专家证书已由联盟吊销（{at}），没有签名，也没有导入任何内容，已有内容不受影响。请与联盟秘书处联系。",
    en: "The alliance has revoked the credential of {name} ({at}). Nothing was signed or imported and everything else is unchanged. Contact the secretariat.",
  },
  "from-the-future": {
    zh: "收到的{what}标注的签发时间（{at}）晚于这台电脑的时间（{now}），先原样保留，没有导入。请核对双方电脑的系统时间，改正后再运行一次信箱。",
    en: "The {what} received says it was signed at {at}, later than this computer's clock ({now}). It is kept as it is and was not imported. Compare both clocks, correct them, and run the mailbox again.",
  },
  "scan-mismatch": {
    zh: "扫描件对不上打印的文件（{problem}），没有绑定，扫描件仍在。请核对纸面上的编号和摘要；数据有变的，重新打印、签字、扫描，或写明情况后绑定。",
    en: "The scan does not match a printed paper ({problem}). It was not bound and is still here. Compare number and digest on the paper; where the data changed, print, sign and scan again, or say why and bind it.",
  },
  "scan-unreadable": {
    zh: "{name} 不是可用的扫描件（{problem}），没有录入，已录入的内容不变。请扫描为 PDF、PNG 或 JPEG 后重新选择。",
    en: "{name} cannot be used as a scan ({problem}). It was not taken in and everything else is unchanged. Scan to PDF, PNG or JPEG and choose it again.",
  },
  "mailbox-no-answer": {
    zh: "信箱 {place} 没有应答（{problem}），待发内容都在本机保存。稍后会自动再试；也可以检查网络后再按“现在收发”。",
    en: "The mailbox {place} did not answer ({problem}). Everything to send is kept here and is tried again later; or check the network and exchange now.",
  },
  "mailbox-busy": {
    zh: "信箱 {place} 暂时办不了这件事（HTTP {status}），内容在本机保存，稍后会自动再试，无需操作。",
    en: "The mailbox {place} cannot do this just now (HTTP {status}). The content is kept here and is tried again later; nothing needs to be done.",
  },
  "mailbox-sign-in": {
    zh: "信箱 {place} 不接受登录（{status}），没有收发，待发内容都在本机保存。请在收发设置中核对账号和密码，以及对这个目录的权限。",
    en: "The mailbox {place} does not accept the sign-in ({status}). Nothing was exchanged and everything to send is kept here. Check account and password in the mailbox settings, and the rights on this folder.",
  },
  "mailbox-untrusted": {
    zh: "不能确认信箱 {place} 的身份：{problem}。没有发送任何内容，密码也没有发出。请核对地址；若单位使用自己的证书，请在收发设置中选择单位的根证书。",
    en: "The identity of the mailbox {place} cannot be proved: {problem}. Nothing was sent, the password neither. Check the address; if your organisation uses its own certificates, choose its root certificate in the mailbox settings.",
  },
  "mailbox-insecure": {
    zh: "信箱地址 {place} 没有加密（http），没有连接，设置没有改动。请改用 https 地址；http 只允许用于本机。",
    en: "The mailbox address {place} is not encrypted (http). It was not contacted and nothing changed. Use an https address; http is allowed for this computer only.",
  },
  "mailbox-full": {
    zh: "信箱 {place} 的空间已满，没有发出，待发内容都在本机保存。请清理或扩充信箱空间后再试。",
    en: "The mailbox {place} is full. Nothing was sent and everything to send is kept here. Free or add space there and try again.",
  },
  "mailbox-rejects": {
    zh: "信箱 {place} 拒收这一件（HTTP {status}），内容在本机保存，其他内容照常收发。请联系信箱的管理员，或改用文件交换。",
    en: "The mailbox {place} rejects this one (HTTP {status}). It is kept here and everything else goes on. Ask whoever runs the mailbox, or exchange it as a file.",
  },
  "mailbox-odd": {
    zh: "信箱 {place} 的回应不合规矩（{problem}），没有采信，待发内容都在本机保存。请核对信箱地址是否完整，或联系信箱的管理员。",
    en: "The mailbox {place} answers in a way that is not to be relied on ({problem}). It was not believed and everything to send is kept here. Check that the address is complete, or ask whoever runs the mailbox.",
  },
  "clause-unknown": {
    zh: "提到的条款 {clause} 不在标准包中（位置：{path}），没有启用，也没有作出判断，正在使用的版本不受影响。请核对条款编号或所用的标准包版本。",
    en: "Clause {clause} is not in the standard pack (at {path}). Nothing was put in force or judged and the version in use is unchanged. Check the clause id or the version of the pack.",
  },
  "threshold-missing": {
    zh: "条款 {clause} 缺少比较所需的数值（位置：{path}；{reason}），没有启用，正在使用的版本不受影响。请补上数值，或把比较方式改为“未规定”。",
    en: "Clause {clause} lacks the threshold its comparison needs (at {path}: {reason}). The pack was not put in force and the version in use is unchanged. Add the threshold, or set the comparison to not specified.",
  },
  "weights-not-one": {
    zh: "权重合计为 {sum}，应为 {whole}（位置：{path}），没有启用，也没有计算，原有权重不变。请更正后再试。",
    en: "The weights add up to {sum} and not to {whole} (at {path}). Nothing was put in force or computed and the weights in use are unchanged. Correct them and try again.",
  },
  "component-out-of-range": {
    zh: "{component} 为 {value}，超出 {low} 到 {high} 的范围，没有计算，已录入的内容不受影响。请核对后重新录入。",
    en: "{component} is {value}, outside {low} to {high}. Nothing was computed and everything entered is unchanged. Check it and enter it again.",
  },
  "readings-incomplete": {
    zh: "评审操作细则对 42 处不明之处须按编号各写一次怎样处理；疑点 {ambiguity} 缺少、重复、编号不存在或次序不对（位置：{path}）。没有启用，现用版本不变。请更正后重新载入。",
    en: "House rules say once, by number, how each of the 42 ambiguities is handled; ambiguity {ambiguity} is missing, repeated, unknown or out of order (at {path}). The pack was not put in force and the version in use is unchanged. Correct it and load it again.",
  },
  "reading-fixed": {
    zh: "疑点 {ambiguity} 的处理由程序固定，评审操作细则不能另定（位置：{path}）。没有启用，现用版本不变。请改回程序的处理后再试。",
    en: "How ambiguity {ambiguity} is handled is fixed by the program and not for house rules to change (at {path}). The pack was not put in force and the version in use is unchanged. Put the program's own words back and try again.",
  },
  "mailbox-proxy": {
    zh: "去往信箱 {place} 的代理是本程序用不了的一种（{proxy}），没有连接，待发内容都在本机保存。请在信箱设置里指定一个 HTTP 代理（http 或 https 开头的地址），或选“不用代理”。",
    en: "The proxy on the way to the mailbox {place} is of a kind that cannot be used ({proxy}). Nothing was connected and everything to send is kept here. Name an HTTP proxy in the mailbox's settings (an address that begins with http or https), or choose to use none.",
  },
  "browser-too-old": {
    zh: "本机的浏览器（{browser}）太旧，打印不出每页页脚的摘要、二维码和页码，没有生成 PDF，内容都已保存。请把浏览器更新到 {least} 版以上，或导出 Word 文件再打印。",
    en: "This computer's browser ({browser}) is too old to print the foot of each page with digest, QR code and page number. No PDF was made and everything is saved. Update the browser to version {least} or later, or export the Word file and print that.",
  },
  ...vaultSentences,
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
