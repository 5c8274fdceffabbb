/** Stored beside the theme, and only where somebody switched the key off (WCAG 2.2, 2.1.4). */
const name = 'question-key';

export function readQuestionKey(): boolean {
  try {
    return localStorage.getItem(name) !== 'off';
  } catch {
    return true;
  }
}

export function storeQuestionKey(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(name);
    else localStorage.setItem(name, 'off');
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
}
