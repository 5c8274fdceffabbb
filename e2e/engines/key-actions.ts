/** Keys as both WebDrivers take them. https://www.w3.org/TR/webdriver2/#keyboard-actions */
import type { Key } from './engine-tab';

const special: Partial<Record<Key, string>> = { Control: '\uE009', Enter: '\uE007', Tab: '\uE004' };

/** Each pressed while those before it are held. */
export function keyActions(keys: readonly Key[]): readonly object[] {
  const values = keys.map((key) => special[key] ?? key);
  const actions = (type: 'keyDown' | 'keyUp') => values.map((value) => ({ type, value }));
  return [...actions('keyDown'), ...actions('keyUp').reverse()];
}
