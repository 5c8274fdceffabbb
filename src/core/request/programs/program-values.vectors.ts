/** Values that mean something within the quotes of one language or another, besides those of the dialects. */

export const programValues: readonly string[] = [
  '#{`touch pwned`}',
  '#$stdout #@x',
  '${`touch pwned`}',
  // Java reads a Unicode escape before all else.
  '\\u0022 + x + \\u0022',
  '\\\\u0022',
  '\\\u00e9',
  '\\u000a',
  '\'\'\' """ ```',
  '*/ // # -- <!-- -->',
  '@"a" $"{x}"',
  '%{x} %s %d {0}',
  '\\x41\\101\\n\\',
  // C# and JavaScript once took these for the ends of lines; the next turns round the direction of what follows.
  '\u2028\u2029\u0085',
  '\u202e\u2066\u200b\ufeff',
  '\u007f\u0001\u001b[31m',
  '\ue000hole\ue001',
  '=cmd|calc',
  '__END__',
  'lone \ud800 surrogate',
];
