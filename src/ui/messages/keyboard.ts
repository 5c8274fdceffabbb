/** What each key does, and where. */

interface KeyUse {
  /** One or the other of these, each pressed together. */
  readonly keys: readonly (readonly string[])[];
  readonly where: string;
  readonly does: string;
}

/** @param commandKey what the machine calls it: `Ctrl` or `⌘` */
export function keyUses(commandKey: string): readonly KeyUse[] {
  return [
    {
      keys: [['Tab'], ['Shift', 'Tab']],
      where: 'Everywhere',
      does: 'To the next control, and to the one before',
    },
    { keys: [['Enter'], ['Space']], where: 'On a button', does: 'Presses it' },
    { keys: [['Space']], where: 'On a checkbox', does: 'Ticks it' },
    { keys: [['Esc']], where: 'In a dialog or note', does: 'Closes it' },
    { keys: [['?']], where: 'Outside fields', does: 'Opens this table' },
    { keys: [[commandKey, 'Enter']], where: 'Sign', does: 'Signs the assertion' },
    { keys: [['Enter']], where: 'In a password field', does: 'Unlocks what the password is for' },
    { keys: [['Enter']], where: 'Batch, in a number field', does: 'Makes the batch' },
    {
      keys: [['Enter']],
      where: 'Credential, in a field of the new key',
      does: 'Generates key and certificate',
    },
    {
      keys: [['←'], ['→'], ['Home'], ['End']],
      where: 'In a row of members, bytes or characters',
      does: 'To the one before, to the next, to the first, to the last',
    },
    {
      keys: [['↑'], ['↓'], ['Home'], ['End']],
      where: 'In the tree of a certificate',
      does: 'To the element above, to the one below, to the first, to the last',
    },
    {
      keys: [['→'], ['←']],
      where: 'In the tree of a certificate',
      does: 'Opens an element or goes into it, closes it or goes out of it',
    },
    { keys: [['→'], ['Page Down']], where: 'A lesson in presentation mode', does: 'To the next step' },
    { keys: [['←'], ['Page Up']], where: 'A lesson in presentation mode', does: 'To the previous step' },
    { keys: [['Esc']], where: 'A lesson in presentation mode', does: 'Ends it' },
  ];
}
