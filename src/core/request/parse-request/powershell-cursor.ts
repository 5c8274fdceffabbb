/** A place in a script of PowerShell. about_Parsing, about_Comments. */

export class PowershellCursor {
  readonly text: string;
  at = 0;
  /** Between round brackets, the end of a line ends nothing. */
  isMultiline = false;

  constructor(text: string) {
    this.text = text;
  }

  peek(length = 1): string {
    return this.text.slice(this.at, this.at + length);
  }

  /** A pattern that begins here, and is passed. */
  take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.peek(320))?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** Blanks, comments, and a new line that a backtick continues. */
  skip(pastLines = this.isMultiline): void {
    for (;;) {
      const character = this.peek();
      if (/^[ \t\u00a0]$/.test(character) || (pastLines && /^[\r\n]$/.test(character))) this.at++;
      else if (/^`\r?\n/.test(this.peek(3))) this.at = this.#past('\n');
      else if (character === '#') this.at = this.#past('\n') - 1;
      else if (this.peek(2) === '<#') this.at = this.#past('#>');
      else return;
    }
  }

  #past(wanted: string): number {
    const found = this.text.indexOf(wanted, this.at);
    return found < 0 ? this.text.length + 1 : found + wanted.length;
  }
}
