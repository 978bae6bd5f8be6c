/** Reads `Forwarded` (RFC 7239): for each proxy on the way, from the client on, whom it was asked by, as what and how. */
export interface ForwardedElement {
  /** The address without a port, or a name that stands for one. */
  readonly for?: string;
  readonly host?: string;
  readonly proto?: string;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PAIR = new RegExp(`[ \\t]*(?:(${TOKEN})=(${TOKEN}|"(?:[^"\\\\]|\\\\.)*")[ \\t]*)?([;,]|$)`, 'y');

/** Undefined when it is not of that form, or says something of one proxy twice. */
export function readForwarded(text: string): readonly ForwardedElement[] | undefined {
  const elements: ForwardedElement[] = [];
  let element: Record<string, string> = {};
  PAIR.lastIndex = 0;
  for (;;) {
    const [, name, value, end] = PAIR.exec(text) ?? [];
    if (end === undefined) return undefined;
    if (name !== undefined && value !== undefined) {
      const key = name.toLowerCase();
      if (Object.hasOwn(element, key)) return undefined;
      element[key] = value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
    }
    if (end === ';') continue;
    elements.push(elementOf(element));
    element = {};
    if (end === '') return elements;
  }
}

function elementOf({ for: node, host, proto }: Record<string, string>): ForwardedElement {
  return {
    ...(node === undefined ? {} : { for: withoutPort(node) }),
    ...(host === undefined ? {} : { host }),
    ...(proto === undefined ? {} : { proto: proto.toLowerCase() }),
  };
}

/** `[2001:db8::1]:4711` and `192.0.2.1:80` without their brackets and ports. */
function withoutPort(node: string): string {
  const [, inBrackets] = /^\[([^\]]*)\](?::[\w.-]+)?$/.exec(node) ?? [];
  return inBrackets ?? node.replace(/:[\w.-]+$/, '');
}
