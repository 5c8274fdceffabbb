/** HTTPie, in a POSIX shell. https://httpie.io/docs/cli/raw-request-body */
import { assertionParameter, splitBody, type AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { fileOnStdin } from './curl-bash';
import { quotePosix } from './quote-posix';
import { headersOf, methodOf } from './header-fields';

/**
 * The body whole and encoded: HTTPie's own form writes a space as `+`, and its request items have an escape of their
 * own. Read from a file the way curl is given it, since `=@` would send an editor's newline along.
 */
export function formatHttpie(request: TokenRequest, place: AssertionPlace): string {
  const target = [
    // A plug-in, httpie-negotiate: the session's own user.
    ...(request.negotiate ? ['--auth-type=negotiate --auth=:'] : []),
    `${methodOf(request)} ${quotePosix(request.url)}`,
    ...headersOf(request).map(([name, value]) => quotePosix(`${name}:${value}`)),
  ];
  if (place === 'inline' || !assertionParameter(request)) {
    const body = request.method === 'GET' ? [] : [`--raw=${quotePosix(request.body)}`];
    const print = request.answer === 'headers' ? ' --print=h' : '';
    return [`http --ignore-stdin${print}`, ...target, ...body].join(' \\\n  ');
  }
  const [before, after] = splitBody(request);
  const body = [before, after].map((text) => (text === '' ? '' : `printf %s ${quotePosix(text)}`));
  const commands = [body[0], fileOnStdin, body[1]].filter((one) => one !== '');
  return `{ ${commands.join('; ')}; } |\n  ${['http', ...target].join(' \\\n  ')}`;
}
