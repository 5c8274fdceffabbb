/** Whether the text is on the clipboard now. Browsers refuse without focus, permission or a secure context. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
