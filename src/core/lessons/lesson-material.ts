/** What exercises are made of: two throw-away credentials, one of them registered, and a moment. */
import type { Credential } from '../x509/credential';

export interface LessonMaterial {
  /** The one that is registered. */
  readonly credential: Credential;
  readonly other: Credential;
  /** NumericDate: the server's clock, which stands still while somebody learns. */
  readonly madeAt: number;
  readonly jti: string;
}
