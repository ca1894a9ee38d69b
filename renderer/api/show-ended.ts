/** Covers the page of a host that has ended: nothing typed from here on could be kept. */
export function showEnded(): void {
  const notice = document.createElement("dialog");
  notice.setAttribute("role", "alertdialog");
  notice.textContent = document.documentElement.lang.startsWith("en")
    ? "Guijian has ended; everything that was shown as saved is safe. Start the program again."
    : "桂鉴已经退出，显示为已保存的内容都在。请重新启动程序。";
  notice.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(notice);
  notice.showModal();
}
