/** Calls back when somebody does something in the page, and when they come back to it. A pointer that only moves may be a cat’s. */
export function observeActivity(onActivity: () => void, onReturn: () => void): void {
  for (const type of ['pointerdown', 'keydown', 'wheel', 'input', 'paste', 'drop'])
    addEventListener(type, onActivity, { capture: true, passive: true });
  document.addEventListener('visibilitychange', onReturn);
  // Out of the back/forward cache, or awake again where that says nothing else.
  for (const type of ['pageshow', 'focus']) addEventListener(type, onReturn);
}
