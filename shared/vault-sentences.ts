import type { ErrorSentence } from "./error-sentence.ts";

/** Refusals about workstations, their keys, backups and identities. Part of the closed list of `errors.ts`. */
export const vaultSentences = {
  "library-damaged": {
    zh: "资料库文件 library.db 已损坏或与文件头不配套，没有继续读写，文件原样保留，密封的材料不受影响。请从备份恢复这台工作站。",
    en: "The library file library.db is damaged or does not belong to its header. Reading and writing stopped, the file was left as it is and the sealed materials are unaffected. Restore this workstation from a backup.",
  },
  "updates-not-pinned": {
    zh: "这个版本没有内置发布密钥，不接受更新文件，什么都没有改动。请向联盟秘书处索取正式安装包。",
    en: "This build pins no release key and takes no update files. Nothing was changed. Ask the secretariat for an official installer.",
  },
  "update-unsigned": {
    zh: "更新文件不是由本程序的发布密钥签署的，没有采用，现有版本不受影响。请不要运行其中的安装程序，并向联盟秘书处核实来源。",
    en: "The update file was not signed with this program's release key. It was not used and the installed version is unchanged. Do not run what is in it; ask the secretariat where it came from.",
  },
  "update-damaged": {
    zh: "更新文件已损坏或被改动（{at}），没有采用，现有版本不受影响。请重新拷贝一份再试。",
    en: "The update file is damaged or was altered (at {at}). It was not used and the installed version is unchanged. Copy it again and retry.",
  },
  "update-not-newer": {
    zh: "更新文件是 {version} 版，当前运行的是 {running} 版：不降级，也不重复安装，现有版本不受影响。请取得更新的版本。",
    en: "The update file holds version {version} and version {running} is running: no downgrade, no repetition. The installed version is unchanged. Get a newer one.",
  },
  "update-other-system": {
    zh: "更新文件是给另一种系统（{target}）的，没有采用，现有版本不受影响。请取得适合本机的更新文件。",
    en: "The update file is for another system ({target}). It was not used and the installed version is unchanged. Get the one for this computer.",
  },
  "vault-damaged": {
    zh: "资料库文件头已损坏或被改动（{at}），没有打开，文件原样保留。请从备份恢复 vault.json 后再解锁。",
    en: "The vault's header is damaged or was altered ({at}). The vault was not opened and its files are untouched. Restore vault.json from a backup and unlock again.",
  },
  "wrong-passphrase": {
    zh: "口令不正确，资料库仍然锁定，内容完好。请在 {wait} 秒后再试，或使用打印保存的恢复码。",
    en: "The passphrase is wrong; the vault stays locked and its content is intact. Try again after {wait} seconds, or use the printed recovery code.",
  },
  "recovery-code-wrong": {
    zh: "恢复码与这个资料库不符，资料库仍然锁定，内容完好。请核对打印件上的资料库编号后再试。",
    en: "The recovery code does not belong to this vault; the vault stays locked and its content is intact. Check the vault number on the printed sheet and try again.",
  },
  "recovery-code-mistyped": {
    zh: "恢复码有误（校验不通过），资料库仍然锁定，内容完好。请对照打印件逐组核对后重新输入。",
    en: "The recovery code is mistyped (its check does not match); the vault stays locked and its content is intact. Compare it with the printed sheet group by group and type it again.",
  },
  "no-such-key-slot": {
    zh: "这个资料库没有设置这种解锁方式（{kind}），资料库仍然锁定，内容完好。请使用口令解锁。",
    en: "This vault has no such way to unlock it ({kind}); it stays locked and its content is intact. Use the passphrase.",
  },
  "wrong-pin": {
    zh: "签名 PIN 不正确，没有签署任何内容，草稿均已保存。请在 {wait} 秒后再试。",
    en: "The signing PIN is wrong. Nothing was signed and all drafts are saved. Try again after {wait} seconds.",
  },
  "passphrase-weak": {
    zh: "口令太容易被猜到（{problem}），没有设置，原有设置不变。请使用至少 12 个字符，例如四个互不相关的词。",
    en: "The passphrase is too easy to guess ({problem}). It was not set and nothing changed. Use at least 12 characters, for instance four unrelated words.",
  },
  "weak-pin": {
    zh: "PIN 不符合要求（至少 6 位，不能是连续或重复的数字），没有设置，原有设置不变。请另选一个。",
    en: "The PIN does not qualify (at least 6 digits, no runs or repetitions). It was not set and nothing changed. Choose another.",
  },
  "signing-unavailable": {
    zh: "资料库是用恢复方式打开的，只能查阅，不能签名；没有签署任何内容，草稿均已保存。请用口令解锁，或重新办理专家证书。",
    en: "The vault was opened by recovery and can only be read, not signed with. Nothing was signed and all drafts are saved. Unlock with the passphrase, or enrol again.",
  },
  "identity-damaged": {
    zh: "席位的密钥记录已损坏或被改动，没有进入席位，内容原样保留。请从备份恢复资料库，或重新办理专家证书。",
    en: "The seat's key record is damaged or was altered. The seat was not entered and its content is untouched. Restore the vault from a backup, or enrol again.",
  },
  "weak-key": {
    zh: "公钥不可用（不是有效的签名密钥），没有采纳，已有内容不受影响。请让对方重新生成密钥并重新申请。",
    en: "The public key cannot be used (it is not a sound signing key). It was not accepted and nothing changed. The person must generate new keys and apply again.",
  },
  "workstation-in-use": {
    zh: "这个工作站已在另一个窗口或程序中打开，这里没有打开第二次，内容不受影响。请回到那个窗口，或先关闭它。",
    en: "This workstation is already open in another window or program. It was not opened a second time and nothing is affected. Go to that window, or close it first.",
  },
  "backup-damaged": {
    zh: "备份不完整或被改动（位置：{at}），没有采用；这台电脑上的工作站和更早的备份都不受影响。请换一份备份，或从原工作站重新备份。",
    en: "The backup is incomplete or was altered (at {at}). It was not used; the workstations on this computer and earlier backups are unaffected. Use another backup, or make one again from the original workstation.",
  },
  "workstation-present": {
    zh: "这台电脑上已有同一个工作站（{name}），没有恢复，两边都没有更改。请直接打开它；确认它已损坏时，可选择先把它搁置一旁再恢复。",
    en: "This computer already has this workstation ({name}). Nothing was restored and neither was changed. Open it; if it is damaged, choose to set it aside first and restore then.",
  },
  "keychain-unavailable": {
    zh: "这台电脑没有可信的系统钥匙串，没有设置，也没有打开；内容完好。请使用口令。",
    en: "This computer has no trustworthy keychain. Nothing was set up or opened and everything is intact. Use the passphrase.",
  },
  "keychain-refused": {
    zh: "系统钥匙串没有交出密钥（可能换了系统账户或重装过系统），工作站仍然锁定，内容完好。请使用口令打开，再重新设置。",
    en: "The system's keychain did not give the key (another account, or the system was installed anew). The workstation stays locked and intact. Open it with the passphrase and set it up again.",
  },
  "recovery-by-alliance-off": {
    zh: "评审操作细则没有允许联盟恢复，没有设置，原有设置不变。请先由组织单位在细则中允许。",
    en: "The house rules do not allow recovery by the alliance. It was not set up and nothing changed. The organiser has to allow it in the rules first.",
  },
  "retention-running": {
    zh: "细则规定这个项目保管到 {until}，现在不能销毁，材料和文件都没有动。请在次日以后再来。",
    en: "The house rules keep this dossier until {until}. It cannot be destroyed yet and nothing was touched. Come back on the day after.",
  },
} as const satisfies Record<string, ErrorSentence>;
