/** What in a source is a text for people, and what only looks like one. */

/** Languages (see translate-source) and options of `Intl`. */
const ofIntl = /^(en|numeric|short|long|2-digit)$/;

/** Hours and seconds. */
const units = /^[hs]$/;

/** In `ui/messages` nearly every string is; these are names of the standards and of the code. */
export function isTextInMessages(text: string): boolean {
  if (units.test(text)) return true;
  if (!/\p{L}{2}/u.test(text) || ofIntl.test(text)) return false;
  return !/^[\w#:./=-]*[_#:/=][\w#:./=-]*$/.test(text);
}

/** Elsewhere most strings are for machines: a text has words, or begins with a capital as a label does. */
export function isTextInCode(text: string): boolean {
  const trimmed = text.trim();
  if (!/\p{L}{2}/u.test(trimmed)) return false;
  if (keys.has(trimmed) || /^[\w-]+=|^[#.[]\S/.test(trimmed)) return false;
  return /\p{L}\S* +\S*\p{L}/u.test(trimmed) || /^[▲●✓✗⚠]? ?\p{Lu}\p{Ll}+\b/u.test(trimmed);
}

/** In a table of examples the name is a text, and the text is none. */
const exampleName = /^(an?|one) \p{L}[\p{L} \d]{3,30}$/u;

/** How strictly the strings of a file are looked at. */
export function judgeOfPath(path: string): (text: string) => boolean {
  if (path.endsWith('.html')) return (text) => isTextInCode(text) && /^\p{Lu}/u.test(text);
  if (path.includes('/messages/')) return isTextInMessages;
  if (path.includes('/core/proof/')) return isProofName;
  if (path.includes('/core/')) return isNoText;
  if (path.endsWith('-examples.ts')) return (text) => exampleName.test(text);
  return path.endsWith('.svelte') ? (text) => isTextInCode(text) || /^(yes|no)$/.test(text) : isTextInCode;
}

/** `Serial number`, `JWK thumbprint`; commands have more than words in them, and these are .NET's names. */
function isProofName(text: string): boolean {
  if (/^(True|Pss|Exponent|Modulus)$/.test(text)) return false;
  return /^(\p{Lu}\p{Ll}+( \p{Ll}+){0,3}|(JOSE|JWK|SHA-\d+)( \p{Ll}[\p{Ll}\d]*){1,2})$/u.test(text);
}

/** What a component is called on the page may be one word in lower case: `report`, and no `customKeyIdentifier`. */
export function judgeOfComponentName(judge: (text: string) => boolean): (text: string) => boolean {
  return (text) => judge(text) || /^\p{Ll}{4,}(?!\p{L})/u.test(text);
}

/** Core has codes and names, and texts for people in few properties alone. */
const isNoText = () => false;

/** `Bash with OpenSSL`: of what stands in a list to choose from; what has one word is a name of the code, or the same everywhere. */
const isNameOfChoice = (text: string) => text.includes(' ');

export function judgeOfProperty(name: string, judge: (text: string) => boolean): (text: string) => boolean {
  if (name === 'hint' || name === 'notes') return isTextInCode;
  if (name === 'name' && judge === isNoText) return isNameOfChoice;
  return /^(source|checked|id|example)$/.test(name) ? isNoText : judge;
}

/** `KeyboardEvent.key` */
const keys = new Set([
  'Enter',
  'Escape',
  'Tab',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Control',
  'Meta',
  'Shift',
  'Alt',
  'Delete',
  'Backspace',
]);

export const textlessAttributes =
  /^(class|id|for|href|src|type|role|name|rel|target|method|style|slot|lang|dir|tabindex|autocomplete|autocapitalize|autocorrect|spellcheck|inputmode|translate|pattern|accept|scope|key|value|charset|http-equiv|aria-(live|current|controls|labelledby|describedby|hidden|expanded|pressed|atomic|invalid|haspopup|orientation|owns)|data-.*|viewBox|d|fill|stroke.*|points|transform|marker-.*|text-anchor|dominant-baseline|[xyrwh]\d?|cx|cy|rx|ry|dx|dy|width|height|preserveAspectRatio|kind|tone|path|code)$/;

/** Calls whose literal argument is for a machine. */
export const textlessCalls =
  /(^|\.)(split|startsWith|endsWith|includes|indexOf|replace|replaceAll|match|matchMedia|test|getElementById|querySelector|querySelectorAll|addEventListener|toLocaleString|padStart|padEnd|getData|setAttribute|getAttribute|closest|get|has|set|Set|Map|entriesOf)$/;

/** What stands in them is code. */
export const untranslatedElements = new Set(['code', 'kbd', 'samp', 'pre', 'svg:style', 'script', 'style']);

/** They stand within a sentence. */
export const inline = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'code',
  'em',
  'i',
  'kbd',
  'output',
  'q',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'var',
  'wbr',
]);
