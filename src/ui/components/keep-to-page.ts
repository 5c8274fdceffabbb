/** For fields that may hold a secret: browsers' cloud spell checkers and password managers keep out. */
export function keepToPage(field: Element): void {
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
}

const attributes = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocapitalize: 'off',
  autocorrect: 'off',
  translate: 'no',
  writingsuggestions: 'false',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
};
