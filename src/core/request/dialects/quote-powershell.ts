/** A text as one PowerShell argument. about_Quoting_Rules; PowerShell language specification §2.3.5.2. */

/**
 * Between single quotes nothing is special but a single quote, and PowerShell takes the four typographic ones for it
 * too. Doubled, each stands for itself.
 */
export function quotePowershell(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
