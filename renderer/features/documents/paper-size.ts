/** Width of A4 upright and on its side, CSS pixels. */
const widths = { upright: 794, sideways: 1123 } as const;
/** Room beside the sheet for its margin and the scroll bar. */
const beside = 46;
const most = 1.5;

/** Whether any page of a print page lies on its side. */
export function isLandscape(html: string): boolean {
  return html.includes('<section class="landscape"');
}

/** The scale at which a sheet fills a room of `width` CSS pixels, never so large that lines become clumsy. 1 while the room is not known. */
export function fitScale(width: number, landscape: boolean): number {
  if (width <= 0) return 1;
  return Math.min(most, width / ((landscape ? widths.sideways : widths.upright) + beside));
}
