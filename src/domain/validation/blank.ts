/**
 * What is to be seen of a text: anything but white space, controls, and what Unicode calls default-ignorable (zero-width
 * characters, the byte order mark, direction marks, variation selectors, the Hangul fillers, tags). The anchors of
 * annotations and the blank of Braille are none of these, and have no ink either.
 */
const visible = /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800]/u;

export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/**
 * The same for JSON Schema, written out, since its readers do not all know the properties of Unicode. Of what lies beyond
 * the basic plane it refuses nothing: the rule is the closer one.
 */
export const visiblePattern =
  '[^\\s\\u0000-\\u001f\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f' +
  '\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb]';
