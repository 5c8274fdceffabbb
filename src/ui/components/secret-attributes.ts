/** For fields that may hold a secret: browsers' cloud spell checkers and password managers keep out. */
export const secretAttributes = {
  autocomplete: 'off',
  spellcheck: false,
  autocapitalize: 'off',
  autocorrect: 'off',
  translate: 'no',
  writingsuggestions: 'false',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
} as const;
