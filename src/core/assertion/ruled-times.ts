/** The times that a server's rules suggest, for inputs that nobody has edited. */
import type { ServerProfile } from '../profiles/server-profile';

/** Ten minutes and five, as Microsoft has it, or less where the server takes less. */
export function ruledTimes({ lifetime, notBeforeOffset }: ServerProfile): {
  readonly lifetime: string;
  readonly notBeforeOffset: string;
} {
  return {
    lifetime: String(Math.min(600, lifetime.value.maximum)),
    notBeforeOffset: String(notBeforeOffset?.value ?? 300),
  };
}
