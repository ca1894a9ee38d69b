/** Shown to a second window, and to one whose one-time address was used before. In both languages: the host knows no settings. */
export const takenPage =
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>桂鉴已经打开</title>` +
  `<style>body{font:17px/1.8 sans-serif;max-width:36em;margin:18vh auto;padding:0 1.5em;color:#23211d;background:#faf9f6}</style>` +
  `</head><body><p>桂鉴已在另一个窗口中打开，或这个一次性地址已经用过。请回到原来的窗口继续；其中的内容都已保存。</p>` +
  `<p lang="en">Guijian is open in another window already, or this one-time address has been used. ` +
  `Go on in the other window; everything there is saved.</p></body></html>\n`;
