/** Exercises on the request around the assertion. RFC 6749 §3.2, §4.4.2, appendix B; RFC 7521 §4.2; facts/protocol.md §11, 9, 16, 32 and 36. */
import { percentEncode } from '../../encoding/percent';
import type { ClientWork } from '../client-work';
import { assertionMark } from '../build-correct-work';
import type { Exercise } from './exercise';
import { withParameters } from './with-parameters';

const formOf =
  (changes: Readonly<Record<string, string | undefined>>) =>
  ({ form }: ClientWork) => ({ form: withParameters(form, changes) });

export const requestExercises = [
  {
    id: 'type-missing',
    server: 'entra-v2',
    breaks: formOf({ client_assertion_type: undefined }),
    mends: ['form'],
    check: 'assertion',
    code: 'request/assertion-type-missing',
  },
  {
    id: 'type-of-the-grant',
    server: 'adfs',
    breaks: formOf({
      client_assertion_type: percentEncode('urn:ietf:params:oauth:grant-type:jwt-bearer'),
    }),
    mends: ['form'],
    check: 'assertion',
    code: 'request/assertion-type-wrong',
  },
  {
    id: 'wrong-field',
    server: 'entra-v2',
    breaks: formOf({ client_assertion: undefined, assertion: assertionMark }),
    mends: ['form'],
    check: 'assertion',
    code: 'request/assertion-parameter',
  },
  {
    id: 'secret-as-well',
    server: 'generic-oidc',
    breaks: formOf({ client_secret: 'from-the-old-configuration' }),
    mends: ['form'],
    check: 'assertion',
    code: 'request/secret-and-assertion',
  },
  {
    id: 'plus-in-client-id',
    server: 'adfs',
    settings: { clientId: 'daemon+mail' },
    breaks: formOf({ client_id: 'daemon+mail' }),
    mends: ['form'],
    check: 'request',
    code: 'request/unencoded-plus',
  },
  {
    id: 'json-content-type',
    server: 'entra-v2',
    breaks: () => ({ contentType: 'application/json' }),
    mends: ['contentType'],
    check: 'request',
    code: 'request/wrong-content-type',
  },
  {
    id: 'resource-at-v2',
    server: 'entra-v2',
    breaks: formOf({ scope: undefined, resource: percentEncode('https://graph.microsoft.com') }),
    mends: ['form'],
    check: 'target',
    code: 'request/resource-on-v2',
  },
  {
    id: 'scope-without-default',
    server: 'entra-v2',
    breaks: formOf({ scope: percentEncode('https://graph.microsoft.com/Mail.Read') }),
    mends: ['form'],
    check: 'target',
    code: 'request/scope-not-default',
  },
  {
    id: 'wrong-cloud',
    server: 'entra-v2',
    breaks: ({ url }: ClientWork) => ({
      url: url.replace('login.microsoftonline.com', 'login.microsoftonline.us'),
    }),
    mends: ['url'],
    check: 'request',
    code: 'other-address',
  },
] as const satisfies readonly Exercise[];
