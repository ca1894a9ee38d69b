/** One piece of an XML text, in order. Names are without their namespace prefix. */
export type XmlPiece =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly empty: boolean;
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const piece = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/gy;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Walks through XML piece by piece. Document type declarations, and with them entities of one's own, are refused. Throws on what is no XML. */
export function* scanXml(xml: string): Generator<XmlPiece> {
  const scan = new RegExp(piece);
  for (let at = 0; at < xml.length; at = scan.lastIndex) {
    scan.lastIndex = at;
    const found = scan.exec(xml);
    if (found === null || found[3]?.startsWith("!") === true) throw new Error(`no XML at ${at}`);
    const [, cdata, slash, name, rest = "", self, text] = found;
    if (cdata !== undefined) yield { kind: "text", text: cdata };
    else if (text !== undefined) yield { kind: "text", text: decode(text) };
    else if (name !== undefined && slash === "/") yield { kind: "close", name: local(name) };
    else if (name !== undefined)
      yield { kind: "open", name: local(name), attributes: attributesOf(rest), empty: self === "/" };
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(attribute), ([, name = "", double, single]) => [
      local(name),
      decode(double ?? single ?? ""),
    ]),
  );
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function decode(text: string): string {
  return text.replaceAll(/&(#x?)?([^;\s]+);/g, (whole, number: string | undefined, body: string) => {
    if (number === undefined) return entities[body] ?? whole;
    const point = Number.parseInt(body, number === "#x" ? 16 : 10);
    return Number.isInteger(point) && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
