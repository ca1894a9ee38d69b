const fields = "input:not([autocomplete]), textarea:not([autocomplete])";

/**
 * Tells the browser not to remember what stands in fields: without it, Chromium writes their content into the session file of its
 * profile, readable, where a crash leaves it. Every field is told as it comes onto the page, also one nobody touches.
 */
export function keepNothingTyped(page: Document): void {
  const tell = (part: ParentNode): void => {
    for (const field of part.querySelectorAll(fields)) field.setAttribute("autocomplete", "off");
  };
  const arrived = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) tell(node.parentElement ?? page);
  });
  arrived.observe(page, { childList: true, subtree: true });
  tell(page);
}
